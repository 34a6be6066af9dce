package aid

// Result is what an activity is to change, IATI result.
type Result struct {
	ID          ID          `json:"-"`
	Type        string      `json:"type,omitempty"` // IATI ResultType: 1 output, 2 outcome, 3 impact, 9 other
	Title       Text        `json:"title,omitzero"`
	Description Text        `json:"description,omitzero"`
	Indicators  []Indicator `json:"indicators,omitempty"`
	Unknown     Extra       `json:"-"`
}

// Indicator measures a result.
type Indicator struct {
	Title         Text     `json:"title,omitzero"`
	Measure       string   `json:"measure,omitempty"` // IATI IndicatorMeasure: 1 unit, 2 percentage, …
	BaselineYear  int      `json:"baseline_year,omitempty"`
	BaselineValue *Decimal `json:"baseline,omitempty"` // nil: not known
	Periods       []Period `json:"periods,omitempty"`
	Unknown       Extra    `json:"-"`
}

// Period is an indicator's target and actual value in a span of days.
type Period struct {
	Start   Date     `json:"start,omitempty"`
	End     Date     `json:"end,omitempty"`
	Target  *Decimal `json:"target,omitempty"` // nil: not known
	Actual  *Decimal `json:"actual,omitempty"` // nil: not known
	Unknown Extra    `json:"-"`
}
