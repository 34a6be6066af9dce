package exchange

import "encoding/xml"

// The elements of an IATI 2.03 file, in the order that the schema (iati-activities-schema.xsd) prescribes.

type iatiActivity struct {
	XMLName       xml.Name           `xml:"iati-activity"`
	Lang          string             `xml:"xml:lang,attr"`
	Humanitarian  bool               `xml:"humanitarian,attr,omitempty"`
	Identifier    string             `xml:"iati-identifier"`
	Reporting     iatiOrganisation   `xml:"reporting-org"`
	Title         iatiText           `xml:"title"`
	Descriptions  []iatiDescription  `xml:"description"`
	Participating []iatiOrganisation `xml:"participating-org"`
	Status        iatiCode           `xml:"activity-status"`
	Dates         []iatiDate         `xml:"activity-date"`
	Contact       *iatiContact       `xml:"contact-info"`
	Country       iatiCountry        `xml:"recipient-country"`
	Locations     []iatiLocation     `xml:"location"`
	Sectors       []iatiSector       `xml:"sector"`
	Markers       []iatiMarker       `xml:"policy-marker"`
	Budgets       []iatiBudget       `xml:"budget"`
	Transactions  []iatiTransaction  `xml:"transaction"`
	Documents     []iatiDocument     `xml:"document-link"`
	Results       []iatiResult       `xml:"result"`
}

type iatiNarrative struct {
	Lang string `xml:"xml:lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

type iatiText struct {
	Narratives []iatiNarrative `xml:"narrative"`
}

type iatiDescription struct {
	Type string `xml:"type,attr"` // 1 general, 2 objectives
	iatiText
}

type iatiOrganisation struct {
	Ref  *string `xml:"ref,attr"`
	Type string  `xml:"type,attr,omitempty"`
	Role string  `xml:"role,attr,omitempty"`
	iatiText
}

type iatiCode struct {
	Code string `xml:"code,attr"`
}

type iatiDate struct {
	Date string `xml:"iso-date,attr"`
	Type string `xml:"type,attr,omitempty"`
}

type iatiContact struct {
	Type   string    `xml:"type,attr"`
	Person *iatiText `xml:"person-name"`
	Phone  string    `xml:"telephone,omitempty"`
	Email  string    `xml:"email,omitempty"`
}

type iatiCountry struct {
	Code       string `xml:"code,attr"`
	Percentage int    `xml:"percentage,attr"`
}

type iatiLocation struct {
	Reach          *iatiCode  `xml:"location-reach"`
	Name           *iatiText  `xml:"name"`
	Administrative []iatiUnit `xml:"administrative"`
	Point          *iatiPoint `xml:"point"`
	Exactness      *iatiCode  `xml:"exactness"`
	Class          *iatiCode  `xml:"location-class"`
}

type iatiUnit struct {
	Vocabulary string `xml:"vocabulary,attr"`
	Level      int    `xml:"level,attr"`
	Code       string `xml:"code,attr"`
}

type iatiPoint struct {
	System   string `xml:"srsName,attr"`
	Position string `xml:"pos"` // latitude and longitude
}

type iatiSector struct {
	Vocabulary    string `xml:"vocabulary,attr"`
	VocabularyURI string `xml:"vocabulary-uri,attr,omitempty"`
	Code          string `xml:"code,attr"`
	Percentage    string `xml:"percentage,attr,omitempty"`
	iatiText
}

type iatiMarker struct {
	Vocabulary   string `xml:"vocabulary,attr"`
	Code         string `xml:"code,attr"`
	Significance string `xml:"significance,attr"`
}

type iatiValue struct {
	Currency string `xml:"currency,attr,omitempty"`
	Date     string `xml:"value-date,attr"`
	Amount   string `xml:",chardata"`
}

type iatiBudget struct {
	Type   string    `xml:"type,attr,omitempty"`
	Status string    `xml:"status,attr,omitempty"`
	Start  iatiDate  `xml:"period-start"`
	End    iatiDate  `xml:"period-end"`
	Value  iatiValue `xml:"value"`
}

type iatiTransaction struct {
	Type        iatiCode  `xml:"transaction-type"`
	Date        iatiDate  `xml:"transaction-date"`
	Value       iatiValue `xml:"value"`
	Description *iatiText `xml:"description"`
}

type iatiDocument struct {
	Format   string   `xml:"format,attr"`
	URL      string   `xml:"url,attr"`
	Title    iatiText `xml:"title"`
	Category iatiCode `xml:"category"`
}

type iatiResult struct {
	Type        string          `xml:"type,attr"`
	Title       iatiText        `xml:"title"`
	Description *iatiText       `xml:"description"`
	Indicators  []iatiIndicator `xml:"indicator"`
}

type iatiIndicator struct {
	Measure  string        `xml:"measure,attr"`
	Title    iatiText      `xml:"title"`
	Baseline *iatiBaseline `xml:"baseline"`
	Periods  []iatiPeriod  `xml:"period"`
}

type iatiBaseline struct {
	Year  int    `xml:"year,attr"`
	Value string `xml:"value,attr,omitempty"`
}

type iatiPeriod struct {
	Start  iatiDate      `xml:"period-start"`
	End    iatiDate      `xml:"period-end"`
	Target *iatiMeasured `xml:"target"`
	Actual *iatiMeasured `xml:"actual"`
}

type iatiMeasured struct {
	Value string `xml:"value,attr"`
}
