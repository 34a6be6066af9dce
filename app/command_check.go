package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// finding is one line of `check --json`.
type finding struct {
	ID       aid.ID        `json:"id"`
	Field    aid.Path      `json:"field"`
	Rule     string        `json:"rule"`
	Severity desk.Severity `json:"severity"`
	Message  string        `json:"message"` // what is wrong, and what to do
	Advice   string        `json:"advice"`  // what to do
	Meaning  string        `json:"meaning"` // what it means for the record
}

func (p *program) findings(id aid.ID, list []desk.Finding) []finding {
	out := make([]finding, 0, len(list))
	for _, f := range list {
		t := p.text()
		out = append(out, finding{id, f.Field, f.Rule, f.Severity, desk.Message(t, f), desk.Advice(t, f), desk.Meaning(t, f.Rule)})
	}
	return out
}

func (p *program) checkCommand() *cobra.Command {
	var byRule, fix bool
	cmd := &cobra.Command{
		Use: "check [ID…]",
		Example: `  focalpoint check --json | jq 'select(.severity == "stop")'
  focalpoint check --by-rule
  focalpoint check --fix`,
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, args []string) error {
			if byRule && len(args) > 0 {
				return wrong("by_rule_of_all")
			}
			if fix {
				if err := p.fix(cmd.Context(), d, args); err != nil {
					return err
				}
			}
			switch {
			case byRule:
				return p.checkByRule(cmd.Context(), d)
			case len(args) == 0:
				return p.checkAll(cmd.Context(), d)
			}
			ids, err := idsOrAll(d, args)
			if err != nil {
				return err
			}
			return p.check(d, ids)
		}),
	}
	cmd.Flags().BoolVar(&byRule, "by-rule", false, "")
	cmd.Flags().BoolVar(&fix, "fix", false, "")
	return cmd
}

func (p *program) check(d *desk.Desk, ids []aid.ID) error {
	stops := false
	for _, id := range ids {
		sheet, err := d.Activity(id)
		if err != nil {
			return err
		}
		if err := p.printFindings(id, sheet.Activity.Title, sheet.Findings, &stops); err != nil {
			return err
		}
	}
	return partlyIf(stops)
}

func (p *program) checkAll(ctx context.Context, d *desk.Desk) error {
	stops := false
	err := d.Findings(ctx, func(id aid.ID, title aid.Text, findings []desk.Finding) error {
		return p.printFindings(id, title, findings, &stops)
	})
	return errors.Join(err, partlyIf(stops && err == nil))
}

func (p *program) printFindings(id aid.ID, title aid.Text, findings []desk.Finding, stops *bool) error {
	for _, f := range p.findings(id, findings) {
		*stops = *stops || f.Severity == desk.SeverityStop
		if err := p.printFinding(title, f); err != nil {
			return err
		}
	}
	return nil
}

// ruleCount is one line of `check --by-rule --json`.
type ruleCount struct {
	Rule     string        `json:"rule"`
	Severity desk.Severity `json:"severity"`
	Name     string        `json:"name"`
	Meaning  string        `json:"meaning"`
	Count    int           `json:"count"`
	Fixable  bool          `json:"fixable"` // check --fix puts some of it right
	IDs      []aid.ID      `json:"ids"`
}

func (p *program) checkByRule(ctx context.Context, d *desk.Desk) error {
	found, err := d.Inspect(ctx, nil)
	if err != nil {
		return err
	}
	var counts []ruleCount
	for _, g := range found.Groups {
		count := p.ruleCount(g.Rule, g.Severity, len(g.Found))
		for _, one := range g.Found {
			if !slices.Contains(count.IDs[max(0, len(count.IDs)-1):], one.ID) {
				count.IDs = append(count.IDs, one.ID)
			}
		}
		counts = append(counts, count)
	}
	if len(found.Pairs) > 0 {
		count := p.ruleCount(desk.RuleDuplicate, desk.SeverityWarn, len(found.Pairs))
		for _, pair := range found.Pairs {
			count.IDs = append(count.IDs, pair.A.ID, pair.B.ID)
		}
		counts = append(counts, count)
	}
	var rows [][]string
	for _, count := range counts {
		if p.json {
			if err := p.document(count); err != nil {
				return err
			}
		}
		rows = append(rows, []string{p.text().T("commands.severity." + string(count.Severity)), fmt.Sprint(count.Count), count.Name})
	}
	if !p.json {
		if err := p.table(rows); err != nil {
			return err
		}
	}
	return partlyIf(found.Stops > 0)
}

func (p *program) ruleCount(rule string, severity desk.Severity, count int) ruleCount {
	t := p.text()
	return ruleCount{
		Rule: rule, Severity: severity, Name: desk.RuleName(t, rule), Meaning: desk.Meaning(t, rule), Count: count,
		Fixable: desk.Fixes(rule), IDs: []aid.ID{},
	}
}

// fix puts right what nobody can doubt, and says how many records each rule changed.
func (p *program) fix(ctx context.Context, d *desk.Desk, args []string) error {
	ids, err := idsOrAll(d, args)
	if err != nil {
		return err
	}
	for _, rule := range desk.FixedRules() {
		fixed, err := d.Fix(ctx, rule, ids...)
		if err != nil {
			return err
		}
		if fixed.Records > 0 {
			p.say("commands.check.fixed", "Count", fixed.Records, "Rule", desk.RuleName(p.text(), rule))
		}
	}
	return nil
}

// partlyIf is the error of a command that is done in part.
func partlyIf(stops bool) error {
	if stops {
		return errPartly
	}
	return nil
}

func (p *program) printFinding(title aid.Text, f finding) error {
	if p.json {
		return p.document(f)
	}
	return p.table([][]string{{p.text().T("commands.severity." + string(f.Severity)), title.In(p.text().Lang()), f.Message}})
}

// idsOrAll reads ids from arguments; without any it is every activity.
func idsOrAll(d *desk.Desk, args []string) (ids []aid.ID, err error) {
	for _, arg := range args {
		id, err := aid.ParseID(arg)
		if err != nil {
			return nil, usageError{err: err}
		}
		ids = append(ids, id)
	}
	if len(ids) > 0 {
		return ids, nil
	}
	summaries, err := d.Activities()
	for _, s := range summaries {
		ids = append(ids, s.ID)
	}
	return ids, err
}
