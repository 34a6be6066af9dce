//go:build !headless

package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2/app"

	"focalpoint/internal/desk"
	"focalpoint/internal/ui"
	"focalpoint/internal/ui/runner"
)

// drawPictures draws the pages of a desk into a folder, without a display.
func (p *program) drawPictures(opened *desk.Desk, dir string) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("making the folder for the pictures: %w", err)
	}
	app.NewWithID(appID)
	queue := runner.NewQueue()
	return ui.DrawPictures(dir, p.windowDeps(opened, queue), queue)
}
