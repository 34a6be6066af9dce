package desk

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"

	"focalpoint/internal/aid"
	"focalpoint/internal/quality"
	"focalpoint/internal/vault"
)

// Inspection is what the quality rules find in the whole portfolio.
type Inspection struct {
	Tally
	Groups []Group // the rules that find something, the most severe first
	Pairs  []Pair  // likely duplicates, also with other institutions' records
}

// Tally counts findings by what they mean for sending.
type Tally = quality.Tally

// Group is a rule with what it finds.
type Group = quality.Group

// Found is one finding of a record.
type Found = quality.Found

// Pair is two records that may describe the same activity.
type Pair = quality.Pair

// Side is one record of a pair.
type Side = quality.Side

// RuleDuplicate is the rule by which pairs are found.
const RuleDuplicate = quality.RuleDuplicate

// Fixes says whether some findings of a rule can be put right by Fix.
func Fixes(rule string) bool { return quality.Fixes(rule) }

// FixedRules are the rules that Fix can do something for, in the order of the table.
func FixedRules() (rules []string) {
	for _, rule := range quality.Rules {
		if quality.Fixes(rule.Code) {
			rules = append(rules, rule.Code)
		}
	}
	return rules
}

// inspector remembers what was found in which record, and which records have changed since.
type inspector struct {
	mu        sync.Mutex // held while the portfolio is read or brought up to date
	portfolio *quality.Portfolio
	day       aid.Date // on which the records were checked

	noting  sync.Mutex
	changed map[aid.ID]bool
}

// touch hears of every record that was saved or received. It is quick.
func (i *inspector) touch(kind aid.Kind, id aid.ID) {
	if kind != aid.KindActivity {
		return
	}
	i.noting.Lock()
	defer i.noting.Unlock()
	if i.changed == nil {
		i.changed = map[aid.ID]bool{}
	}
	i.changed[id] = true
}

func (i *inspector) take() map[aid.ID]bool {
	i.noting.Lock()
	defer i.noting.Unlock()
	taken := i.changed
	i.changed = nil
	return taken
}

func (i *inspector) giveBack(ids map[aid.ID]bool) {
	i.noting.Lock()
	defer i.noting.Unlock()
	maps.Copy(ids, i.changed)
	i.changed = ids
}

// Tally counts what the rules find in the whole portfolio. The first call of a day checks every record, and tells progress
// now and then; later ones only check what was changed since. A call that the context ends is gone on with by the next.
func (d *Desk) Tally(ctx context.Context, progress func(done, total int)) (tally Tally, err error) {
	err = d.inspected(ctx, progress, func(p *quality.Portfolio) { tally = p.Tally() })
	return tally, err
}

// Inspect is Tally with the findings themselves.
func (d *Desk) Inspect(ctx context.Context, progress func(done, total int)) (found Inspection, err error) {
	err = d.inspected(ctx, progress, func(p *quality.Portfolio) {
		found = Inspection{Tally: p.Tally(), Groups: p.Groups(), Pairs: p.Pairs()}
	})
	return found, err
}

// Findings are those of every one of the person's own records that has some, with likely duplicates, in the order of the
// records' ids.
func (d *Desk) Findings(ctx context.Context, f func(id aid.ID, title aid.Text, findings []Finding) error) error {
	var problem error
	err := d.inspected(ctx, nil, func(p *quality.Portfolio) { problem = p.Each(f) })
	return errors.Join(err, problem)
}

// inspected brings the portfolio up to date and reads it.
func (d *Desk) inspected(ctx context.Context, progress func(done, total int), read func(*quality.Portfolio)) error {
	i := &d.inspector
	i.mu.Lock()
	defer i.mu.Unlock()
	var err error
	if today := aid.DateOf(d.now()); i.portfolio == nil || i.day != today {
		err = d.inspectAll(ctx, today, progress)
	} else {
		err = d.inspectChanged(ctx)
	}
	if err != nil {
		return fmt.Errorf("checking the portfolio: %w", err)
	}
	read(i.portfolio)
	return nil
}

// progressStep is after how many records progress is told.
const progressStep = 250

func (d *Desk) inspectAll(ctx context.Context, today aid.Date, progress func(done, total int)) error {
	total := 0
	if progress != nil {
		summaries, err := d.Activities()
		if err != nil {
			return err
		}
		total = len(summaries)
	}
	d.inspector.take() // what is noted from now on is looked at once more
	portfolio, done := quality.NewPortfolio(d.rulesContext()), 0
	distinct, err := d.vault.Distinct()
	if err != nil {
		return err
	}
	for _, pair := range distinct {
		portfolio.SetDistinct(pair.A, pair.B, true)
	}
	err = d.vault.EachEntry(aid.KindActivity, func(e vault.Entry) error {
		if e.Record.Deleted() {
			return nil
		}
		a, err := aid.ActivityOf(e.Record)
		if err != nil {
			return err
		}
		portfolio.Put(a, d.mayEdit(a))
		if done++; progress != nil && done%progressStep == 0 {
			progress(done, max(done, total))
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	d.inspector.portfolio, d.inspector.day = portfolio, today
	return nil
}

func (d *Desk) inspectChanged(ctx context.Context) error {
	changed := d.inspector.take()
	for id := range changed {
		if err := ctx.Err(); err != nil {
			d.inspector.giveBack(changed)
			return err
		}
		entry, err := d.vault.Entry(aid.KindActivity, id)
		switch {
		case errors.Is(err, vault.ErrNotFound) || err == nil && entry.Record.Deleted():
			d.inspector.portfolio.Remove(id)
		case err != nil:
			d.inspector.giveBack(changed)
			return err
		default:
			a, err := aid.ActivityOf(entry.Record)
			if err != nil {
				d.inspector.giveBack(changed)
				return err
			}
			d.inspector.portfolio.Put(a, d.mayEdit(a))
		}
	}
	return nil
}
