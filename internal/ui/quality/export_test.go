package quality

// Choose shows a rule, as if it were tapped.
func (p *Page) Choose(rule string) {
	for i, group := range p.groups {
		if group.Rule == rule {
			p.rules.Select(i)
		}
	}
}

// OpenFound taps a record of the rule that is shown.
func (p *Page) OpenFound(i int) { p.detail.records.Select(i) }
