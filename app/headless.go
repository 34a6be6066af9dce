//go:build headless

package main

import (
	"context"
	"errors"

	"focalpoint/internal/desk"
)

// errNoWindow says that this build has no window.
var errNoWindow = errors.New("this is the program without a window: see focalpoint --help for what it does in the terminal")

func (p *program) openWindow(context.Context) error { return usageError{errNoWindow} }

func hasDisplay(func(string) string) bool { return false }

func (p *program) demoWindow(context.Context) error { return usageError{errNoWindow} }

func (p *program) drawPictures(*desk.Desk, string) ([]string, error) {
	return nil, usageError{errNoWindow}
}
