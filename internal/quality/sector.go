package quality

import "focalpoint/internal/aid"

var hundred = aid.DecimalOf(100)

// vocabularies names the list of each vocabulary, in the order in which they are reported.
var vocabularies = []struct{ code, list string }{
	{aid.VocabularyPortal, aid.ListPortalSector},
	{aid.VocabularyDAC, aid.ListDACSector},
}

func sectorMissing(a aid.Activity, _ Context, found report) {
	if len(a.Sectors) == 0 {
		found("sectors")
	}
}

func dacSectorMissing(a aid.Activity, _ Context, found report) {
	for _, sector := range a.Sectors {
		if sector.Vocabulary == aid.VocabularyDAC {
			return
		}
	}
	if len(a.Sectors) > 0 {
		found("sectors")
	}
}

func sectorUnknown(a aid.Activity, c Context, found report) {
	for _, sector := range a.Sectors {
		list := listOf(sector.Vocabulary)
		if list == "" || c.unknown(list, sector.Code) {
			found(item("sectors", sector.ID), "Code", sector.Code)
		}
	}
}

func sectorWithdrawn(a aid.Activity, c Context, found report) {
	if c.Today == "" {
		return
	}
	for _, sector := range a.Sectors {
		if code, known := c.Codelists[listOf(sector.Vocabulary)].Code(sector.Code); known && !code.InUse(c.Today) {
			found(item("sectors", sector.ID), "Code", sector.Code)
		}
	}
}

func sectorTwice(a aid.Activity, _ Context, found report) {
	for i, sector := range a.Sectors {
		for _, earlier := range a.Sectors[:i] {
			if earlier.Vocabulary == sector.Vocabulary && earlier.Code == sector.Code {
				found(item("sectors", sector.ID), "Code", sector.Code)
				break
			}
		}
	}
}

func sectorShareRange(a aid.Activity, _ Context, found report) {
	for _, sector := range a.Sectors {
		if outOfShare(sector.Percentage) {
			found(item("sectors", sector.ID), "Share", sector.Percentage.String())
		}
	}
}

// sectorSharesSum: IATI wants the shares of each vocabulary to add up to 100.
func sectorSharesSum(a aid.Activity, _ Context, found report) {
	eachVocabulary(a, func(vocabulary string, count int, sum aid.Decimal) {
		if count > 1 && sum != hundred {
			found("sectors", "Sum", sum.String(), "Vocabulary", vocabulary)
		}
	})
}

// sectorShareAlone: a single sector has all; without a share that is understood.
func sectorShareAlone(a aid.Activity, _ Context, found report) {
	eachVocabulary(a, func(vocabulary string, count int, sum aid.Decimal) {
		if count == 1 && !sum.IsZero() && sum != hundred {
			found("sectors", "Share", sum.String(), "Vocabulary", vocabulary)
		}
	})
}

// eachVocabulary adds up the shares of each vocabulary.
func eachVocabulary(a aid.Activity, do func(vocabulary string, count int, sum aid.Decimal)) {
	for _, vocabulary := range vocabularies {
		count, sum := 0, aid.Decimal{}
		for _, sector := range a.Sectors {
			if sector.Vocabulary == vocabulary.code {
				count, sum = count+1, sum.Add(sector.Percentage)
			}
		}
		do(vocabulary.code, count, sum)
	}
}

func listOf(vocabulary string) string {
	for _, known := range vocabularies {
		if known.code == vocabulary {
			return known.list
		}
	}
	return ""
}

func outOfShare(share aid.Decimal) bool { return share.Sign() < 0 || share.Compare(hundred) > 0 }
