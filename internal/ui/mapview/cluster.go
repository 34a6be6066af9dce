package mapview

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// clusterLook tells apart the pictures of clusters.
type clusterLook struct {
	count     int
	fill, ink color.NRGBA
}

// clusterMark is the picture of a cluster on the map.
type clusterMark struct {
	image *canvas.Image
	look  clusterLook
}

// clusterPictures draws clusters: a disc with a number as one picture each, because a computer without a graphics card
// blends one picture several times faster than it works out a round edge and lays a text over it.
type clusterPictures struct {
	face  font.Face
	named string // the font of face
	drawn map[clusterLook]*image.RGBA
}

// keptClusters is how many pictures of clusters are kept; each is at most about 50 KB.
const keptClusters = 200

// clusterRadius is how large the disc of so many pins is.
func clusterRadius(count int) float32 { return float32(12 + 4*math.Log10(float64(count))) }

// picture returns the picture of a cluster.
func (p *clusterPictures) picture(look clusterLook) *image.RGBA {
	p.loadFace()
	if drawn := p.drawn[look]; drawn != nil {
		return drawn
	}
	if p.drawn == nil || len(p.drawn) >= keptClusters {
		p.drawn = map[clusterLook]*image.RGBA{}
	}
	drawn := look.draw(p.face)
	p.drawn[look] = drawn
	return drawn
}

// loadFace takes the theme's bold font. One that cannot be read leaves the discs without their numbers.
func (p *clusterPictures) loadFace() {
	resource := fynetheme.TextBoldFont()
	if p.named == resource.Name() {
		return
	}
	p.named, p.face, p.drawn = resource.Name(), nil, nil
	parsed, err := opentype.Parse(resource.Content())
	if err != nil {
		return
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: float64(fynetheme.CaptionTextSize()) * pinDetail, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return
	}
	p.face = face
}

// size is how large a cluster is on the screen.
func (l clusterLook) size() fyne.Size {
	return fyne.NewSquareSize(2 * float32(math.Ceil(float64(clusterRadius(l.count)))))
}

func (l clusterLook) draw(face font.Face) *image.RGBA {
	side := int(l.size().Width) * pinDetail
	d := &drawing{image.NewRGBA(image.Rect(0, 0, side, side)), pinDetail}
	middle, radius := float64(side)/2/pinDetail, float64(clusterRadius(l.count))
	d.disc(middle, middle, radius, l.ink)
	d.disc(middle, middle, radius-2, l.fill)
	if face == nil {
		return d.picture
	}
	writer := font.Drawer{Dst: d.picture, Src: image.NewUniform(l.ink), Face: face}
	text := strconv.Itoa(l.count)
	bounds, _ := writer.BoundString(text)
	centre := fixed.I(side) / 2
	writer.Dot = fixed.Point26_6{X: centre - (bounds.Min.X+bounds.Max.X)/2, Y: centre - (bounds.Min.Y+bounds.Max.Y)/2}
	writer.DrawString(text)
	return d.picture
}

// solid makes a colour of the theme one that looks can be compared by.
func solid(name fyne.ThemeColorName) color.NRGBA {
	return color.NRGBAModel.Convert(fynetheme.Color(name)).(color.NRGBA)
}
