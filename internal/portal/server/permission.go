package server

import (
	"fmt"

	"focalpoint/internal/aid"
	"focalpoint/internal/portal"
)

// person is who speaks, as the person's record says at this moment.
type person struct {
	ID   aid.ID   `json:"id"`
	Name string   `json:"name"`
	Org  aid.ID   `json:"org"`
	Role aid.Role `json:"role"`
}

// permits says why the person may not make after out of before, or nil. Before has revision 0 when the record is new.
func (p person) permits(before, after aid.Record) *aid.Refusal {
	if refusal := p.permitsRecord(before, after); refusal != nil {
		return refusal
	}
	if after.Kind == aid.KindOrganisation || after.Kind == aid.KindPerson {
		return nil
	}
	return p.permitsState(aid.State(after.Fields.Text(aid.PathState)))
}

func (p person) permitsRecord(before, after aid.Record) *aid.Refusal {
	refuse := func(path aid.Path, reason string) *aid.Refusal {
		return &aid.Refusal{Type: portal.RefusedNotPermitted, Path: path, Detail: reason}
	}
	if p.Role == aid.RolePartner {
		return nil
	}
	switch after.Kind {
	case aid.KindOrganisation:
		if after.ID != p.Org {
			return refuse("", "Only the own organisation's record may be changed.")
		}
	case aid.KindPerson:
		if after.ID != p.ID {
			return refuse("", "Only the own person's record may be changed.")
		}
		for _, path := range []aid.Path{"role", "organisation", aid.PathDeleted} {
			if !after.Fields.Same(before.Fields, path) {
				return refuse(path, "Only a partner may change this of a person.")
			}
		}
	default:
		if before.Rev > 0 && owner(before) != p.Org {
			return refuse("", "The record belongs to another organisation.")
		}
		if owner(after) != p.Org {
			return refuse(aid.PathReportingOrg, "The record must name the own organisation as the reporting one.")
		}
	}
	return nil
}

func (p person) permitsState(state aid.State) *aid.Refusal {
	switch state {
	case "", aid.StateDraft, aid.StateReview:
		return nil
	case aid.StateApproved, aid.StateReturned:
		if p.Role != aid.RoleContributor {
			return nil
		}
	}
	return &aid.Refusal{
		Type: portal.RefusedBadState, Path: aid.PathState,
		Detail: fmt.Sprintf("A record of a %s cannot be in the state %.20q at the portal.", p.Role, state),
	}
}

// owner is the organisation that a record belongs to.
func owner(r aid.Record) aid.ID {
	switch r.Kind {
	case aid.KindOrganisation:
		return r.ID
	case aid.KindPerson:
		return aid.ID(r.Fields.Text("organisation"))
	}
	return aid.ID(r.Fields.Text(aid.PathReportingOrg))
}
