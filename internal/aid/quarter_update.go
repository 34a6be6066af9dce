package aid

import "github.com/google/uuid"

// QuarterUpdate is what people said of one activity for one quarter. It holds only what was said: a field that is absent
// is as it was the quarter before (Status, Progress) or nothing in this quarter (Spent, Reached). So "no change" carries
// no figures, and when one person files it and another one files figures, the two merge without a conflict and the
// figures count.
type QuarterUpdate struct {
	ID           ID
	Rev          int64
	ReportingOrg ID       `field:"reporting_org"`
	Activity     ID       `field:"activity"`
	Quarter      Quarter  `field:"quarter"`
	Status       string   `field:"status"`   // IATI ActivityStatus; "": as before
	Progress     *Decimal `field:"progress"` // percent, 0 to 100, since the activity's start; nil: as before
	Spent        Money    `field:"spent"`    // in this quarter; below 0 for a correction
	Reached      int      `field:"reached"`  // people, in this quarter; below 0 for a correction
	Note         string   `field:"note"`
	NoChange     bool     `field:"no_change"` // somebody said that nothing has changed
	Filed        []Filing `field:"filed,items"`
	State        State    `field:"state"`
	Deleted      bool     `field:"deleted"`
	Unknown      Fields   `field:",unknown"`
}

// Filing is who filed a quarter's update, one for each computer, so that two people never conflict over it.
type Filing struct {
	ID      ID     `json:"-"` // FilingID
	Who     string `json:"who"`
	At      int64  `json:"at"` // Unix seconds by the device's clock
	Unknown Extra  `json:"-"`
}

// QuarterUpdateID is the one id that an activity's update for a quarter can have, whoever makes it: two people who file
// the same quarter off line have then edited one record, which merges field by field, instead of making two. It is a
// UUID version 5 in the activity's namespace, so unlike other ids it does not sort by time. The activity's id must be a UUID.
func QuarterUpdateID(activity ID, q Quarter) ID {
	return derive(activity, "quarter-update "+q.String())
}

// FilingID is the id of a device's filing of an update.
func FilingID(update, device ID) ID { return derive(update, "filed "+string(device)) }

func derive(namespace ID, name string) ID {
	space, err := uuid.Parse(string(namespace))
	if err != nil {
		space = uuid.NewSHA1(uuid.NameSpaceOID, []byte(namespace))
	}
	return ID(uuid.NewSHA1(space, []byte(name)).String())
}

// HasFigures says whether the update says anything besides "no change".
func (u QuarterUpdate) HasFigures() bool {
	return u.Status != "" || u.Progress != nil || u.Spent != (Money{}) || u.Reached != 0 || u.Note != ""
}

// Latest is the filing that is newest by the devices' clocks; the zero filing when there is none.
func (u QuarterUpdate) Latest() (latest Filing) {
	for _, f := range u.Filed {
		if f.At >= latest.At {
			latest = f
		}
	}
	return latest
}
