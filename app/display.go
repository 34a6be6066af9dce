//go:build !headless

package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// hasDisplay says whether there is a screen that takes connections.
func hasDisplay(getenv func(string) string) bool {
	if name := getenv("WAYLAND_DISPLAY"); name != "" {
		if !filepath.IsAbs(name) {
			name = filepath.Join(getenv("XDG_RUNTIME_DIR"), name)
		}
		if connects("unix", name) {
			return true
		}
	}
	display := getenv("DISPLAY")
	if display == "" {
		return nativeWindows
	}
	host, number, _ := strings.Cut(display, ":")
	number, _, _ = strings.Cut(number, ".")
	if host == "" || strings.HasPrefix(host, "/") {
		return nativeWindows || connects("unix", "/tmp/.X11-unix/X"+number) || connects("unix", "@/tmp/.X11-unix/X"+number)
	}
	return true // a screen of another computer: let the window system say
}

// nativeWindows is true where the system always has a screen for programs with windows.
const nativeWindows = os.PathSeparator == '\\'

func connects(network, address string) bool {
	conn, err := net.DialTimeout(network, address, time.Second)
	if err != nil {
		return false
	}
	return conn.Close() == nil
}
