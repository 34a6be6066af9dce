package atlas

// Kind says what a search found, or what kind of settlement a place is.
type Kind string

// The kinds. The first five are settlements as the codifier tells them apart, the next four are units.
const (
	KindCity        Kind = "city"
	KindSelyshche   Kind = "selyshche"
	KindVillage     Kind = "village"
	KindLocality    Kind = "locality"   // a part of a settlement, or an old name that the codifier does not have
	KindSettlement  Kind = "settlement" // which of them is not known
	KindOblast      Kind = "oblast"     // also AR Crimea
	KindSpecialCity Kind = "special_city"
	KindRaion       Kind = "raion"
	KindHromada     Kind = "hromada"
	KindCoordinates Kind = "coordinates"
)

// kindOfClass reads the class of a settlement in a pack: the codifier's letters.
func kindOfClass(class byte) Kind {
	switch class {
	case 'K', 'M':
		return KindCity
	case 'X', 'T':
		return KindSelyshche
	case 'C':
		return KindVillage
	case 'L':
		return KindLocality
	default:
		return KindSettlement
	}
}

// Kind is KindOblast, KindSpecialCity, KindRaion or KindHromada; empty for a neighbouring state.
func (u Unit) Kind() Kind {
	switch {
	case u.Level == Oblast && isSpecialCity(u.Prefix()):
		return KindSpecialCity
	case u.Level == Oblast:
		return KindOblast
	case u.Level == Raion:
		return KindRaion
	case u.Level == Hromada:
		return KindHromada
	default:
		return ""
	}
}

// isSpecialCity knows the two cities that the Constitution (article 133) gives a special status.
func isSpecialCity(oblast string) bool { return oblast == "UA80" || oblast == "UA85" }
