#!/usr/bin/env bash
# Makes the files of README.md from town.geojsonl. Needs gdal-bin, sqlite3 and go-pmtiles on the path.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Vector tiles: a GeoJSON file for each layer becomes a layer of one database.
layers=(water waterway landcover transportation building boundary)
for layer in "${layers[@]}"; do
  { echo '{"type":"FeatureCollection","features":['
    grep "\"layer\":\"$layer\"" town.geojsonl | paste -sd,
    echo ']}'; } >"$work/$layer.geojson"
  ogr2ogr -q -f GPKG -update "$work/town.gpkg" "$work/$layer.geojson" -nln "$layer" 2>/dev/null ||
    ogr2ogr -q -f GPKG "$work/town.gpkg" "$work/$layer.geojson" -nln "$layer"
done
rm -f ./*.mbtiles ./*.pmtiles
ogr2ogr -q -f MBTILES town.mbtiles "$work/town.gpkg" -dsco MINZOOM=9 -dsco MAXZOOM=13 -dsco NAME=Town \
  -dsco DESCRIPTION="A town to test with"
sqlite3 town.mbtiles "INSERT INTO metadata VALUES ('attribution', '&copy; <a href=\"https://example.org\">Town survey</a>')"

# Pictures: fields in four colours, and a hole of no colour.
cat >"$work/fields.geojson" <<'JSON'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"r":214,"g":160,"b":70},"geometry":{"type":"Polygon","coordinates":[[[25.4,49.4],[25.9,49.4],[25.9,49.8],[25.4,49.8],[25.4,49.4]],[[25.6,49.5],[25.7,49.5],[25.7,49.6],[25.6,49.6],[25.6,49.5]]]}},
{"type":"Feature","properties":{"r":90,"g":150,"b":80},"geometry":{"type":"Polygon","coordinates":[[[25.9,49.4],[26.4,49.4],[26.4,49.8],[25.9,49.8],[25.9,49.4]]]}}]}
JSON
gdal_rasterize -q -init 0 -burn 214 -burn 160 -burn 70 -burn 255 -of GTiff -ot Byte -ts 300 240 -te 25.3 49.3 26.5 49.9 -a_srs EPSG:4326 \
  -where 'r=214' "$work/fields.geojson" "$work/fields.tif"
gdal_rasterize -q -b 1 -b 2 -b 3 -b 4 -burn 90 -burn 150 -burn 80 -burn 255 -where 'r=90' "$work/fields.geojson" "$work/fields.tif"
gdal_translate -q -of MBTILES -co TILE_FORMAT=PNG -co NAME=Fields "$work/fields.tif" fields.mbtiles
gdaladdo -q -r nearest fields.mbtiles 2
gdal_translate -q -of WEBP -co LOSSLESS=YES -outsize 64 64 "$work/fields.tif" field.webp
rm -f ./*.aux.xml

for name in town fields; do
  sqlite3 "$name.mbtiles" 'PRAGMA journal_mode=DELETE; PRAGMA page_size=1024; VACUUM' >/dev/null
  go-pmtiles convert "$name.mbtiles" "$name.pmtiles" >/dev/null 2>&1
done
