package exchange

import (
	"strconv"
	"strings"

	"focalpoint/internal/aid"
)

// Column is one column of the tables that people fill in.
type Column struct {
	Name    string // the stable name that scripts rely on
	List    string // the code list of its cells, or ""
	Repeats bool   // whether there may be a second and third one: lat_2, lat_3
	HXL     string // the tag of the Humanitarian Exchange Language, standard 1.1
	text    bool   // whether a spreadsheet must not guess what it is
}

// Columns are the columns of template, import and export, in their order. Those that repeat do so within their group:
// the organisation, the place, the budget.
var Columns = []Column{
	{Name: "id", HXL: "#activity+id+uuid", text: true},
	{Name: "iati_identifier", HXL: "#activity+code+iati", text: true},
	{Name: "title_uk", HXL: "#activity+name+i_uk", text: true},
	{Name: "title_en", HXL: "#activity+name+i_en", text: true},
	{Name: "description_uk", HXL: "#description+i_uk", text: true},
	{Name: "description_en", HXL: "#description+i_en", text: true},
	{Name: "status", HXL: "#status+code+v_iati", List: aid.ListStatus, text: true},
	{Name: "planned_start", HXL: "#date+start+planned"},
	{Name: "actual_start", HXL: "#date+start+actual"},
	{Name: "planned_end", HXL: "#date+end+planned"},
	{Name: "actual_end", HXL: "#date+end+actual"},
	{Name: "sector", HXL: "#sector+code", List: aid.ListPortalSector, Repeats: true, text: true},
	{Name: "dac_sector", HXL: "#sector+code+v_dac", List: aid.ListDACSector, Repeats: true, text: true},
	{Name: "funder", HXL: "#org+funder+name", Repeats: true, text: true},
	{Name: "funder_type", HXL: "#org+funder+type+code+v_iati", List: aid.ListOrgType, Repeats: true, text: true},
	{Name: "implementer", HXL: "#org+impl+name", Repeats: true, text: true},
	{Name: "implementer_type", HXL: "#org+impl+type+code+v_iati", List: aid.ListOrgType, Repeats: true, text: true},
	{Name: "place", HXL: "#loc+name", Repeats: true, text: true},
	{Name: "lat", HXL: "#geo+lat", Repeats: true},
	{Name: "lon", HXL: "#geo+lon", Repeats: true},
	{Name: "exactness", HXL: "#geo+exactness+code+v_iati", List: aid.ListExactness, Repeats: true, text: true},
	{Name: "budget", HXL: "#value+budget", Repeats: true},
	{Name: "currency", HXL: "#currency+code+v_iso4217", List: aid.ListCurrency, Repeats: true, text: true},
	{Name: "budget_start", HXL: "#date+start+budget", Repeats: true},
	{Name: "budget_end", HXL: "#date+end+budget", Repeats: true},
	{Name: "beneficiaries", HXL: "#reached"},
	{Name: "contact_name", HXL: "#contact+name", text: true},
	{Name: "contact_email", HXL: "#contact+email", text: true},
}

// groups say which columns stand together when they repeat: funder, funder_type, funder_2, funder_type_2.
var groups = [][]string{
	{"sector"},
	{"dac_sector"},
	{"funder", "funder_type"},
	{"implementer", "implementer_type"},
	{"place", "lat", "lon", "exactness"},
	{"budget", "currency", "budget_start", "budget_end"},
}

// maxRepeats bounds how often a group repeats in one row.
const maxRepeats = 50

var columnByName = func() map[string]Column {
	all := map[string]Column{}
	for _, column := range Columns {
		all[column.Name] = column
	}
	return all
}()

// Repeated is the name of a column's nth occurrence, from 1: lat, lat_2, lat_3.
func Repeated(name string, n int) string {
	if n == 1 {
		return name
	}
	return name + "_" + strconv.Itoa(n)
}

// parseColumn reads a name in a header: "lat_2" is the second lat. Case, outer spaces, and spaces or hyphens for the
// underscore do not count.
func parseColumn(header string) (column Column, n int, known bool) {
	name := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(header, "\ufeff")))
	name = strings.NewReplacer(" ", "_", "-", "_").Replace(name)
	if column, known = columnByName[name]; known {
		return column, 1, true
	}
	cut := strings.LastIndexByte(name, '_')
	if cut < 0 {
		return Column{}, 0, false
	}
	n, err := strconv.Atoi(name[cut+1:])
	column, known = columnByName[name[:cut]]
	if err != nil || !known || !column.Repeats || n < 1 || n > maxRepeats {
		return Column{}, 0, false
	}
	return column, n, true
}
