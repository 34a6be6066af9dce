package desk

import (
	"cmp"
	"context"
	"errors"
	"net/http"

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

// refusals are the portal's problems with one file, and the statuses of any other that is final.
var (
	refusals = map[string]string{
		portal.ProblemTooLarge: syncer.RefusedTooLarge, portal.ProblemFull: syncer.RefusedFull, portal.ProblemHash: syncer.RefusedHash,
	}
	refusedStatuses = map[int]string{
		http.StatusForbidden: syncer.RefusedForbidden, http.StatusUnsupportedMediaType: syncer.RefusedType,
		http.StatusRequestEntityTooLarge: syncer.RefusedTooLarge,
		http.StatusNotFound:              syncer.RefusedNone, http.StatusMethodNotAllowed: syncer.RefusedNone,
	}
)

// fileMeaning is meaning, but where the portal does not take a file, the others are not concerned. What may pass by
// itself, a portal that fails or is busy, is no refusal: that is a *portal.RetryError.
func fileMeaning(err error) error {
	var problem *portal.ProblemError
	reason := ""
	switch {
	case errors.Is(err, portal.ErrNoAttachments):
		reason = syncer.RefusedNone
	case errors.Is(err, portal.ErrForbidden):
		reason = syncer.RefusedForbidden
	case errors.As(err, &problem):
		reason = cmp.Or(refusals[problem.Problem.Type], refusedStatuses[problem.Problem.Status], syncer.RefusedOther)
	default:
		return meaning(err)
	}
	return &syncer.RefusedError{Reason: reason, Err: err}
}
