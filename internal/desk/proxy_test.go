package desk_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk/desktest"
)

// A real nginx before the portal. As it comes it gathers a body of 1 MB at most before it passes it on: then many small
// requests take the place of one. Told not to gather, it lets the one stream through.
func TestThroughNginx(t *testing.T) {
	if _, err := exec.LookPath("nginx"); err != nil {
		t.Skip("nginx is not installed (Debian: nginx-light)")
	}
	const records = 300 // 1.3 MB
	for _, tt := range []struct {
		name, settings string
		requests       func(int) bool
	}{
		{"as it comes", "", func(n int) bool { return n > 3 }},
		{"told not to gather", "proxy_request_buffering off; client_max_body_size 0; proxy_http_version 1.1;", func(n int) bool { return n == 1 }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := desktest.StartPortal(t)
			d := p.EnrolBy(t, startNginx(t, p.URL, tt.settings), "Олена", aid.RoleFocalPoint)
			if _, err := d.Sync(t.Context()); err != nil {
				t.Fatal(err)
			}
			desktest.QueueMany(t, d, records)
			report, err := d.SyncPersistently(t.Context(), func(err error) { t.Log(err) })
			if err != nil || report.Accepted != records || !tt.requests(report.Requests) {
				t.Errorf("%+v, %v", report, err)
			}
			t.Logf("%d requests, %d bytes", report.Requests, report.BytesUp)
		})
	}
}

// startNginx puts nginx before a portal, and gives its address.
func startNginx(t *testing.T, portal, settings string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close() // nginx takes its place
	dir := t.TempDir()
	user := "" // of the processes that serve: they need this folder
	if os.Geteuid() == 0 {
		user = "user root;"
	}
	config := filepath.Join(dir, "nginx.conf")
	err = os.WriteFile(config, fmt.Appendf(nil, `
%[5]s
daemon off;
pid %[1]s/pid;
error_log %[1]s/errors;
events {}
http {
	access_log off;
	client_body_temp_path %[1]s/bodies;
	proxy_temp_path %[1]s/answers;
	fastcgi_temp_path %[1]s/a; uwsgi_temp_path %[1]s/b; scgi_temp_path %[1]s/c;
	server { listen %[2]s; location / { proxy_pass %[3]s; %[4]s } }
}`, dir, address, portal, settings, user), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	nginx := exec.Command("nginx", "-e", filepath.Join(dir, "errors"), "-c", config)
	var said strings.Builder
	nginx.Stdout, nginx.Stderr = &said, &said
	if err := nginx.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = nginx.Process.Signal(os.Interrupt)
		_ = nginx.Wait() // it was told to end
	})
	for range 100 {
		if conn, err := net.Dial("tcp", address); err == nil {
			_ = conn.Close()
			return "http://" + address
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("nginx does not start: ", said.String())
	return ""
}
