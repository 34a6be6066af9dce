package exchange

import (
	"strconv"

	"focalpoint/internal/aid"
)

// FromActivity is the row from which ToActivity makes the same activity, as far as there are columns: without shares,
// transactions, results and bands of beneficiaries. Codes stand alone.
func FromActivity(a aid.Activity, w Words, o Options) Row {
	a = o.carefully(a)
	row := NewRow(0, map[string]string{
		"id": string(a.ID), "iati_identifier": a.IATI,
		"title_uk": a.Title.UK, "title_en": a.Title.EN,
		"description_uk": a.Description.UK, "description_en": a.Description.EN,
		"status":        a.Status,
		"planned_start": string(a.Dates.PlannedStart), "actual_start": string(a.Dates.ActualStart),
		"planned_end": string(a.Dates.PlannedEnd), "actual_end": string(a.Dates.ActualEnd),
		"contact_name": a.Contact.Name, "contact_email": a.Contact.Email,
	})
	if total := a.Beneficiaries.Total(); total > 0 {
		row.cells["beneficiaries"] = strconv.Itoa(total)
	}
	row.putSectors(a.Sectors)
	row.putOrganisations(a.Participations, w)
	row.putLocations(a.Locations, w)
	row.putBudgets(a.Budgets)
	return row
}

// put sets the cell of a column's nth occurrence.
func (r Row) put(column string, n int, text string) {
	if text != "" {
		r.cells[Repeated(column, n)] = text
	}
}

func (r Row) putSectors(sectors []aid.Sector) {
	columns := map[string]string{aid.VocabularyPortal: "sector", aid.VocabularyDAC: "dac_sector"}
	count := map[string]int{}
	for _, sector := range sectors {
		if column, known := columns[sector.Vocabulary]; known && count[column] < maxRepeats {
			count[column]++
			r.put(column, count[column], sector.Code)
		}
	}
}

func (r Row) putOrganisations(participations []aid.Participation, w Words) {
	columns := map[string]string{aid.RoleFunding: "funder", aid.RoleImplementing: "implementer"}
	count := map[string]int{}
	for _, participation := range participations {
		if column, known := columns[participation.Role]; known && count[column] < maxRepeats {
			count[column]++
			r.put(column, count[column], w.participant(participation).In(w.Lang))
			r.put(column+"_type", count[column], participation.Type)
		}
	}
}

func (r Row) putLocations(locations []aid.Location, w Words) {
	for i, location := range locations[:min(len(locations), maxRepeats)] {
		r.put("place", i+1, location.Name.In(w.Lang))
		r.put("lat", i+1, strconv.FormatFloat(location.Point.Lat, 'f', -1, 64))
		r.put("lon", i+1, strconv.FormatFloat(location.Point.Lon, 'f', -1, 64))
		r.put("exactness", i+1, location.Exactness)
	}
}

func (r Row) putBudgets(budgets []aid.Budget) {
	for i, budget := range budgets[:min(len(budgets), maxRepeats)] {
		r.put("budget", i+1, budget.Value.Amount.String())
		r.put("currency", i+1, budget.Value.Currency)
		r.put("budget_start", i+1, string(budget.Start))
		r.put("budget_end", i+1, string(budget.End))
	}
}

// layout is the columns of a table that has room for everything in some rows.
type layout []placed

// placed is a column's nth occurrence.
type placed struct {
	Column
	n int
}

func (p placed) name() string { return Repeated(p.Name, p.n) }

// newLayout puts the occurrences of each group behind each other; repeats says how many a group has, by its first column.
func newLayout(repeats map[string]int) layout {
	var all layout
	for i := 0; i < len(Columns); i++ {
		group := groupOf(Columns[i].Name)
		for n := 1; n <= max(1, repeats[group[0]]); n++ {
			for _, name := range group {
				all = append(all, placed{columnByName[name], n})
			}
		}
		i += len(group) - 1
	}
	return all
}

// groupOf is the group of a column, or the column alone.
func groupOf(name string) []string {
	for _, group := range groups {
		if group[0] == name {
			return group
		}
	}
	return []string{name}
}

// layoutFor is the layout that has room for the activities.
func layoutFor(activities Activities, w Words, o Options) (layout, error) {
	repeats := map[string]int{}
	for activity, err := range activities {
		if err != nil {
			return nil, err
		}
		row := FromActivity(activity, w, o)
		for _, group := range groups {
			repeats[group[0]] = max(repeats[group[0]], row.occurrences(group))
		}
	}
	return newLayout(repeats), nil
}
