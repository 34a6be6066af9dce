package aid

// State is where a record stands in the workflow between contributor, focal point and portal.
type State string

// The workflow states. StateReady is kept on this computer only: the portal sees StateReview or StateApproved.
const (
	StateDraft    State = "draft"    // being written; not sent
	StateReady    State = "ready"    // marked as ready; queued
	StateReview   State = "review"   // at the portal, waiting for the focal point
	StateApproved State = "approved" // approved for publication
	StateReturned State = "returned" // sent back with a note
)

// PathState is the field that holds the workflow state.
const PathState Path = "state"

// PathReportingOrg is the field that holds the id of the organisation a record belongs to.
const PathReportingOrg Path = "reporting_org"

// Role is what a person may do at the portal.
type Role string

// The roles: a contributor's records need review, a focal point approves for the own organisation, a partner for all.
const (
	RoleContributor Role = "contributor"
	RoleFocalPoint  Role = "focal-point"
	RolePartner     Role = "partner"
)

// Known says whether r is one of the three roles.
func (r Role) Known() bool { return r == RoleContributor || r == RoleFocalPoint || r == RolePartner }

// StateWhenReady is the state that a record gets when a person of this role marks it as ready.
func (r Role) StateWhenReady() State {
	if r == RoleContributor {
		return StateReview
	}
	return StateApproved
}
