package portal

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"focalpoint/internal/aid"
)

// EnrolmentRequest is the body of POST /v1/enrolment; the answer is an Enrolment.
type EnrolmentRequest struct {
	Code   string `json:"code"` // the secret part of the code, see Code.Secret
	Device aid.ID `json:"device"`
}

// Enrolment is what a one-time code gave: who works on this computer, for whom, and the tokens to prove it.
type Enrolment struct {
	Person       aid.ID          `json:"person"`
	Name         string          `json:"name"`
	Organisation OrganisationRef `json:"organisation"`
	Role         aid.Role        `json:"role"`
	Tokens       Tokens          `json:"tokens"`
	PortalID     aid.ID          `json:"portal"`
	PortalName   aid.Text        `json:"portal_name"`
	Training     bool            `json:"training"`
}

// OrganisationRef names an organisation's record, which the first exchange brings.
type OrganisationRef struct {
	ID   aid.ID   `json:"id"`
	Name aid.Text `json:"name"`
}

// Identity is the portal's.
func (e Enrolment) Identity() Identity { return Identity{e.PortalID, e.Training} }

// Enrol uses a one-time code. The caller keeps what it gives, the tokens among it: the client's own TokenStore is not
// touched. When the answer is lost the same device may use the code again. It returns ErrCode when the portal does not
// accept the code, and ErrCertificate when the code was not made by the portal that answers.
func (c *Client) Enrol(ctx context.Context, code Code, device aid.ID) (Enrolment, error) {
	var e Enrolment
	if err := c.call(ctx, http.MethodPost, "/v1/enrolment", "", EnrolmentRequest{code.Secret(), device}, &e, &Traffic{}); err != nil {
		return Enrolment{}, fmt.Errorf("enrolling: %w", err)
	}
	for _, id := range []aid.ID{e.Person, e.Organisation.ID, e.PortalID} {
		if _, err := aid.ParseID(string(id)); err != nil {
			return Enrolment{}, fmt.Errorf("enrolling: %w", errors.Join(ErrAnswer, err))
		}
	}
	if !e.Role.Known() || e.Tokens.Access == "" {
		return Enrolment{}, fmt.Errorf("enrolling: no role or no tokens: %w", ErrAnswer)
	}
	return e, nil
}
