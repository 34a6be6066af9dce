package sending_test

import (
	"testing"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/ui/uitest"
)

func TestFiles(t *testing.T) {
	for _, lang := range i18n.Languages {
		o := busy()
		o.files = desk.Files{Sent: 12, Waiting: 3, WaitingBytes: 4_200_000, Refused: []desk.RefusedFile{
			{Name: "план.pdf", Size: 18_400_000, Reason: "too-large", Limit: 10_000_000},
			{Name: "школа.jpg", Size: 2_000_000, Reason: "full"},
		}}
		o.exchanges = append([]desk.ExchangeRow{{At: noon, Report: desk.Report{Requests: 9, BytesUp: 4_200_000, Seconds: 548}, FilesSent: 3, FilesRefused: 2, Tries: 1}}, o.exchanges...)
		uitest.Golden(t, "files-"+lang, o.open(t, lang).words())
		o.status.Files = desk.FileProgress{Sending: true, Sent: 1_300_000, Total: 4_200_000}
		o.page.ShowStatus(o.status)
		uitest.Golden(t, "files-sending-"+lang, o.words())
	}
}
