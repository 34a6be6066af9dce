package atlas

import "image/color"

// Style is the colours of a map.
type Style struct {
	Sea, Coast   color.RGBA // open water, and its edge
	Land, Abroad color.RGBA // Ukraine, and its neighbours
	Urban, River color.RGBA // built-up areas; rivers
	StateBorder  color.RGBA // the land border of Ukraine,
	StateRibbon  color.RGBA // and the translucent band under it
	OblastBorder color.RGBA
	UnitBorder   color.RGBA // of raions and hromadas
	ForeignLine  color.RGBA // borders between neighbours
	Dot, DotRim  color.RGBA // of settlements
	City         color.RGBA // names, and the halo around all of them
	Village      color.RGBA
	Halo         color.RGBA
	CountryName  color.RGBA
	Page         color.RGBA // around the map of a report
	OblastName   color.RGBA
	AbroadName   color.RGBA
	WaterName    color.RGBA
	Veil         color.RGBA // over pictures of tiles
	Wood, Grass  color.RGBA // of vector tiles, as all that follow
	Works        color.RGBA // industry, trade and transport
	Building     color.RGBA
	Road         color.RGBA
	MainRoad     color.RGBA
	Motorway     color.RGBA
	RoadRim      color.RGBA
	Rail         color.RGBA
}

// StyleLight is paper in daylight.
var StyleLight = style(false)

// StyleDark is for windows with a dark theme.
var StyleDark = style(true)

// style is one table for both styles, so that nobody forgets one of them.
func style(dark bool) Style {
	var s Style
	for _, row := range []struct {
		to          *color.RGBA
		light, dark uint32 // 0xRRGGBBAA
	}{
		{&s.Sea, 0xCFE2ECFF, 0x16212BFF},
		{&s.Coast, 0x9FC3D6FF, 0x31485AFF},
		{&s.Land, 0xFCFAF4FF, 0x2B3138FF},
		{&s.Abroad, 0xEDEAE3FF, 0x20252BFF},
		{&s.Urban, 0xEFE3D6FF, 0x3B3F46FF},
		{&s.River, 0xA9CADCFF, 0x34506AFF},
		{&s.StateBorder, 0x8A78A8FF, 0x9C8CBEFF},
		{&s.StateRibbon, 0x8A78A82E, 0x9C8CBE2E},
		{&s.OblastBorder, 0xB0A3C2FF, 0x6C6784FF},
		{&s.UnitBorder, 0xC9C0D6FF, 0x55526AFF},
		{&s.ForeignLine, 0xCFC9C4FF, 0x3A3F47FF},
		{&s.Dot, 0x4A4F5AFF, 0xD5D9E0FF},
		{&s.DotRim, 0xFFFFFFFF, 0x14181DFF},
		{&s.City, 0x23272FFF, 0xECEFF4FF},
		{&s.Village, 0x555B66FF, 0xB4BBC6FF},
		{&s.Halo, 0xFCFAF4FF, 0x20252BFF},
		{&s.Page, 0xFFFFFFFF, 0x15191EFF},
		{&s.CountryName, 0x6F6190FF, 0xB5A8D4FF},
		{&s.OblastName, 0x7B6F91FF, 0x9A92B4FF},
		{&s.AbroadName, 0x857F77FF, 0x7E8590FF},
		{&s.WaterName, 0x487C99FF, 0x7399B7FF},
		{&s.Veil, 0x00000000, 0x14181D6B},
		{&s.Wood, 0xDDE8D3FF, 0x2A382FFF},
		{&s.Grass, 0xEAF0DDFF, 0x2E3B35FF},
		{&s.Works, 0xE9E4E4FF, 0x383A42FF},
		{&s.Building, 0xDCCFC2FF, 0x4A4E56FF},
		{&s.Road, 0xFFFFFFFF, 0x565B64FF},
		{&s.MainRoad, 0xFBE9B0FF, 0x6E6650FF},
		{&s.Motorway, 0xF3C88BFF, 0x84704FFF},
		{&s.RoadRim, 0xCDC4B8FF, 0x1F2429FF},
		{&s.Rail, 0x9A9AA2FF, 0x767C87FF},
	} {
		*row.to = rgba(row.light)
		if dark {
			*row.to = rgba(row.dark)
		}
	}
	return s
}

// rgba turns 0xRRGGBBAA into a colour with its alpha multiplied in, as package image wants it.
func rgba(v uint32) color.RGBA {
	a := v & 0xFF
	part := func(shift uint) uint8 { return uint8((v >> shift & 0xFF) * a / 0xFF) }
	return color.RGBA{R: part(24), G: part(16), B: part(8), A: uint8(a)}
}
