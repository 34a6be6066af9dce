package exchange

import (
	"net/url"
	"strconv"

	"focalpoint/internal/aid"
)

func iatiLocations(locations []aid.Location) []iatiLocation {
	var list []iatiLocation
	for _, location := range locations {
		element := iatiLocation{
			Reach: coded(location.Reach), Name: optional(location.Name), Exactness: coded(location.Exactness), Class: coded(location.Class),
		}
		if code := subdivision(location.Oblast); code != "" {
			element.Administrative = []iatiUnit{{Vocabulary: "A4", Level: 1, Code: code}} // A4: ISO 3166
		}
		if location.Point.Valid() {
			element.Point = &iatiPoint{
				System:   "http://www.opengis.net/def/crs/EPSG/0/4326",
				Position: plain(location.Point.Lat) + " " + plain(location.Point.Lon),
			}
		}
		list = append(list, element)
	}
	return list
}

// plain writes degrees to six places, about 0.1 m.
func plain(degrees float64) string { return strconv.FormatFloat(micro(degrees), 'f', -1, 64) }

// subdivision is the ISO 3166-2 code of an oblast by its KATOTTG code. The digits agree but for five units.
func subdivision(katottg string) string {
	if len(katottg) < 4 {
		return ""
	}
	digits := katottg[2:4]
	if other, differs := map[string]string{
		"01": "43", // Autonomous Republic of Crimea
		"44": "09", // Luhansk oblast
		"73": "77", // Chernivtsi oblast
		"80": "30", // Kyiv
		"85": "40", // Sevastopol
	}[digits]; differs {
		digits = other
	}
	return "UA-" + digits
}

// iatiSectors: shares are given where they are known, and the code's name with the portal's own codes, which no other
// program knows.
func iatiSectors(sectors []aid.Sector, w Words, o Options) []iatiSector {
	var list []iatiSector
	for _, sector := range sectors {
		element := iatiSector{Vocabulary: sector.Vocabulary, Code: sector.Code}
		if !sector.Percentage.IsZero() {
			element.Percentage = sector.Percentage.String()
		}
		if sector.Vocabulary == aid.VocabularyPortal {
			element.VocabularyURI = o.VocabularyURI
			if code, known := w.Lists[aid.ListPortalSector].Code(sector.Code); known {
				element.iatiText = narratives(code.Name)
			}
		}
		list = append(list, element)
	}
	return list
}

// The PolicyMarker codes of the DAC's vocabulary 1.
const (
	markerGender     = "1"
	markerDisability = "11"
)

func iatiMarkers(a aid.Activity) []iatiMarker {
	var list []iatiMarker
	if a.GenderMarker != "" {
		list = append(list, iatiMarker{"1", markerGender, a.GenderMarker})
	}
	if a.Disability != "" {
		list = append(list, iatiMarker{"1", markerDisability, a.Disability})
	}
	return list
}

// iatiValueOf: the schema wants the day whose exchange rate counts; unless it is said, it is the first day of the period.
func iatiValueOf(money aid.Money, day, otherwise aid.Date) iatiValue {
	if !realDay(day) {
		day = otherwise
	}
	return iatiValue{Currency: money.Currency, Date: string(day), Amount: money.Amount.String()}
}

func iatiBudgets(budgets []aid.Budget) []iatiBudget {
	var list []iatiBudget
	for _, budget := range budgets {
		if !realDay(budget.Start) || !realDay(budget.End) {
			continue
		}
		list = append(list, iatiBudget{
			Type: budget.Type, Status: budget.Status,
			Start: iatiDate{Date: string(budget.Start)}, End: iatiDate{Date: string(budget.End)},
			Value: iatiValueOf(budget.Value, budget.ValueDate, budget.Start),
		})
	}
	return list
}

func iatiTransactions(transactions []aid.Transaction) []iatiTransaction {
	var list []iatiTransaction
	for _, transaction := range transactions {
		if !realDay(transaction.Date) || transaction.Type == "" {
			continue
		}
		list = append(list, iatiTransaction{
			Type: iatiCode{transaction.Type}, Date: iatiDate{Date: string(transaction.Date)},
			Value:       iatiValueOf(transaction.Value, transaction.ValueDate, transaction.Date),
			Description: optional(transaction.Description),
		})
	}
	return list
}

func iatiDocuments(documents []aid.Document) []iatiDocument {
	var list []iatiDocument
	for _, document := range documents {
		link, err := url.Parse(document.URL)
		if err != nil || document.URL == "" {
			continue
		}
		element := iatiDocument{
			Format: document.Format, URL: link.String(), Title: narratives(document.Title), Category: iatiCode{document.Category},
		}
		if element.Format == "" {
			element.Format = "text/html"
		}
		if document.Title.Empty() {
			element.Title = iatiText{[]iatiNarrative{{Text: document.URL}}}
		}
		if document.Category == "" {
			element.Category.Code = "A12" // activity web page
		}
		list = append(list, element)
	}
	return list
}

func iatiResults(results []aid.Result) []iatiResult {
	var list []iatiResult
	for _, result := range results {
		element := iatiResult{
			Type: result.Type, Title: narratives(result.Title), Description: optional(result.Description), Indicators: iatiIndicators(result.Indicators),
		}
		if !result.Title.Empty() && len(element.Indicators) > 0 {
			list = append(list, element)
		}
	}
	return list
}

func iatiIndicators(indicators []aid.Indicator) []iatiIndicator {
	var list []iatiIndicator
	for _, indicator := range indicators {
		if indicator.Title.Empty() {
			continue
		}
		element := iatiIndicator{Measure: indicator.Measure, Title: narratives(indicator.Title)}
		if element.Measure == "" {
			element.Measure = "1" // IndicatorMeasure: unit
		}
		if indicator.BaselineYear > 0 {
			element.Baseline = &iatiBaseline{Year: indicator.BaselineYear}
			if indicator.BaselineValue != nil {
				element.Baseline.Value = indicator.BaselineValue.String()
			}
		}
		for _, period := range indicator.Periods {
			if realDay(period.Start) && realDay(period.End) {
				element.Periods = append(element.Periods, iatiPeriod{
					Start: iatiDate{Date: string(period.Start)}, End: iatiDate{Date: string(period.End)},
					Target: measured(period.Target), Actual: measured(period.Actual),
				})
			}
		}
		list = append(list, element)
	}
	return list
}

func measured(value *aid.Decimal) *iatiMeasured {
	if value == nil {
		return nil
	}
	return &iatiMeasured{value.String()}
}
