package main

import (
	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// quarterRow is one line of `quarter --json`.
type quarterRow struct {
	ID           aid.ID            `json:"id"`
	Quarter      aid.Quarter       `json:"quarter"`
	State        desk.QuarterState `json:"state"`
	TitleUK      string            `json:"title_uk"`
	TitleEN      string            `json:"title_en"`
	ProgressWas  aid.Decimal       `json:"progress_was"`
	Progress     aid.Decimal       `json:"progress"`
	Spent        aid.Decimal       `json:"spent"`
	Currency     string            `json:"currency,omitempty"`
	SpentTotal   []aid.Money       `json:"spent_total"`
	Reached      int               `json:"reached"`
	ReachedTotal int               `json:"reached_total"`
	Stage        string            `json:"stage"`
	EndedOn      aid.Date          `json:"ended_on,omitempty"`
}

func (p *program) quarterCommand() *cobra.Command {
	var options struct {
		quarter string
		state   desk.QuarterState
	}
	cmd := &cobra.Command{
		Use: "quarter",
		Example: `  focalpoint quarter --state waiting
  focalpoint quarter update 0193a7c2-… --progress 80 --spent 120000 --reached 400
  focalpoint quarter same --all && focalpoint sync`,
		Args: exactly(0),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, _ []string) error {
			return p.quarter(d, options.quarter, options.state)
		}),
	}
	cmd.PersistentFlags().StringVar(&options.quarter, "quarter", "", "")
	cmd.Flags().Var(oneOf[desk.QuarterState]{&options.state, desk.QuarterStates}, "state", "")
	cmd.AddCommand(p.quarterUpdateCommand(&options.quarter), p.quarterSameCommand(&options.quarter),
		p.quarterClearCommand(&options.quarter), p.quarterQueueCommand(), p.quarterDeadlineCommand())
	return cmd
}

// openBoard is the desk of the quarter that --quarter names.
func openBoard(d *desk.Desk, quarter string) (desk.QuarterBoard, error) {
	var q aid.Quarter
	if quarter != "" {
		var err error
		if q, err = aid.ParseQuarter(quarter); err != nil {
			return desk.QuarterBoard{}, usageError{err: err}
		}
	}
	return d.Quarter(q)
}

func (p *program) quarter(d *desk.Desk, quarter string, state desk.QuarterState) error {
	b, err := openBoard(d, quarter)
	if err != nil {
		return err
	}
	t := p.text()
	desk.SortQuarterRows(b.Rows, t.Lang())
	p.say("commands.quarter.head", "Quarter", t.Quarter(b.Quarter.Year, b.Quarter.N), "Deadline", t.Date(b.Deadline.Time()),
		"Done", b.Done(), "All", len(b.Rows))
	rows := [][]string{{"ID", t.T("commands.quarter.state"), "%", t.T("commands.list.title")}}
	for _, row := range b.Rows {
		if state != "" && state != row.State {
			continue
		}
		if p.json {
			if err := p.document(quarterLine(b.Quarter, row)); err != nil {
				return err
			}
			continue
		}
		rows = append(rows, []string{
			string(row.Activity.ID), t.T("quarter.state." + string(row.State)),
			t.Decimal(row.Now.Progress.String()), row.Activity.Title.In(t.Lang()),
		})
	}
	if p.json {
		return nil
	}
	return p.table(rows)
}

func quarterLine(q aid.Quarter, row desk.QuarterRow) quarterRow {
	stage := ""
	if row.Update.ID != "" {
		stage = string(row.Update.Stage)
		if row.Update.Stage == aid.StageClean {
			stage = "clean"
		}
	}
	return quarterRow{
		ID: row.Activity.ID, Quarter: q, State: row.State, TitleUK: row.Activity.Title.UK, TitleEN: row.Activity.Title.EN,
		ProgressWas: row.Was.Progress, Progress: row.Now.Progress,
		Spent: row.Update.Spent.Amount, Currency: row.Update.Spent.Currency, SpentTotal: append([]aid.Money{}, row.Now.Spent...),
		Reached: row.Update.Reached, ReachedTotal: row.Now.Reached, Stage: stage, EndedOn: row.EndedOn,
	}
}

func (p *program) quarterSameCommand(quarter *string) *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use:     "same ID… | --all",
		Example: "  focalpoint quarter same --all",
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			if all == (len(args) > 0) {
				return wrong("ids_or_all", "Flag", "--all")
			}
			return p.quarterSame(d, *quarter, args)
		}),
	}
	cmd.Flags().BoolVar(&all, "all", false, "")
	return cmd
}

func (p *program) quarterSame(d *desk.Desk, quarter string, args []string) error {
	b, err := openBoard(d, quarter)
	if err != nil {
		return err
	}
	ids, err := quarterIDs(b, args)
	if err != nil {
		return err
	}
	filed, err := d.FileUnchanged(b.Quarter, ids...)
	if err != nil {
		return err
	}
	done := make([]aid.ID, 0, len(filed.Rows))
	for _, row := range filed.Rows {
		done = append(done, row.Activity.ID)
	}
	if p.json {
		return p.document(map[string]any{"quarter": b.Quarter, "filed": done})
	}
	p.say("commands.quarter.filed", "Count", len(done))
	return nil
}

// quarterIDs reads ids; without any they are those of the rows that wait.
func quarterIDs(b desk.QuarterBoard, args []string) (ids []aid.ID, err error) {
	for _, arg := range args {
		id, err := aid.ParseID(arg)
		if err != nil {
			return nil, usageError{err: err}
		}
		ids = append(ids, id)
	}
	for _, row := range b.Rows {
		if len(args) == 0 && row.State == desk.QuarterWaiting {
			ids = append(ids, row.Activity.ID)
		}
	}
	return ids, nil
}

func (p *program) quarterClearCommand(quarter *string) *cobra.Command {
	return &cobra.Command{
		Use:     "clear ID…",
		Example: "  focalpoint quarter clear 0193a7c2-… --quarter 2026-Q3",
		Args:    atLeast(1),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			b, err := openBoard(d, *quarter)
			if err != nil {
				return err
			}
			ids, err := quarterIDs(b, args)
			if err != nil {
				return err
			}
			return d.ClearQuarter(b.Quarter, ids...)
		}),
	}
}

func (p *program) quarterQueueCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "queue",
		Args: exactly(0),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, _ []string) error {
			queued, err := d.QueueQuarterUpdates()
			if err != nil {
				return err
			}
			if p.json {
				return p.document(map[string]int{"queued": queued})
			}
			p.say("commands.quarter.filed", "Count", queued)
			return nil
		}),
	}
}

func (p *program) quarterDeadlineCommand() *cobra.Command {
	var days int
	var reminders bool
	cmd := &cobra.Command{
		Use:     "deadline [--days N] [--reminders=true|false]",
		Example: "  focalpoint quarter deadline --days 15 --reminders=false",
		Args:    exactly(0),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, _ []string) error {
			rule := d.Deadlines()
			if cmd.Flags().Changed("days") {
				rule.Days = days
			}
			if cmd.Flags().Changed("reminders") {
				rule.NoReminders = !reminders
			}
			if err := d.SetDeadlines(rule); err != nil {
				return err
			}
			return p.showDeadline(d)
		}),
	}
	cmd.Flags().IntVar(&days, "days", 0, "")
	cmd.Flags().BoolVar(&reminders, "reminders", true, "")
	return cmd
}

func (p *program) showDeadline(d *desk.Desk) error {
	b, err := d.Quarter(aid.Quarter{})
	if err != nil {
		return err
	}
	rule := d.Deadlines()
	if p.json {
		return p.document(map[string]any{
			"quarter": b.Quarter, "deadline": b.Deadline, "days_left": b.Days, "days": rule.Days,
			"reminders": !rule.NoReminders, "reminder": b.Reminder,
		})
	}
	t := p.text()
	rows := [][]string{{t.Quarter(b.Quarter.Year, b.Quarter.N), t.T("quarter.due", "Date", t.Date(b.Deadline.Time()))}}
	if b.Reminder != "" {
		rows = append(rows, []string{t.T("quarter.programme"), t.Date(b.Reminder.Time())})
	}
	return p.table(rows)
}
