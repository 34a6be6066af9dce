// Icon draws the program's icon, a map pin in a focal ring, as a PNG of 512 pixels: go run ./assets/generate/icon FILE.
package main

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"

	"golang.org/x/image/vector"
)

const side = 512

var (
	blue   = color.NRGBA{R: 0x1D, G: 0x5F, B: 0xA8, A: 0xFF}
	yellow = color.NRGBA{R: 0xFF, G: 0xC9, B: 0x3C, A: 0xFF}
	white  = color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: icon FILE")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "drawing the icon:", err)
		os.Exit(1)
	}
}

func write(path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(file, draw()); err != nil {
		return err
	}
	return file.Close()
}

func draw() image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, side, side))
	fill(picture, blue, roundedSquare(24, 108))
	fill(picture, yellow, ellipse(256, 372, 138, 50))
	fill(picture, blue, ellipse(256, 372, 100, 30))
	fill(picture, white, drop(256, 206, 112, 380))
	fill(picture, blue, ellipse(256, 206, 46, 46))
	return picture
}

type point struct{ x, y float64 }

func fill(picture *image.RGBA, c color.Color, outline []point) {
	r := vector.NewRasterizer(side, side)
	r.MoveTo(float32(outline[0].x), float32(outline[0].y))
	for _, p := range outline[1:] {
		r.LineTo(float32(p.x), float32(p.y))
	}
	r.ClosePath()
	r.Draw(picture, picture.Bounds(), image.NewUniform(c), image.Point{})
}

const steps = 128

func arc(x, y, rx, ry, from, to float64) (outline []point) {
	for i := range steps + 1 {
		turn := from + (to-from)*float64(i)/steps
		outline = append(outline, point{x + rx*math.Cos(turn), y + ry*math.Sin(turn)})
	}
	return outline
}

func ellipse(x, y, rx, ry float64) []point { return arc(x, y, rx, ry, 0, 2*math.Pi) }

// drop is a pin: a circle with a tip below.
func drop(x, y, radius, tip float64) []point {
	angle := math.Acos(radius / (tip - y))
	return append(arc(x, y, radius, radius, math.Pi/2+angle, 5*math.Pi/2-angle), point{x, tip})
}

func roundedSquare(inset, radius float64) (outline []point) {
	low, high := inset+radius, side-inset-radius
	for i, corner := range []point{{high, high}, {low, high}, {low, low}, {high, low}} {
		from := float64(i) * math.Pi / 2
		outline = append(outline, arc(corner.x, corner.y, radius, radius, from, from+math.Pi/2)...)
	}
	return outline
}
