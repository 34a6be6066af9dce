package desk

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/difference"
	"focalpoint/internal/i18n"
)

// Conflict is an undecided conflict in the words of a language: one field, and what stands for it on either side.
type Conflict struct {
	Path              aid.Path
	Field             string // its name, as the editor has it
	Was, Mine, Theirs []difference.Part
	Who               string        // whose the portal's value is; "" when it is not known
	When              time.Time     // when the portal took it; zero when it is not known
	Deleted           ResolveChoice // the side that deleted the record, where an edit stands against that; "": neither
	Apart             string        // of a place: how far the two are from each other, and where they lie; "" where they do not differ
	Third             Third         // how a third value is given
}

// Conflicts says conflicts of a record in words, in the order of the form.
func (d *Desk) Conflicts(l *i18n.Localizer, clashes []aid.Clash) []Conflict {
	w := d.wording(l)
	conflicts := make([]Conflict, 0, len(clashes))
	for _, c := range clashes {
		conflicts = append(conflicts, w.conflict(c))
	}
	slices.SortStableFunc(conflicts, func(a, b Conflict) int { return formPlace(a.Path) - formPlace(b.Path) })
	return conflicts
}

func (w wording) conflict(c aid.Clash) Conflict {
	k := Conflict{Path: c.Path, Field: w.field(c.Path, c.Mine, c.Theirs, c.Was), Who: c.Who, Third: w.third(c)}
	if c.When != 0 {
		k.When = time.Unix(c.When, 0)
	}
	if c.Path == aid.PathDeleted {
		k.Deleted = ResolveTheirs
		if string(c.Mine) == "true" {
			k.Deleted = ResolveMine
		}
		return k
	}
	was, mine, theirs := w.three(c)
	if isText(c) {
		words := difference.Of(w.text(c.Was), mine, theirs)
		k.Was, k.Mine, k.Theirs = words.Was, words.Mine, words.Theirs
		if len(k.Was) == 0 {
			k.Was = plain(was)
		}
	} else {
		k.Was, k.Mine, k.Theirs = plain(was), plain(mine), plain(theirs)
	}
	k.Apart = w.apart(c)
	return k
}

func plain(text string) []difference.Part { return []difference.Part{{Text: text}} }

// isText says whether a field is a text that people write.
func isText(c aid.Clash) bool {
	if len(c.Mine)+len(c.Theirs) == 0 || isAbsent(c.Mine) || isAbsent(c.Theirs) {
		return false
	}
	kind := thirdOf(c.Path)
	return kind == ThirdLine || kind == ThirdText
}

// three are the values of a field on all sides; of an item without the facts that all who have it share.
func (w wording) three(c aid.Clash) (was, mine, theirs string) {
	sides := []json.RawMessage{c.Was, c.Mine, c.Theirs}
	var there []facts
	for _, raw := range sides {
		if item := w.item(c.Path, raw); item.known {
			there = append(there, item.facts)
		}
	}
	say := func(raw json.RawMessage) string {
		item := w.item(c.Path, raw)
		if !item.known || len(there) < 2 {
			return w.value(c.Path, raw)
		}
		differing := slices.DeleteFunc(slices.Clone(item.facts), func(f fact) bool {
			return !slices.ContainsFunc(there, func(other facts) bool { return !slices.Contains(other, f) })
		})
		if len(differing) == 0 {
			return w.l.T("history.empty")
		}
		return differing.String()
	}
	return say(c.Was), say(c.Mine), say(c.Theirs)
}

// apart says of two versions of a place how far they are from each other, and what lies near either.
func (w wording) apart(c aid.Clash) string {
	if c.Path.Collection() != "locations" || isAbsent(c.Mine) || isAbsent(c.Theirs) {
		return ""
	}
	mine, err := aid.DecodeItem[aid.Location](c.Mine)
	theirs, theirErr := aid.DecodeItem[aid.Location](c.Theirs)
	none := aid.Point{}
	if err != nil || theirErr != nil || mine.Point == theirs.Point || mine.Point == none || theirs.Point == none {
		return ""
	}
	return w.l.T("sending.conflict.apart", "Distance", w.distance(mine.Point.Metres(theirs.Point)),
		"Mine", w.near(mine.Point), "Theirs", w.near(theirs.Point))
}

// distance is a length as people say it: whole metres below a kilometre.
func (w wording) distance(metres float64) string {
	if metres < 1000 {
		return w.l.T("sending.conflict.metres", "N", strconv.Itoa(int(metres+0.5)))
	}
	return w.l.T("sending.conflict.kilometres", "N", w.l.Decimal(strconv.FormatFloat(metres/1000, 'f', 1, 64)))
}

// near says where a point lies: the nearest settlement, the way from it, and the oblast.
func (w wording) near(p aid.Point) string {
	at := w.desk.Where(p)
	if at.Settlement.UK == "" {
		return w.point(p)
	}
	settlement := FromSettlement(w.l, at)
	if at.Oblast.UK == "" {
		return settlement
	}
	return settlement + " (" + at.Oblast.Name(w.l.Lang()) + ")"
}
