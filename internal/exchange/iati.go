package exchange

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"time"

	"focalpoint/internal/aid"
)

// Skipped is a record that an export left out, and the field for want of which it did.
type Skipped struct {
	ID    aid.ID
	Field aid.Path
}

// WriteIATI writes the activities as an IATI 2.03 activity file, valid by the standard's schema. Records without a title,
// a status, a date or the name of the reporting organisation cannot be valid and are skipped; so are budgets,
// transactions, results and documents that lack what the schema demands.
//
// The portal's classification is vocabulary 99 beside the DAC's 1. Oblasts are ISO 3166-2 codes. Where nobody is said to
// take part, the reporting organisation stands as accountable.
func WriteIATI(to io.Writer, activities Activities, w Words, o Options) (skipped []Skipped, err error) {
	out := bufio.NewWriter(to)
	made := ""
	if !o.Made.IsZero() {
		made = fmt.Sprintf(` generated-datetime="%s"`, o.Made.UTC().Format(time.RFC3339))
	}
	if _, err := fmt.Fprintf(out, "%s<iati-activities version=\"2.03\"%s>\n", xml.Header, made); err != nil {
		return nil, fmt.Errorf("writing IATI: %w", err)
	}
	encoder := xml.NewEncoder(out)
	encoder.Indent(" ", " ")
	for activity, err := range activities {
		if err != nil {
			return nil, fmt.Errorf("writing IATI: %w", err)
		}
		element, lacks := newIATI(o.carefully(activity), w, o)
		if lacks != "" {
			skipped = append(skipped, Skipped{activity.ID, lacks})
			continue
		}
		if err := encoder.Encode(element); err != nil {
			return nil, fmt.Errorf("writing IATI: %w", err)
		}
	}
	if _, err := out.WriteString("\n</iati-activities>\n"); err != nil {
		return nil, fmt.Errorf("writing IATI: %w", err)
	}
	if err := out.Flush(); err != nil {
		return nil, fmt.Errorf("writing IATI: %w", err)
	}
	return skipped, nil
}

// newIATI makes the element of an activity; lacks is the field without which there is none.
func newIATI(a aid.Activity, w Words, o Options) (element iatiActivity, lacks aid.Path) {
	reporting := w.organisation(a.ReportingOrg)
	dates := iatiDates(a.Dates)
	switch {
	case a.Title.Empty():
		return element, "title.uk"
	case a.Status == "":
		return element, "status"
	case len(dates) == 0:
		return element, "dates.planned_start"
	case reporting.Name.Empty():
		return element, "reporting_org"
	}
	return iatiActivity{
		Lang: "uk", Humanitarian: a.Humanitarian,
		Identifier:    iatiIdentifier(a, reporting),
		Reporting:     iatiReporting(reporting),
		Title:         narratives(a.Title),
		Descriptions:  iatiDescriptions(a),
		Participating: iatiParticipating(a, reporting, w),
		Status:        iatiCode{a.Status},
		Dates:         dates,
		Contact:       iatiContactOf(a.Contact),
		Country:       iatiCountry{"UA", 100},
		Locations:     iatiLocations(a.Locations),
		Sectors:       iatiSectors(a.Sectors, w, o),
		Markers:       iatiMarkers(a),
		Budgets:       iatiBudgets(a.Budgets),
		Transactions:  iatiTransactions(a.Transactions),
		Documents:     iatiDocuments(a.Documents),
		Results:       iatiResults(a.Results),
	}, ""
}

// iatiIdentifier is the activity's own identifier, or one made of the organisation's and the record's id.
func iatiIdentifier(a aid.Activity, reporting aid.Organisation) string {
	switch {
	case a.IATI != "":
		return a.IATI
	case reporting.IATI != "":
		return reporting.IATI + "-" + string(a.ID)
	}
	return string(a.ID)
}

// iatiReporting is the reporting organisation; the schema wants a reference and a type even where it has none.
func iatiReporting(reporting aid.Organisation) iatiOrganisation {
	ref, kind := reporting.IATI, reporting.Type
	if ref == "" {
		ref = string(reporting.ID)
	}
	if kind == "" {
		kind = "90" // OrganisationType: other
	}
	return iatiOrganisation{Ref: &ref, Type: kind, iatiText: narratives(reporting.Name)}
}

func iatiParticipating(a aid.Activity, reporting aid.Organisation, w Words) []iatiOrganisation {
	var list []iatiOrganisation
	for _, participation := range a.Participations {
		organisation := iatiOrganisation{
			Role: participation.Role, Type: participation.Type, iatiText: narratives(w.participant(participation)),
		}
		if participation.Org != "" {
			known := w.organisation(participation.Org)
			if known.IATI != "" {
				organisation.Ref = &known.IATI
			}
			if organisation.Type == "" {
				organisation.Type = known.Type
			}
		}
		if organisation.Role != "" && len(organisation.Narratives) > 0 {
			list = append(list, organisation)
		}
	}
	if len(list) == 0 {
		accountable := iatiReporting(reporting)
		accountable.Role = aid.RoleAccountable
		list = append(list, accountable)
	}
	return list
}

// narratives are a text's languages.
func narratives(text aid.Text) iatiText {
	var list []iatiNarrative
	if text.UK != "" {
		list = append(list, iatiNarrative{"uk", text.UK})
	}
	if text.EN != "" {
		list = append(list, iatiNarrative{"en", text.EN})
	}
	return iatiText{list}
}

// optional is a text's element, or none.
func optional(text aid.Text) *iatiText {
	if text.Empty() {
		return nil
	}
	element := narratives(text)
	return &element
}

// coded is a code's element, or none.
func coded(code string) *iatiCode {
	if code == "" {
		return nil
	}
	return &iatiCode{code}
}

// iatiDescriptions: the schema wants one, so the title stands in for a description that is not there.
func iatiDescriptions(a aid.Activity) []iatiDescription {
	general := a.Description
	if general.Empty() {
		general = a.Title
	}
	list := []iatiDescription{{"1", narratives(general)}}
	if !a.Objectives.Empty() {
		list = append(list, iatiDescription{"2", narratives(a.Objectives)})
	}
	return list
}

func iatiDates(d aid.Dates) []iatiDate {
	var list []iatiDate
	for i, day := range []aid.Date{d.PlannedStart, d.ActualStart, d.PlannedEnd, d.ActualEnd} {
		if realDay(day) {
			list = append(list, iatiDate{string(day), fmt.Sprint(i + 1)})
		}
	}
	return list
}

// realDay says whether XML Schema takes the day as a date.
func realDay(day aid.Date) bool { return day.Valid() && day > "0001" }

func iatiContactOf(c aid.Contact) *iatiContact {
	if c.Name == "" && c.Email == "" && c.Phone == "" {
		return nil
	}
	contact := &iatiContact{Type: "1", Phone: c.Phone, Email: c.Email} // ContactType: general enquiries
	if c.Name != "" {
		contact.Person = &iatiText{[]iatiNarrative{{Text: c.Name}}}
	}
	return contact
}
