package ui

import (
	"context"
	"time"

	"focalpoint/internal/atlas"
	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/activities"
	"focalpoint/internal/ui/editor"
	"focalpoint/internal/ui/overview"
	"focalpoint/internal/ui/pattern"
	"focalpoint/internal/ui/quality"
	"focalpoint/internal/ui/quarter"
	"focalpoint/internal/ui/runner"
	"focalpoint/internal/ui/sending"
	"focalpoint/internal/ui/settings"
)

// Desk is what the window asks of the desk.
type Desk interface {
	activities.Desk
	editor.Desk
	overview.Desk
	pattern.Desk
	quality.Desk
	quarter.Desk
	sending.Desk
	settings.Desk
	SetLanguage(lang string) error
	Sync(ctx context.Context) (desk.Report, error)
	Pause() error
	Watch(f func()) (cancel func())
}

// Deps is what the window is made of.
type Deps struct {
	Desk        Desk
	Runner      runner.Runner
	Now         func() time.Time
	Explain     func(*i18n.Localizer, error) string
	Message     func(*i18n.Localizer, desk.Finding) string
	Reason      func(*i18n.Localizer, desk.RefusedCell) string
	Tiles       func(dark bool, lang string) *atlas.Renderer
	Attribution func(lang string) string
	Version     string
	Lang        string
}
