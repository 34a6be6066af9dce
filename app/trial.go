//go:build crashtrial

package main

import (
	"os"
	"os/signal"
	"syscall"

	"focalpoint/internal/ui/runner"
)

// In the build that packaging/crash tries, and in no other, SIGUSR1 makes the window's goroutine panic and SIGUSR2 makes
// another one panic.
func init() {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGUSR1, syscall.SIGUSR2)
	const secret = "what a person has typed"
	go func() {
		if <-asked == syscall.SIGUSR1 {
			runner.Async{}.Post(func() { panic(secret) })
			return
		}
		panic(secret)
	}()
}
