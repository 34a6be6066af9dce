//go:build headless

package main

import (
	"context"

	"focalpoint/internal/desk"
)

func (p *program) openWindow(context.Context) error { return wrong("no_window") }

func hasDisplay(func(string) string) bool { return false }

func (p *program) demoWindow(context.Context) error { return wrong("no_window") }

func (p *program) drawPictures(*desk.Desk, string) ([]string, error) {
	return nil, wrong("no_window")
}
