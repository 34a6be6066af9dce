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
	if after.Fields.Text(aid.PathState) == string(aid.StateReturned) && after.Fields.Same(before.Fields, aid.PathState) {
		return nil // work on a returned record goes on
	}
	return p.permitsState(aid.State(after.Fields.Text(aid.PathState)))
}

// permitsAt is permits, and for a quarter's update also what follows from its activity: it has the one id that the
// activity and the quarter give it, and nobody files for another organisation's activity. One that the portal does not
// know yet may come later.
func (p person) permitsAt(tx Tx, before, after aid.Record) (*aid.Refusal, error) {
	if refusal := p.permits(before, after); refusal != nil || after.Kind != aid.KindQuarterUpdate || p.Role == aid.RolePartner {
		return refusal, nil
	}
	u, err := aid.QuarterUpdateOf(after)
	if err != nil {
		return nil, err
	}
	if after.ID != aid.QuarterUpdateID(u.Activity, u.Quarter) {
		return &aid.Refusal{Type: portal.RefusedNotPermitted, Detail: "The id is not the one of the activity's update for the quarter."}, nil
	}
	activity, err := loadRecord(tx, aid.KindActivity, u.Activity)
	if err != nil || activity.Rev == 0 || activity.Owner == p.Org {
		return nil, err
	}
	return &aid.Refusal{Type: portal.RefusedNotPermitted, Path: "activity", Detail: "The activity belongs to another organisation."}, nil
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
