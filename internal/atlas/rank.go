package atlas

import "image/color"

// rank is the importance of a settlement on the map.
type rank int

const (
	capital      rank = iota // Kyiv
	metropol                 // half a million people
	centre                   // oblast capitals, and cities of 150,000
	town                     // 50,000
	smallTown                // 10,000, and everything that the codifier calls a city
	largeVillage             // a thousand
	village
)

// rankStyle says from which zoom a settlement of a rank is shown and how it is set.
type rankStyle struct {
	from float64 // zoom
	size float64 // of the name at that zoom, in pixels
	bold bool
	dot  float64 // radius of the dot, in pixels
}

var rankStyles = [...]rankStyle{
	capital:      {4, 13.5, true, 4.2},
	metropol:     {5, 12, true, 3.2},
	centre:       {6, 11.5, true, 2.8},
	town:         {7, 11, false, 2.4},
	smallTown:    {8, 10.5, false, 2},
	largeVillage: {10, 10.5, false, 1.7},
	village:      {11, 10, false, 1.5},
}

// growth is how much larger names become with every zoom, up to most pixels.
const (
	growth = 0.55
	most   = 4.0
)

func (s rankStyle) face(zoom float64) face {
	return face{bold: s.bold, size: s.size + min(most, max(0, zoom-s.from)*growth)}
}

// oblastCapitals by KATOTTG prefix of the oblast.
var oblastCapitals = map[string]string{
	"UA01": "Сімферополь", "UA05": "Вінниця", "UA07": "Луцьк", "UA12": "Дніпро", "UA14": "Донецьк", "UA18": "Житомир",
	"UA21": "Ужгород", "UA23": "Запоріжжя", "UA26": "Івано-Франківськ", "UA35": "Кропивницький", "UA44": "Луганськ",
	"UA46": "Львів", "UA48": "Миколаїв", "UA51": "Одеса", "UA53": "Полтава", "UA56": "Рівне", "UA59": "Суми",
	"UA61": "Тернопіль", "UA63": "Харків", "UA65": "Херсон", "UA68": "Хмельницький", "UA71": "Черкаси", "UA73": "Чернівці",
	"UA74": "Чернігів", "UA85": "Севастополь",
}

func isOblastCapital(p *Place) bool { return p.Population > 50_000 && p.UK == oblastCapitals[p.Oblast] }

func rankOf(p *Place) rank {
	switch {
	case p.Oblast == "UA80":
		return capital
	case p.Population >= 500_000:
		return metropol
	case p.Population >= 150_000 || isOblastCapital(p):
		return centre
	case p.Population >= 50_000:
		return town
	case p.Population >= 10_000 || p.City:
		return smallTown
	case p.Population >= 1_000:
		return largeVillage
	default:
		return village
	}
}

// colours are those of the name and of the halo around it.
func (k rank) colours(s *Style) (letters, halo color.RGBA) {
	if k >= largeVillage {
		return s.Village, s.Halo
	}
	return s.City, s.Halo
}
