package overview

import (
	"image/color"
	"testing"
)

func TestSheetHasRoundCornersAndALine(t *testing.T) {
	fill, line := color.RGBA{255, 255, 255, 255}, color.RGBA{200, 0, 0, 255}
	for _, scale := range []int{1, 2} {
		picture := sheet(60*scale, 40*scale, float64(6*scale), float64(scale), fill, line)
		for _, at := range []struct {
			name string
			x, y int
			want color.RGBA
		}{
			{"corner", 0, 0, color.RGBA{}},
			{"other corner", 60*scale - 1, 40*scale - 1, color.RGBA{}},
			{"upper edge", 30 * scale, 0, line},
			{"left edge", 0, 20 * scale, line},
			{"right edge", 60*scale - 1, 20 * scale, line},
			{"beside the edge", 30 * scale, scale, fill},
			{"middle", 30 * scale, 20 * scale, fill},
		} {
			if got := picture.RGBAAt(at.x, at.y); got != at.want {
				t.Errorf("scale %d, %s: %v, want %v", scale, at.name, got, at.want)
			}
		}
	}
}
