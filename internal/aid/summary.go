package aid

import (
	"strings"
	"time"
)

// Summary is what a list or a map shows of a record, small enough that 100,000 of them open quickly.
type Summary struct {
	Kind       Kind     `json:"k"`
	ID         ID       `json:"i"`
	Rev        int64    `json:"r,omitempty"`
	Title      Text     `json:"t"`
	Status     string   `json:"s,omitempty"`
	State      State    `json:"w,omitempty"`
	Org        ID       `json:"o,omitempty"`
	Start      Date     `json:"b,omitempty"`
	End        Date     `json:"e,omitempty"`
	Components string   `json:"c,omitempty"` // codes of the portal's classification, space-separated
	Oblasts    string   `json:"u,omitempty"` // KATOTTG prefixes (UA14), space-separated
	Points     []Point  `json:"p,omitempty"` // at most MaxSummaryPoints
	Pins       int      `json:"n,omitempty"` // how many locations there are
	Problems   int      `json:"f,omitempty"` // findings that stop sending or warn
	Stage      Stage    `json:"g,omitempty"`
	Clashes    int      `json:"x,omitempty"` // undecided conflicts
	Edited     int64    `json:"m,omitempty"` // last edit on this computer, Unix seconds
	Activity   ID       `json:"a,omitempty"` // of a quarter update
	Quarter    Quarter  `json:"q,omitzero"`  // of a quarter update
	Progress   *Decimal `json:"d,omitempty"` // of a quarter update; nil: as before
	Spent      Money    `json:"y,omitzero"`  // of a quarter update
	Reached    int      `json:"h,omitempty"` // of a quarter update
	NoChange   bool     `json:"z,omitempty"` // of a quarter update
	Figures    bool     `json:"v,omitempty"` // of a quarter update: it says more than "no change"
}

// MaxSummaryPoints bounds the points of one summary.
const MaxSummaryPoints = 8

// Stage is where a record stands on its way from this computer to the portal.
type Stage string

// The stages of sending.
const (
	StageClean   Stage = ""        // nothing here that the portal does not have
	StageHeld    Stage = "held"    // changed here, not marked as ready
	StageWaiting Stage = "waiting" // queued
	StageSent    Stage = "sent"    // numbered and perhaps received; the portal's answer is not here yet
	StageRefused Stage = "refused" // refused by the portal; needs attention
)

// Summarise makes the part of a record's summary that follows from the record itself.
func Summarise(r Record) Summary {
	s := Summary{Kind: r.Kind, ID: r.ID, Rev: r.Rev, Org: ID(r.Fields.Text(PathReportingOrg)), State: State(r.Fields.Text(PathState))}
	switch r.Kind {
	case KindActivity:
		a, _ := ActivityOf(r)
		s.Title, s.Status, s.Start, s.End = a.Title, a.Status, a.Dates.Start(), a.Dates.End()
		s.summariseSectors(a.Sectors)
		s.summariseLocations(a.Locations)
	case KindQuarterUpdate:
		u, _ := QuarterUpdateOf(r)
		s.Activity, s.Quarter, s.Status = u.Activity, u.Quarter, u.Status
		s.Progress, s.Spent, s.Reached, s.NoChange, s.Figures = u.Progress, u.Spent, u.Reached, u.NoChange, u.HasFigures()
	case KindOrganisation:
		o, _ := OrganisationOf(r)
		s.Title, s.Status = o.Name, o.Type
	default:
		s.Title = Text{UK: r.Fields.Text("name")}
	}
	return s
}

func (s *Summary) summariseSectors(sectors []Sector) {
	var codes []string
	for _, sector := range sectors {
		if sector.Vocabulary == VocabularyPortal {
			codes = append(codes, sector.Code)
		}
	}
	s.Components = strings.Join(codes, " ")
}

func (s *Summary) summariseLocations(locations []Location) {
	s.Pins = len(locations)
	for _, location := range locations {
		if prefix := location.Oblast; len(prefix) >= 4 && !strings.Contains(s.Oblasts, prefix[:4]) {
			s.Oblasts = strings.TrimSpace(s.Oblasts + " " + prefix[:4])
		}
		if len(s.Points) < MaxSummaryPoints {
			s.Points = append(s.Points, location.Point)
		}
	}
}

// EditedAt is when the record was last edited on this computer; zero when it never was.
func (s Summary) EditedAt() time.Time {
	if s.Edited == 0 {
		return time.Time{}
	}
	return time.Unix(s.Edited, 0)
}
