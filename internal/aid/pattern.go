package aid

// Pattern is what can be used again of an activity: texts, sectors, organisations, markers, the kinds of results and how
// they are measured. Dates, money, numbers reached, documents, status and everything that the portal gave belong to the
// one activity and are left out, and so are the places and the contact unless they are wanted.
func (a Activity) Pattern(places, contact bool) Activity {
	p := Activity{
		ID: a.ID, Title: a.Title, Description: a.Description, Objectives: a.Objectives, State: StateDraft,
		Participations: a.Participations, Sectors: a.Sectors,
		GenderMarker: a.GenderMarker, Disability: a.Disability, Humanitarian: a.Humanitarian,
	}
	if places {
		p.Locations = a.Locations
	}
	if contact {
		p.Contact = a.Contact
	}
	for _, result := range a.Results {
		indicators := make([]Indicator, 0, len(result.Indicators))
		for _, i := range result.Indicators {
			indicators = append(indicators, Indicator{Title: i.Title, Measure: i.Measure})
		}
		p.Results = append(p.Results, Result{ID: result.ID, Type: result.Type, Title: result.Title, Description: result.Description, Indicators: indicators})
	}
	return p
}
