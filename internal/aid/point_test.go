package aid_test

import (
	"math"
	"testing"

	"focalpoint/internal/aid"
)

func TestMetres(t *testing.T) {
	kramatorsk, kyiv := aid.Point{Lat: 48.7389, Lon: 37.5844}, aid.Point{Lat: 50.4501, Lon: 30.5234}
	for _, c := range []struct {
		to     aid.Point
		metres float64
	}{
		{kramatorsk, 0},
		{aid.Point{Lat: 48.7479, Lon: 37.5844}, 1001}, // a hundredth of a degree to the north is 1.11 km
		{kyiv, 544_700},
	} {
		if got := kramatorsk.Metres(c.to); math.Abs(got-c.metres) > 0.003*c.metres+0.01 {
			t.Errorf("to %v: %.0f m, not %.0f", c.to, got, c.metres)
		}
	}
}
