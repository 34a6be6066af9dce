package aid

// Activity is one project or programme, an IATI 2.03 iati-activity. A path of its flat form stands in each field's tag.
type Activity struct {
	ID             ID
	Rev            int64
	IATI           string          `field:"iati_identifier"` // optional IATI identifier
	Title          Text            `field:"title,group"`
	Description    Text            `field:"description,group"`
	Objectives     Text            `field:"objectives,group"`
	ReportingOrg   ID              `field:"reporting_org"` // the organisation that the record belongs to
	Participations []Participation `field:"participations,items"`
	Status         string          `field:"status"` // IATI ActivityStatus 1 to 6
	Dates          Dates           `field:"dates,group"`
	Sectors        []Sector        `field:"sectors,items"`
	Locations      []Location      `field:"locations,items"`
	Budgets        []Budget        `field:"budgets,items"`
	Transactions   []Transaction   `field:"transactions,items"`
	Results        []Result        `field:"results,items"`
	Beneficiaries  Beneficiaries   `field:"beneficiaries,group"`
	GenderMarker   string          `field:"markers.gender"`     // OECD DAC gender equality policy marker 0, 1 or 2
	Disability     string          `field:"markers.disability"` // OECD DAC disability inclusion marker 0, 1 or 2
	Humanitarian   bool            `field:"humanitarian"`
	Contact        Contact         `field:"contact,group"`
	Documents      []Document      `field:"documents,items"`
	State          State           `field:"state"`
	ReviewNote     string          `field:"review_note"` // what the focal point asked for when returning the record
	ReviewNotes    []ReviewNote    `field:"review_notes,items"`
	ReviewSeen     int64           `field:"review.seen"` // the revision that the last approval was given to
	Deleted        bool            `field:"deleted"`
	Unknown        Fields          `field:",unknown"` // fields that this version does not know, kept as they are
}

// Dates are an activity's planned and actual start and end (IATI ActivityDateType 1 to 4).
type Dates struct {
	PlannedStart Date `field:"planned_start"`
	ActualStart  Date `field:"actual_start"`
	PlannedEnd   Date `field:"planned_end"`
	ActualEnd    Date `field:"actual_end"`
}

// Start is the actual start, or the planned one.
func (d Dates) Start() Date {
	if d.ActualStart != "" {
		return d.ActualStart
	}
	return d.PlannedStart
}

// End is the actual end, or the planned one.
func (d Dates) End() Date {
	if d.ActualEnd != "" {
		return d.ActualEnd
	}
	return d.PlannedEnd
}

// Participation is an organisation's part in an activity, IATI participating-org.
type Participation struct {
	ID      ID     `json:"-"`
	Org     ID     `json:"org,omitempty"`  // a known organisation's record, or
	Name    Text   `json:"name,omitzero"`  // its name where it has no record
	Role    string `json:"role,omitempty"` // IATI OrganisationRole: 1 funding, 2 accountable, 3 extending, 4 implementing
	Type    string `json:"type,omitempty"` // IATI OrganisationType
	Unknown Extra  `json:"-"`
}

// The IATI OrganisationRole codes.
const (
	RoleFunding      = "1"
	RoleAccountable  = "2"
	RoleExtending    = "3"
	RoleImplementing = "4"
)

// The sector vocabularies: IATI SectorVocabulary 1 and 99.
const (
	VocabularyDAC    = "1"  // OECD DAC 5-digit purpose codes
	VocabularyPortal = "99" // the portal's own classification
)

// Sector is a share of an activity in one code of a vocabulary.
type Sector struct {
	ID         ID      `json:"-"`
	Vocabulary string  `json:"vocabulary"`
	Code       string  `json:"code"`
	Percentage Decimal `json:"percentage,omitzero"` // 0 to 100; 0 with a single sector means all of it
	Unknown    Extra   `json:"-"`
}

// Budget is a planned amount for a period, IATI budget.
type Budget struct {
	ID        ID     `json:"-"`
	Type      string `json:"type,omitempty"`   // IATI BudgetType: 1 original, 2 revised
	Status    string `json:"status,omitempty"` // IATI BudgetStatus: 1 indicative, 2 committed
	Start     Date   `json:"start,omitempty"`
	End       Date   `json:"end,omitempty"`
	Value     Money  `json:"value"`
	ValueDate Date   `json:"value_date,omitempty"` // the day whose exchange rate counts
	Unknown   Extra  `json:"-"`
}

// The IATI TransactionType codes that the portal collects.
const (
	TransactionCommitment   = "2"
	TransactionDisbursement = "3"
	TransactionExpenditure  = "4"
)

// Transaction is money committed or moved on a day, IATI transaction.
type Transaction struct {
	ID          ID     `json:"-"`
	Type        string `json:"type,omitempty"` // IATI TransactionType 2, 3 or 4
	Date        Date   `json:"date,omitempty"`
	Value       Money  `json:"value"`
	ValueDate   Date   `json:"value_date,omitempty"`
	Description Text   `json:"description,omitzero"`
	Unknown     Extra  `json:"-"`
}

// Document is a link to a document on the web, IATI document-link.
type Document struct {
	ID       ID     `json:"-"`
	URL      string `json:"url,omitempty"`
	Title    Text   `json:"title,omitzero"`
	Format   string `json:"format,omitempty"`   // media type
	Category string `json:"category,omitempty"` // IATI DocumentCategory, such as A01
	Unknown  Extra  `json:"-"`
}

// Contact is the person who answers questions about an activity. It is published only when Public is set.
type Contact struct {
	Name   string `field:"name"`
	Email  string `field:"email"`
	Phone  string `field:"phone"`
	Public bool   `field:"public"`
}
