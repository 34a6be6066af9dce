package mapview

import "fyne.io/fyne/v2"

// List is the list of a cluster's pins while it is open, or nil.
func (m *Map) List() fyne.Focusable {
	if m.popup == nil || !m.popup.Visible() {
		return nil
	}
	return m.popup.Content.(*pinList)
}

// ClusterCounts are the numbers on the clusters that are shown.
func ClusterCounts(r fyne.WidgetRenderer) (counts []int) {
	for _, s := range r.(*renderer).marks.shown {
		if s.cluster != nil {
			counts = append(counts, s.cluster.look.count)
		}
	}
	return counts
}
