package aid

// QuarterUpdate is what happened to one activity in one quarter.
type QuarterUpdate struct {
	ID           ID
	Rev          int64
	ReportingOrg ID      `field:"reporting_org"`
	Activity     ID      `field:"activity"`
	Quarter      Quarter `field:"quarter"`
	Status       string  `field:"status"`   // IATI ActivityStatus
	Progress     Decimal `field:"progress"` // percent, 0 to 100, cumulative
	Spent        Money   `field:"spent"`    // in this quarter
	Reached      int     `field:"reached"`  // people, in this quarter
	Note         string  `field:"note"`
	NoChange     bool    `field:"no_change"`
	Who          string  `field:"who"`
	When         int64   `field:"when"` // Unix seconds
	State        State   `field:"state"`
	Deleted      bool    `field:"deleted"`
	Unknown      Fields  `field:",unknown"`
}
