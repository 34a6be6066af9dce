package desk_test

import (
	"io"
	"net"
	"strings"
	"testing"
)

// relay passes connections on to a portal and gives the address to speak to: what the portal says as it is, and what is
// said to it as up does, which closes what it wants closed.
func relay(t testing.TB, portal string, up func(far, near net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", strings.TrimPrefix(portal, "http://"))
			if err != nil {
				_ = near.Close()
				return
			}
			go func() { _, _ = io.Copy(near, far); _ = near.Close() }()
			go up(far, near)
		}
	}()
	return "http://" + listener.Addr().String()
}
