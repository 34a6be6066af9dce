package quarter

import "strings"

// ChooseCurrency takes a currency from the list that a click on the present one opens.
func (p *Page) ChooseCurrency(code string) {
	for _, item := range p.panel.currency.menu().Items {
		if strings.HasPrefix(item.Label, code) {
			item.Action()
		}
	}
}
