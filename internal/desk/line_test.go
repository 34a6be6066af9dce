package desk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
	"focalpoint/internal/desk/desktest"
	"focalpoint/internal/portal"
	"focalpoint/internal/portal/server"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// The line of a field office: bits a second, and delay, each way.
const (
	lineRate  = 64_000
	lineDelay = 300 * time.Millisecond
)

// poorLine carries what is written at the line's rate, and everything so much later. packaging/bench/link measures with
// the system's own network; this needs nothing of it.
type poorLine struct {
	net.Conn
	up chan<- parcelOnTheWay
	in *io.PipeReader
}

type parcelOnTheWay struct {
	bytes []byte
	due   time.Time
}

func dialPoorLine(ctx context.Context, network, address string) (net.Conn, error) {
	time.Sleep(2 * lineDelay) // the connection's own handshake
	conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	up, down := make(chan parcelOnTheWay, 1), make(chan parcelOnTheWay, 1)
	in, out := io.Pipe()
	go deliver(conn, up)
	go deliver(out, down)
	go func() {
		defer close(down)
		buffer := make([]byte, 1448)
		for {
			n, err := conn.Read(buffer)
			if err != nil {
				return
			}
			down <- onTheWay(buffer[:n])
		}
	}()
	return &poorLine{conn, up, in}, nil
}

// onTheWay takes as long as the line needs to take bytes.
func onTheWay(p []byte) parcelOnTheWay {
	time.Sleep(time.Duration(float64(len(p)*8) / lineRate * float64(time.Second)))
	return parcelOnTheWay{append([]byte(nil), p...), time.Now().Add(lineDelay)}
}

func deliver(to io.WriteCloser, parcels <-chan parcelOnTheWay) {
	defer func() { _ = to.Close() }()
	for p := range parcels {
		time.Sleep(time.Until(p.due))
		if _, err := to.Write(p.bytes); err != nil {
			continue // what is still on the way is lost
		}
	}
}

func (l *poorLine) Write(p []byte) (int, error) {
	for at := 0; at < len(p); at += 1448 {
		l.up <- onTheWay(p[at:min(len(p), at+1448)])
	}
	return len(p), nil
}

func (l *poorLine) Read(p []byte) (int, error) { return l.in.Read(p) }

func (l *poorLine) Close() error {
	_ = l.in.Close()
	return l.Conn.Close()
}

// Sending 300 new records over a poor line, as a part of what the line would need for the same changes as one frame of
// the best compression that package zstd has, and three round trips.
func BenchmarkPoorLine(b *testing.B) {
	const records = 300
	p := desktest.StartPortal(b)
	for b.Loop() {
		b.StopTimer()
		v, client := enrolOnPoorLine(b, p)
		frame := queueRecords(b, v, records)
		limit := float64(frame)*8/lineRate + 6*lineDelay.Seconds()
		s := syncer.New(desk.StoreOf(v, time.Now), desk.LinkOf(client), time.Now, syncer.Observer{Changed: func() {}, Finished: func(syncer.Result, error) {}})
		b.StartTimer()
		result, err := s.Exchange(b.Context())
		if err != nil || result.Accepted != records {
			b.Fatal(result, err)
		}
		b.ReportMetric(result.Duration.Seconds()/limit, "×limit")
		b.ReportMetric(float64(result.Requests), "requests")
		b.ReportMetric(float64(result.Up), "bytes-up")
		b.StopTimer()
		if err := v.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// Sending one change after the other over a connection that stands: one request each, and little more than its bytes.
func BenchmarkOneChange(b *testing.B) {
	v, client := enrolOnPoorLine(b, desktest.StartPortal(b))
	s := syncer.New(desk.StoreOf(v, time.Now), desk.LinkOf(client), time.Now, syncer.Observer{Changed: func() {}, Finished: func(syncer.Result, error) {}})
	if _, err := s.Exchange(b.Context()); err != nil {
		b.Fatal(err)
	}
	var total syncer.Result
	b.ResetTimer()
	for b.Loop() {
		queueRecords(b, v, 1)
		result, err := s.Exchange(b.Context())
		if err != nil || result.Accepted != 1 {
			b.Fatal(result, err)
		}
		total.Requests, total.Up, total.Down = total.Requests+result.Requests, total.Up+result.Up, total.Down+result.Down
	}
	b.ReportMetric(float64(total.Requests)/float64(b.N), "requests")
	b.ReportMetric(float64(total.Up)/float64(b.N), "bytes-up")
	b.ReportMetric(float64(total.Down)/float64(b.N), "bytes-down")
}

func enrolOnPoorLine(b *testing.B, p desktest.Portal) (*vault.Vault, *portal.Client) {
	b.Helper()
	v := p.Join(b, p.URL, server.Invitation{Person: "Олена", Organisation: fmt.Sprint("ОДА ", aid.NewID()), OrganisationType: "11", Role: aid.RoleFocalPoint}, time.Now)
	profile := v.Profile()
	client, err := portal.New(portal.Options{
		BaseURL: profile.Portal, Identity: &portal.Identity{ID: aid.ID(profile.PortalID)}, Tokens: desk.TokensOf(v),
		Device: func() aid.ID { return profile.Device }, Transport: &http.Transport{DialContext: dialPoorLine},
	})
	if err != nil {
		b.Fatal(err)
	}
	return v, client
}

// queueRecords puts new records of about 2 KB into the queue, and says how many bytes they are as one frame.
func queueRecords(b *testing.B, v *vault.Vault, n int) (frame int) {
	b.Helper()
	words := strings.Fields("ремонт школи громада підрядник укриття меблі обладнання мешканці водогін лікарня договір послуга переселенці навчання бібліотека генератор теплиця насос дах вікна")
	var all bytes.Buffer
	lines := json.NewEncoder(&all)
	for i := range n {
		fields := aid.Fields{}
		fields.SetText(aid.PathReportingOrg, string(v.Profile().Org))
		for path, length := range map[aid.Path]int{"title.uk": 6, "description.uk": 60, "objectives.uk": 40} {
			text := make([]string, length)
			for j := range text {
				text[j] = words[(i*7+j*j+len(path)*i*j)%len(words)] + fmt.Sprint((i*j)%97)
			}
			fields.SetText(path, strings.Join(text, " "))
		}
		record := aid.Record{Kind: aid.KindActivity, ID: aid.NewID(), Fields: fields}
		if err := v.Save(vault.Draft{Record: record, Queue: true, At: time.Now()}); err != nil {
			b.Fatal(err)
		}
		if err := lines.Encode(record); err != nil {
			b.Fatal(err)
		}
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		b.Fatal(err)
	}
	return len(encoder.EncodeAll(all.Bytes(), nil))
}
