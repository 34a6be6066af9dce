package desk

import (
	"context"
	"errors"

	"focalpoint/internal/portal"
	"focalpoint/internal/syncer"
)

var _ syncer.FilePortal = link{}

// Held is portal.Client.Attachment with errors that the syncer acts on.
func (l link) Held(ctx context.Context, name string) (syncer.Held, syncer.Traffic, error) {
	var traffic portal.Traffic
	held, err := l.client.Attachment(ctx, name, &traffic)
	return syncer.Held(held), syncer.Traffic(traffic), fileMeaning(err)
}

// SendPiece is portal.Client.SendPiece with errors that the syncer acts on.
func (l link) SendPiece(ctx context.Context, p syncer.Piece, moved func(n int)) (syncer.Held, syncer.Traffic, error) {
	var traffic portal.Traffic
	held, err := l.client.SendPiece(ctx, portal.Piece(p), moved, &traffic)
	return syncer.Held(held), syncer.Traffic(traffic), fileMeaning(err)
}

// refusals are the portal's problems with one file.
var refusals = map[string]string{
	portal.ProblemTooLarge: syncer.RefusedTooLarge, portal.ProblemFull: syncer.RefusedFull, portal.ProblemHash: syncer.RefusedHash,
}

// fileMeaning is meaning, but where the portal does not take a file, the others are not concerned.
func fileMeaning(err error) error {
	var problem *portal.ProblemError
	switch {
	case errors.Is(err, portal.ErrNoAttachments):
		return &syncer.RefusedError{Reason: syncer.RefusedNone, Err: err}
	case errors.Is(err, portal.ErrForbidden):
		return &syncer.RefusedError{Reason: syncer.RefusedOther, Err: err}
	case errors.As(err, &problem):
		if reason := refusals[problem.Problem.Type]; reason != "" {
			return &syncer.RefusedError{Reason: reason, Err: err}
		}
		return &syncer.RefusedError{Reason: syncer.RefusedOther, Err: err}
	}
	return meaning(err)
}
