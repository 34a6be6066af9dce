package quality

import (
	"net/url"

	"focalpoint/internal/aid"
)

func documentLink(a aid.Activity, _ Context, found report) {
	for _, document := range a.Documents {
		if !openable(document.URL) {
			found(item("documents", document.ID), "URL", document.URL)
		}
	}
}

// openable says whether a browser would follow an address.
func openable(address string) bool {
	link, err := url.Parse(address)
	return err == nil && link.Host != "" && (link.Scheme == "https" || link.Scheme == "http")
}

func documentUntitled(a aid.Activity, _ Context, found report) {
	for _, document := range a.Documents {
		if blank(document.Title.UK) && blank(document.Title.EN) {
			found(item("documents", document.ID))
		}
	}
}
