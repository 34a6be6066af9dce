package atlas

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"strconv"
)

// svg is a drawing as SVG 1.1: paths, and texts that stay texts. It uses no more than what browsers, librsvg and
// LibreOffice all draw alike: no style sheets, no scripts, no text on paths, and halos as texts of their own.
type svg struct {
	window
	body bytes.Buffer
	ids  *int // of gradients and clips, counted in the whole file
	clip [2][]vec
}

func newSVG(w window, ids *int) *svg { return &svg{window: w, ids: ids} }

// fontFamily begins with the font that the texts were measured in.
const fontFamily = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"

// document is the whole file.
func (s *svg) document(title, lang string) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" xml:lang="%s" font-family="%s">`+"\n",
		s.width, s.height, escaped(lang), escaped(fontFamily))
	fmt.Fprintf(&out, "<title>%s</title>\n", escaped(title))
	out.Write(s.body.Bytes())
	out.WriteString("</svg>\n")
	return out.Bytes()
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}

func (s *svg) print(format string, args ...any) { fmt.Fprintf(&s.body, format, args...) }

// ink is a colour as attributes: fill or stroke, and its opacity.
func ink(attribute string, c color.RGBA) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	text := fmt.Sprintf(`%s="#%02x%02x%02x"`, attribute, n.R, n.G, n.B)
	if n.A < 255 {
		text += fmt.Sprintf(` %s-opacity="%s"`, attribute, decimal(float64(n.A)/255, 2))
	}
	return text
}

func decimal(v float64, digits int) string {
	text := strconv.FormatFloat(v, 'f', digits, 64)
	if bytes.IndexByte([]byte(text), '.') >= 0 {
		text = string(bytes.TrimRight(bytes.TrimRight([]byte(text), "0"), "."))
	}
	if text == "-0" {
		return "0"
	}
	return text
}

func (s *svg) paint(with color.RGBA) {
	s.print("<rect width=\"%d\" height=\"%d\" %s/>\n", s.width, s.height, ink("fill", with))
}

// seen is the picture with a margin: what lies outside is left out of the file.
func (s *svg) seen() rect { return rect{0, 0, float64(s.width), float64(s.height)}.grown(12) }

// outlines is the path data of closed rings.
func (s *svg) outlines(rings []path) string {
	var p pen
	for _, ring := range rings {
		if !ring.box.grown(12 / s.factor).meets(s.view) {
			continue
		}
		local := make([]vec, len(ring.points))
		for i, v := range ring.points {
			local[i] = s.local(v)
		}
		p.polygon(clipped(local, s.seen(), &s.clip))
	}
	return p.String()
}

func (s *svg) fill(rings []path, with color.RGBA) { s.path(s.outlines(rings), ink("fill", with)) }

func (s *svg) path(data, attributes string) {
	if data != "" {
		s.print("<path %s d=\"%s\"/>\n", attributes, data)
	}
}

// runs is the path data of the parts of lines that can be seen. Pieces of one line are joined again.
func (s *svg) runs(lines []path, width float64) string {
	var p pen
	seen := s.seen().grown(width)
	end, open := vec{}, false
	for _, line := range lines {
		if !line.box.grown((12 + width) / s.factor).meets(s.view) {
			continue
		}
		open = open && line.points[0] == end
		for i := 1; i < len(line.points); i++ {
			a, b := s.local(line.points[i-1]), s.local(line.points[i])
			box := rect{min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)}
			if !box.grown(0.1).meets(seen) {
				open = false
				continue
			}
			if !open {
				p.move(a)
				open = true
			}
			p.line(b)
		}
		end = line.points[len(line.points)-1]
	}
	return p.String()
}

func (s *svg) stroke(lines []path, width float64, with color.RGBA) {
	s.path(s.runs(lines, width), fmt.Sprintf(`fill="none" stroke-width="%s" stroke-linejoin="round" %s`, decimal(width, 2), ink("stroke", with)))
}

func (s *svg) dashed(lines []path, width, dash, gap float64, with color.RGBA) {
	s.path(s.runs(lines, width), fmt.Sprintf(`fill="none" stroke-width="%s" stroke-dasharray="%s %s" %s`,
		decimal(width, 2), decimal(dash, 1), decimal(gap, 1), ink("stroke", with)))
}

// picture is a part of the file, as JPEG where nothing shines through it.
func (s *svg) picture(m *image.RGBA, over rect) {
	if !over.meets(s.view) {
		return
	}
	var file bytes.Buffer
	kind, err := "jpeg", error(nil)
	if m.Opaque() {
		err = jpeg.Encode(&file, m, &jpeg.Options{Quality: 85})
	} else {
		kind, err = "png", png.Encode(&file, m)
	}
	if err != nil {
		return // a buffer takes everything, and a tile's size is limited
	}
	from, to := s.local(vec{over.x0, over.y0}), s.local(vec{over.x1, over.y1})
	s.print(`<image x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:image/%s;base64,%s"/>`+"\n",
		decimal(from.x, 2), decimal(from.y, 2), decimal(to.x-from.x, 2), decimal(to.y-from.y, 2), kind, base64.StdEncoding.EncodeToString(file.Bytes()))
}

func (s *svg) polygons(all [][]vec, with color.RGBA) {
	var p pen
	for _, polygon := range all {
		p.polygon(polygon)
	}
	s.path(p.String(), ink("fill", with))
}

func (s *svg) discs(all []circle, with color.RGBA) {
	var p pen
	for _, each := range all {
		if box := (rect{each.at.x, each.at.y, each.at.x, each.at.y}).grown(each.radius); box.meets(s.seen()) {
			p.disc(each.at, each.radius)
		}
	}
	s.path(p.String(), ink("fill", with))
}

func (s *svg) circles(all []circle, country []path, _, with color.RGBA) {
	var p pen
	for _, each := range all {
		local := circle{s.local(each.at), each.radius * s.factor}
		if box := (rect{local.at.x, local.at.y, local.at.x, local.at.y}).grown(local.radius); box.meets(s.seen()) {
			p.disc(local.at, local.radius)
		}
	}
	if p.String() == "" {
		return
	}
	*s.ids++
	s.print("<clipPath id=\"c%d\"><path d=\"%s\"/></clipPath>\n", *s.ids, s.outlines(country))
	s.path(p.String(), fmt.Sprintf(`clip-path="url(#c%d)" %s`, *s.ids, ink("fill", faded(with, faint))))
}

func (s *svg) fade(edges []ramp, with color.RGBA) {
	for _, edge := range edges {
		*s.ids++
		x, y, width, height := 0.0, 0.0, float64(s.width), min(float64(s.height), edge.end)
		axis := [4]float64{edge.bare, 0, edge.covered, 0}
		switch {
		case edge.down:
			axis = [4]float64{0, edge.bare, 0, edge.covered}
			height = min(height, edge.bare)
		case edge.covered < edge.bare:
			width = min(width, edge.bare)
		default:
			x = max(0, edge.bare)
			width -= x
		}
		colour := ink("stop-color", color.RGBA{R: with.R, G: with.G, B: with.B, A: 255})
		s.print(`<linearGradient id="c%d" gradientUnits="userSpaceOnUse" x1="%s" y1="%s" x2="%s" y2="%s">`, *s.ids,
			decimal(axis[0], 1), decimal(axis[1], 1), decimal(axis[2], 1), decimal(axis[3], 1))
		s.print(`<stop offset="0" %s stop-opacity="0"/><stop offset="1" %[1]s/></linearGradient>`, colour)
		s.print("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"url(#c%d)\"/>\n",
			decimal(x, 1), decimal(y, 1), decimal(width, 1), decimal(height, 1), *s.ids)
	}
}

// write groups what looks alike, so that the file is small.
func (s *svg) write(set *typesetter, texts []script) {
	for _, halo := range []bool{true, false} {
		open := ""
		for _, t := range texts {
			attributes := t.attributes(halo)
			if attributes == "" {
				continue
			}
			if attributes != open {
				if open != "" {
					s.print("</g>\n")
				}
				s.print("<g %s>", attributes)
				open = attributes
			}
			s.line(set, t)
		}
		if open != "" {
			s.print("</g>\n")
		}
	}
}

// attributes are the font and colour of a text or of its halo; "" where it has none.
func (t script) attributes(halo bool) string {
	with := t.ink
	if halo {
		with = t.halo
	}
	if with.A == 0 {
		return ""
	}
	text := fmt.Sprintf(`font-size="%s"`, decimal(t.face.size, 2))
	if t.face.bold {
		text += ` font-weight="600"`
	}
	if t.face.slanted {
		text += ` font-style="italic"`
	}
	if t.face.tracking > 0 {
		text += fmt.Sprintf(` letter-spacing="%s"`, decimal(t.face.tracking, 2))
	}
	text += " " + ink("fill", with)
	if halo {
		text += fmt.Sprintf(` %s stroke-width="%s" stroke-linejoin="round"`, ink("stroke", with), decimal(2*max(1.4, t.face.size*haloWidth), 1))
	}
	return text
}

// line writes a level text, or a river's name as one line along the chord of its letters.
func (s *svg) line(set *typesetter, t script) {
	width := set.width(t.face, t.line)
	if n := len(t.turned); n > 0 {
		first, last := t.turned[0], t.turned[n-1]
		sin, cos := math.Sincos(2 * math.Pi * float64(last.turn) / turns)
		advance := set.advance(t.face, last.letter)
		end := vec{last.at.x + cos*advance, last.at.y + sin*advance}
		angle := math.Atan2(end.y-first.at.y, end.x-first.at.x) * 180 / math.Pi
		s.print(`<text text-anchor="middle" transform="translate(%s %s) rotate(%s)">%s</text>`,
			decimal((first.at.x+end.x)/2, 1), decimal((first.at.y+end.y)/2, 1), decimal(angle, 1), escaped(t.line))
		return
	}
	x, anchor := t.at.x, ""
	switch t.hold {
	case holdMiddle:
		x, anchor = x+width/2, ` text-anchor="middle"`
	case holdEnd:
		x, anchor = x+width, ` text-anchor="end"`
	}
	s.print(`<text x="%s" y="%s"%s>%s</text>`, decimal(x, 1), decimal(t.at.y, 1), anchor, escaped(t.line))
}

// place draws another drawing at a point, cut at its edges.
func (s *svg) place(inset *svg, at vec) {
	*s.ids++
	s.print("<clipPath id=\"c%d\"><rect width=\"%d\" height=\"%d\"/></clipPath>\n", *s.ids, inset.width, inset.height)
	s.print("<g transform=\"translate(%s %s)\"><g clip-path=\"url(#c%d)\">\n", decimal(at.x, 1), decimal(at.y, 1), *s.ids)
	s.body.Write(inset.body.Bytes())
	s.print("</g></g>\n")
}
