package mapview

import (
	"strings"

	"fyne.io/fyne/v2"
)

// sources names where the map is from, in the corner, in as many lines as it takes on a narrow map.
type sources struct{ lines [5]*plate }

// sourcesMost is the size of their text at most: of a small map, larger lines would leave nothing to be seen. The settings
// say the same in the size that was chosen.
const sourcesMost = 14

func newSources() *sources {
	s := &sources{}
	for i := range s.lines {
		s.lines[i] = newPlate()
		s.lines[i].text.TextSize = min(s.lines[i].text.TextSize, sourcesMost)
	}
	return s
}

func (s *sources) objects() (objects []fyne.CanvasObject) {
	for _, line := range s.lines {
		objects = append(objects, line.objects()...)
	}
	return objects
}

// lay writes the text in the lower right corner, and tells the place that it takes.
func (s *sources) lay(text string, size fyne.Size) (taken fyne.Size) {
	lines := s.wrap(text, size.Width-8)
	for i, line := range s.lines {
		if i >= len(lines) {
			line.hide()
			continue
		}
		line.show(lines[i])
		one := line.size()
		line.moveTo(fyne.NewPos(size.Width-one.Width-4, size.Height-4-one.Height*float32(len(lines)-i)))
		taken = fyne.NewSize(max(taken.Width, one.Width), taken.Height+one.Height)
	}
	return taken
}

// wrap breaks a text between words, so that each line is no wider than the map; the last one takes the rest.
func (s *sources) wrap(text string, width float32) (lines []string) {
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		if last >= 0 {
			longer := lines[last] + " " + word
			s.lines[0].text.Text = longer
			if s.lines[0].size().Width <= width || len(lines) == len(s.lines) {
				lines[last] = longer
				continue
			}
		}
		lines = append(lines, word)
	}
	return lines
}
