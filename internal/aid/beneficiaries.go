package aid

// Beneficiaries counts the people reached, in the age and sex bands of cluster reporting in Ukraine. The six bands do
// not overlap; WithDisability and IDPs are counted among them.
type Beneficiaries struct {
	Girls          int `field:"girls"`       // 0-17
	Boys           int `field:"boys"`        // 0-17
	Women          int `field:"women"`       // 18-59
	Men            int `field:"men"`         // 18-59
	OlderWomen     int `field:"older_women"` // 60+
	OlderMen       int `field:"older_men"`   // 60+
	Unspecified    int `field:"unspecified"` // counted without age or sex
	WithDisability int `field:"with_disability"`
	IDPs           int `field:"idps"`
}

// Total is the sum of the bands.
func (b Beneficiaries) Total() int {
	return b.Girls + b.Boys + b.Women + b.Men + b.OlderWomen + b.OlderMen + b.Unspecified
}
