package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"focalpoint/internal/atlas/outline"
	"focalpoint/internal/atlas/pack"
	"focalpoint/internal/atlas/spelling"
)

// isoCodes turns Natural Earth's three letters into the ISO 3166 alpha-2 codes that IATI and people use.
var isoCodes = map[string]string{
	"BLR": "BY", "RUS": "RU", "GEO": "GE", "ROU": "RO", "HUN": "HU", "SVK": "SK", "POL": "PL", "SRB": "RS", "BGR": "BG", "MDA": "MD",
}

func readLayers(folder string) (*pack.Layers, error) {
	read := map[string][]outline.Feature{}
	for _, name := range []string{"oblasts", "country", "neighbours", "urban", "rivers_ne", "lakes_ne"} {
		features, err := readFeatures(filepath.Join(folder, name+".geojson"))
		if err != nil {
			return nil, err
		}
		read[name] = features
	}
	slices.SortFunc(read["oblasts"], func(a, b outline.Feature) int { return cmp.Compare(a.Text("code"), b.Text("code")) })
	slices.SortFunc(read["neighbours"], func(a, b outline.Feature) int { return cmp.Compare(a.Text("a3"), b.Text("a3")) })

	layers := &pack.Layers{}
	abroad := rings(read["neighbours"])
	home := rings(read["country"])

	ukraine := outline.NewTopology(shapes(read["oblasts"]), func(e outline.Edge, of []int) pack.Kind {
		switch {
		case len(of) > 1:
			return pack.OblastBorder
		case outline.Near(e.Middle(), abroad, borderGap):
			return pack.StateBorder
		default:
			return pack.Coast
		}
	})
	ukraine.Smooth(shortestRun)
	layers.Oblasts = ukraine.Areas(layers, func(i int) pack.Area {
		f := read["oblasts"][i]
		return pack.Area{Code: f.Text("code"), UK: f.Text("uk"), EN: f.Text("en")}
	})
	layers.Country = ukraine.Outline(layers)

	others := outline.NewTopology(shapes(read["neighbours"]), func(e outline.Edge, of []int) pack.Kind {
		switch {
		case len(of) > 1:
			return pack.ForeignBorder
		case onSheetEdge(e), outline.Near(e.Middle(), home, borderGap):
			return pack.Hidden
		default:
			return pack.Coast
		}
	})
	layers.Neighbours = others.Areas(layers, func(i int) pack.Area {
		f := read["neighbours"][i]
		return pack.Area{Code: isoCodes[f.Text("a3")], UK: f.Text("uk"), EN: f.Text("en")}
	})

	layers.Urban = rings(read["urban"])
	for _, lake := range read["lakes_ne"] {
		// The Kakhovka reservoir ran out when its dam was destroyed on 6 June 2023; the river's line stays.
		if lake.Text("en") != "Kakhovka Reservoir" {
			layers.Lakes = append(layers.Lakes, lake.Lines...)
		}
	}
	for _, r := range read["rivers_ne"] {
		uk, en := r.Text("uk"), r.Text("en")
		if uk != "" {
			en = cmp.Or(riverNames[uk], spelling.Romanise(uk))
		}
		layers.Rivers = append(layers.Rivers, pack.River{UK: uk, EN: en, Rank: uint8(r.Number("rank")), Lines: r.Lines})
	}
	return layers, nil
}

// riverNames are the English names that are not the romanised Ukrainian ones.
var riverNames = map[string]string{"Дунай": "Danube", "Дністер": "Dnister", "Західний Буг": "Western Buh", "Південний Буг": "Southern Buh"}

func readFeatures(name string) ([]outline.Feature, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	features, err := outline.ReadFeatures(file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return features, nil
}

func shapes(features []outline.Feature) [][]pack.Line {
	all := make([][]pack.Line, len(features))
	for i, f := range features {
		all[i] = f.Lines
	}
	return all
}

func rings(features []outline.Feature) []pack.Line { return slices.Concat(shapes(features)...) }

// The sheet for which neighbours were cut out, and two distances, all in packed units.
const (
	west, east, south, north = 205000, 420000, 435000, 535000

	borderGap   = 220    // the drawn border of Ukraine and the neighbour's own may differ by 2.2 km
	shortestRun = 1500.0 // a stretch of coast or border shorter than 0.15 degree takes the kind of its surroundings
)

func onSheetEdge(e outline.Edge) bool {
	return e.A.Lon == e.B.Lon && (e.A.Lon <= west || e.A.Lon >= east) || e.A.Lat == e.B.Lat && (e.A.Lat <= south || e.A.Lat >= north)
}
