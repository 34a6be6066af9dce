package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// pinShape is a pin as it stands on a map.
const pinShape = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path d="M12 2C8.1 2 5 5.1 5 9c0 5.2 7 13 7 13s7-7.8 7-13c0-3.9-3.1-7-7-7zm0 9.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5z"/></svg>`

var pinIcon = fynetheme.NewThemedResource(fyne.NewStaticResource("pin.svg", []byte(pinShape)))

// MapIcon stands for a map.
func MapIcon() fyne.Resource { return pinIcon }
