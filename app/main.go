// Focalpoint is the program with which focal points keep their institution's part of the Peacebuilding and Recovery
// Data Portal true, on line and off line. Without arguments it opens the window; with a subcommand it does one job in
// the terminal.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	env := environment{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now}
	watchCrashes(env)
	code := run(ctx, os.Args[1:], env)
	stop()
	os.Exit(code)
}

// environment is everything that the program takes from outside its arguments.
type environment struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
}

// run is the whole program; it returns the exit status.
func run(ctx context.Context, args []string, env environment) int {
	p := &program{env: env, lang: langOf(args)}
	root := p.rootCommand()
	root.SetArgs(args)
	root.SetIn(env.stdin)
	root.SetOut(env.stdout)
	root.SetErr(env.stderr)
	begun := false
	noteBeginning(root, &begun)
	called, err := root.ExecuteContextC(ctx)
	if err != nil && !begun {
		err = p.refused(called, err)
	}
	if p.maps != nil {
		err = errors.Join(err, p.maps.Close())
	}
	if err != nil {
		p.complain(err)
	}
	return exitStatus(err)
}

// langOf is what --lang says, also where what stands before it is wrong and must be explained.
func langOf(args []string) string {
	for i, arg := range args {
		if lang, found := strings.CutPrefix(arg, "--lang="); found {
			return lang
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// noteBeginning sets begun as soon as a command's own work begins.
func noteBeginning(cmd *cobra.Command, begun *bool) {
	if work := cmd.RunE; work != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			*begun = true
			return work(cmd, args)
		}
	}
	for _, child := range cmd.Commands() {
		noteBeginning(child, begun)
	}
}
