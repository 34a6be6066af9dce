//go:build ignore

// A poor line between two network namespaces, with the system's own TCP on both sides: a bit rate, a delay, loss, and a
// queue that drops what it cannot hold. With -relay it is the other thing that goes wrong on such lines: a box in the
// middle that resets every connection after a while. packaging/bench/link runs it; it needs root and /dev/net/tun.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"os"
	"os/signal"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

func main() {
	near := flag.String("near", "", "namespace of the office")
	far := flag.String("far", "", "namespace of the portal")
	rate := flag.Float64("rate", 64_000, "bits a second, each way")
	delay := flag.Duration("delay", 300*time.Millisecond, "one way")
	loss := flag.Float64("loss", 0, "part of the packets that is lost, each way")
	relay := flag.String("relay", "", "HOST:PORT to listen on instead, and to carry connections from")
	to := flag.String("to", "", "HOST:PORT that the relay carries connections to")
	reset := flag.Duration("reset", time.Minute, "how long the relay leaves a connection")
	flag.Parse()
	if *relay != "" {
		log.Fatal(carryConnections(*relay, *to, *reset))
	}
	a, err := openTunnel(*near)
	if err != nil {
		log.Fatal(err)
	}
	b, err := openTunnel(*far)
	if err != nil {
		log.Fatal(err)
	}
	up, down := &direction{rate: *rate, delay: *delay, loss: *loss, seed: 1}, &direction{rate: *rate, delay: *delay, loss: *loss, seed: 2}
	go up.carry(a, b)
	go down.carry(b, a)
	fmt.Println("ready")
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGTERM, syscall.SIGINT)
	<-ended
	fmt.Printf("%v up, %v down\n", up, down)
}

// openTunnel makes the device "line" in a network namespace.
func openTunnel(namespace string) (*os.File, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	home, err := os.Open("/proc/thread-self/ns/net")
	if err != nil {
		return nil, err
	}
	defer home.Close()
	there, err := os.Open("/var/run/netns/" + namespace)
	if err != nil {
		return nil, err
	}
	defer there.Close()
	if err := unix.Setns(int(there.Fd()), unix.CLONE_NEWNET); err != nil {
		return nil, err
	}
	device, err := unix.Open("/dev/net/tun", unix.O_RDWR|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	request, err := unix.NewIfreq("line")
	if err != nil {
		return nil, err
	}
	request.SetUint16(unix.IFF_TUN | unix.IFF_NO_PI)
	if err := unix.IoctlIfreq(device, unix.TUNSETIFF, request); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(device), "line"), unix.Setns(int(home.Fd()), unix.CLONE_NEWNET)
}

// queue is how many bytes wait before the line drops what comes, as the buffers of modems do.
const queue = 64_000

// direction is one way of the line.
type direction struct {
	rate    float64
	delay   time.Duration
	loss    float64
	seed    uint64
	packets atomic.Int64
	bytes   atomic.Int64
}

type packet struct {
	bytes []byte
	due   time.Time
}

func (d *direction) carry(from io.Reader, to io.Writer) {
	random := rand.New(rand.NewPCG(1, d.seed))
	onTheWay := make(chan packet, 100_000)
	go func() {
		for p := range onTheWay {
			time.Sleep(time.Until(p.due))
			_, _ = to.Write(p.bytes)
		}
	}()
	var free time.Time // when the line can take the next packet
	buffer := make([]byte, 65_536)
	for {
		n, err := from.Read(buffer)
		if err != nil {
			return
		}
		now := time.Now()
		if free.Before(now) {
			free = now
		}
		if buffer[0]>>4 != 4 || free.Sub(now).Seconds()*d.rate/8+float64(n) > queue {
			continue
		}
		free = free.Add(time.Duration(float64(n*8) / d.rate * float64(time.Second)))
		d.packets.Add(1)
		d.bytes.Add(int64(n))
		if random.Float64() >= d.loss {
			onTheWay <- packet{append([]byte(nil), buffer[:n]...), free.Add(d.delay)}
		}
	}
}

func (d *direction) String() string {
	return fmt.Sprintf("%d packets, %d bytes", d.packets.Load(), d.bytes.Load())
}

// carryConnections resets each connection after a while, so that what is on the way is lost.
func carryConnections(at, to string, life time.Duration) error {
	listener, err := net.Listen("tcp", at)
	if err != nil {
		return err
	}
	for {
		near, err := listener.Accept()
		if err != nil {
			return err
		}
		far, err := net.Dial("tcp", to)
		if err != nil {
			return err
		}
		end := sync.OnceFunc(func() {
			for _, c := range []net.Conn{near, far} {
				_ = c.(*net.TCPConn).SetLinger(0)
				_ = c.Close()
			}
		})
		time.AfterFunc(life, end)
		for _, way := range [][2]net.Conn{{near, far}, {far, near}} {
			go func() {
				defer end()
				_, _ = io.Copy(way[0], way[1])
			}()
		}
	}
}
