package atlas

import "focalpoint/internal/aid"

// waters are the seas and larger waters that are named on the map, and the zooms at which they are.
var waters = []struct {
	uk, en   string
	at       aid.Point
	from, to float64
	size     float64
}{
	{"Чорне море", "Black Sea", aid.Point{Lat: 43.1, Lon: 34.2}, 4, 4.89, 11},
	{"Чорне море", "Black Sea", aid.Point{Lat: 44.35, Lon: 31.4}, 4.9, 9, 13},
	{"Азовське море", "Sea of Azov", aid.Point{Lat: 46.05, Lon: 36.5}, 6, 10, 11.5},
	{"Каркінітська затока", "Karkinit Bay", aid.Point{Lat: 45.87, Lon: 32.85}, 8, 11, 11},
	{"Каламітська затока", "Kalamita Bay", aid.Point{Lat: 44.98, Lon: 33.35}, 8, 11, 11},
	{"Таганрозька затока", "Taganrog Bay", aid.Point{Lat: 46.93, Lon: 38.25}, 8, 11, 11},
	{"Керченська протока", "Kerch Strait", aid.Point{Lat: 45.15, Lon: 36.52}, 9, 12, 10.5},
	{"Сиваш", "Syvash", aid.Point{Lat: 46.03, Lon: 34.35}, 8, 11, 10.5},
	{"Кременчуцьке вдсх.", "Kremenchuk Res.", aid.Point{Lat: 49.3, Lon: 32.5}, 8, 11, 10.5},
}
