// Command geo makes the built-in map and gazetteer, assets/geo, from a folder of GeoJSON layers and tables.
//
//	go run ./assets/generate/geo [-codifier FILE] [-out assets/geo] FOLDER
//
// FOLDER holds oblasts, country, neighbours, urban, rivers_ne and lakes_ne (.geojson) and settlements.tsv; the codifier
// is the Ministry's list of KATOTTG codes as a table of code, parent, category and name. The same input gives the same
// bytes. Sources and licences are listed in assets/ATTRIBUTION.md.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"focalpoint/internal/atlas/pack"
)

func main() {
	codifier := flag.String("codifier", "", "the KATOTTG table (default: FOLDER/katottg.tsv)")
	out := flag.String("out", filepath.Join("assets", "geo"), "where the assets are written")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	folder := flag.Arg(0)
	if *codifier == "" {
		*codifier = filepath.Join(folder, "katottg.tsv")
	}
	if err := generate(folder, *codifier, *out); err != nil {
		fmt.Fprintln(os.Stderr, "geo:", err)
		os.Exit(1)
	}
}

func generate(folder, codifierFile, out string) error {
	units, err := readCodifier(codifierFile)
	if err != nil {
		return err
	}
	layers, err := readLayers(folder)
	if err != nil {
		return err
	}
	settlements, err := readSettlements(filepath.Join(folder, "settlements.tsv"))
	if err != nil {
		return err
	}
	matchCodes(settlements, units)

	packedLayers, err := pack.EncodeLayers(layers)
	if err != nil {
		return err
	}
	packedSettlements, err := pack.EncodeSettlements(settlements)
	if err != nil {
		return err
	}
	for _, asset := range []struct {
		name    string
		content []byte
	}{
		{"layers.bin.zst", packedLayers},
		{"settlements.bin.zst", packedSettlements},
		{"units.tsv", unitTable(units, layers.Oblasts)},
	} {
		if err := os.WriteFile(filepath.Join(out, asset.name), asset.content, 0o644); err != nil {
			return err
		}
		fmt.Printf("%-20s %7d bytes\n", asset.name, len(asset.content))
	}
	return nil
}
