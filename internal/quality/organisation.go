package quality

import "focalpoint/internal/aid"

func reportingOrgMissing(a aid.Activity, _ Context, found report) {
	if a.ReportingOrg == "" {
		found("reporting_org")
	}
}

// orgMissing makes the rule that somebody has the role.
func orgMissing(role string) check {
	return func(a aid.Activity, _ Context, found report) {
		for _, participation := range a.Participations {
			if participation.Role == role {
				return
			}
		}
		found("participations")
	}
}

func orgNameless(a aid.Activity, _ Context, found report) {
	for _, participation := range a.Participations {
		if participation.Org == "" && blank(participation.Name.UK) && blank(participation.Name.EN) {
			found(item("participations", participation.ID))
		}
	}
}

func orgRoleUnknown(a aid.Activity, c Context, found report) {
	for _, participation := range a.Participations {
		if c.unknown(aid.ListRole, participation.Role) {
			found(item("participations", participation.ID), "Code", participation.Role)
		}
	}
}

func orgTypeUnknown(a aid.Activity, c Context, found report) {
	for _, participation := range a.Participations {
		if participation.Type != "" && c.unknown(aid.ListOrgType, participation.Type) {
			found(item("participations", participation.ID), "Code", participation.Type)
		}
	}
}

// orgTwice: the same organisation in the same role is counted twice by whoever adds up.
func orgTwice(a aid.Activity, _ Context, found report) {
	for i, participation := range a.Participations {
		for _, earlier := range a.Participations[:i] {
			if samePart(participation, earlier) {
				found(item("participations", participation.ID))
				break
			}
		}
	}
}

// samePart says whether two participations name one organisation in one role.
func samePart(a, b aid.Participation) bool {
	return a.Role == b.Role && a.Org == b.Org && a.Name == b.Name && (a.Org != "" || !a.Name.Empty())
}

// unknown says whether a list that is there lacks the code.
func (c Context) unknown(list, code string) bool {
	codes, loaded := c.Codelists[list]
	return loaded && !codes.Has(code)
}
