package main

import (
	"cmp"
	"path/filepath"
	"slices"

	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/spelling"
)

// isoCodes turns Natural Earth's three letters into the ISO 3166 alpha-2 codes that IATI and people use.
var isoCodes = map[string]string{
	"BLR": "BY", "RUS": "RU", "GEO": "GE", "ROU": "RO", "HUN": "HU", "SVK": "SK", "POL": "PL", "SRB": "RS", "BGR": "BG", "MDA": "MD",
}

func readLayers(folder string) (*pack.Layers, error) {
	read := map[string][]feature{}
	for _, name := range []string{"oblasts", "country", "neighbours", "urban", "rivers_ne", "lakes_ne"} {
		features, err := readFeatures(filepath.Join(folder, name+".geojson"))
		if err != nil {
			return nil, err
		}
		read[name] = features
	}
	slices.SortFunc(read["oblasts"], func(a, b feature) int { return cmp.Compare(a.Properties.Code, b.Properties.Code) })
	slices.SortFunc(read["neighbours"], func(a, b feature) int { return cmp.Compare(a.Properties.A3, b.Properties.A3) })

	layers := &pack.Layers{}
	abroad := rings(read["neighbours"])
	home := rings(read["country"])

	ukraine := newTopology(read["oblasts"], func(e edge) pack.Kind {
		if near(e.middle(), abroad, borderGap) {
			return pack.StateBorder
		}
		return pack.Coast
	}, pack.OblastBorder)
	ukraine.smooth(shortestRun)
	layers.Oblasts = ukraine.areas(layers, func(f feature) pack.Area {
		return pack.Area{Code: f.Properties.Code, UK: f.Properties.UK, EN: f.Properties.EN}
	})
	layers.Country = ukraine.outline(layers)

	others := newTopology(read["neighbours"], func(e edge) pack.Kind {
		if onSheetEdge(e) || near(e.middle(), home, borderGap) {
			return pack.Hidden
		}
		return pack.Coast
	}, pack.ForeignBorder)
	layers.Neighbours = others.areas(layers, func(f feature) pack.Area {
		return pack.Area{Code: isoCodes[f.Properties.A3], UK: f.Properties.UK, EN: f.Properties.EN}
	})

	layers.Urban = rings(read["urban"])
	for _, lake := range read["lakes_ne"] {
		// The Kakhovka reservoir ran out when its dam was destroyed on 6 June 2023; the river's line stays.
		if lake.Properties.EN != "Kakhovka Reservoir" {
			layers.Lakes = append(layers.Lakes, lake.Lines...)
		}
	}
	for _, r := range read["rivers_ne"] {
		en := r.Properties.EN
		if r.Properties.UK != "" {
			en = cmp.Or(riverNames[r.Properties.UK], spelling.Romanise(r.Properties.UK))
		}
		layers.Rivers = append(layers.Rivers, pack.River{UK: r.Properties.UK, EN: en, Rank: uint8(r.Properties.Rank), Lines: r.Lines})
	}
	return layers, nil
}

// riverNames are the English names that are not the romanised Ukrainian ones.
var riverNames = map[string]string{"Дунай": "Danube", "Дністер": "Dnister", "Західний Буг": "Western Buh", "Південний Буг": "Southern Buh"}

func rings(features []feature) []pack.Line {
	var lines []pack.Line
	for _, f := range features {
		lines = append(lines, f.Lines...)
	}
	return lines
}

// The sheet for which neighbours were cut out, and two distances, all in packed units.
const (
	west, east, south, north = 205000, 420000, 435000, 535000

	borderGap   = 220    // the drawn border of Ukraine and the neighbour's own may differ by 2.2 km
	shortestRun = 1500.0 // a stretch of coast or border shorter than 0.15 degree takes the kind of its surroundings
)

func onSheetEdge(e edge) bool {
	return e.a.Lon == e.b.Lon && (e.a.Lon <= west || e.a.Lon >= east) || e.a.Lat == e.b.Lat && (e.a.Lat <= south || e.a.Lat >= north)
}
