package main

import (
	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// exportOptions are the flags of export.
type exportOptions struct {
	ids   []string
	state string
	desk.MapOptions
}

// ofPictures are the flags that only pictures have.
var ofPictures = []string{"title", "width", "scale", "dark", "exact", "signs", "fill", "currency"}

func (p *program) exportCommand() *cobra.Command {
	var options exportOptions
	cmd := &cobra.Command{
		Use: "export FILE [--ids ID,ID…] [--state S]",
		Example: `  focalpoint export activities.xlsx
  focalpoint export map.geojson --ids 0193a7c2-…,0193a7c3-…
  focalpoint export map.svg --state approved --title "Our schools" --lang en
  focalpoint export map.png --width 1600 --scale 2 --dark`,
		Args: exactly(1),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, args []string) error {
			chosen, err := options.chosen(d)
			if err != nil {
				return err
			}
			if desk.IsMapPicture(args[0]) {
				options.IDs = chosen
				return p.exportMap(cmd, d, args[0], options.MapOptions)
			}
			for _, name := range ofPictures {
				if cmd.Flags().Changed(name) {
					return wrong("pictures_only", "Flag", dashed(name))
				}
			}
			return p.export(cmd, d, args[0], chosen)
		}),
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&options.ids, "ids", nil, "")
	flags.StringVar(&options.state, "state", "", "")
	flags.StringVar(&options.Title, "title", "", "")
	flags.IntVar(&options.Width, "width", 1600, "")
	flags.Float64Var(&options.Scale, "scale", 2, "")
	flags.BoolVar(&options.Dark, "dark", false, "")
	flags.BoolVar(&options.Exact, "exact", false, "")
	options.Colouring = desk.ByStatus
	flags.Var(oneOf[desk.Colouring]{&options.Colouring, []desk.Colouring{desk.ByStatus, desk.BySector}}, "signs", "")
	flags.Var(oneOf[desk.Measure]{&options.Measure, []desk.Measure{desk.MeasureCount, desk.MeasureMoney}}, "fill", "")
	flags.StringVar(&options.Currency, "currency", "", "")
	return cmd
}

// chosen is the ids of --ids and --state; nil is all activities.
func (o exportOptions) chosen(d *desk.Desk) ([]aid.ID, error) {
	var ids []aid.ID
	for _, id := range o.ids {
		parsed, err := aid.ParseID(id)
		if err != nil {
			return nil, usageError{err: err}
		}
		ids = append(ids, parsed)
	}
	if o.state == "" {
		return ids, nil
	}
	summaries, err := d.Activities()
	if err != nil {
		return nil, err
	}
	asked := map[aid.ID]bool{}
	for _, id := range ids {
		asked[id] = true
	}
	inState := []aid.ID{}
	for _, s := range summaries {
		if string(desk.ChipOf(s)) == o.state && (ids == nil || asked[s.ID]) {
			inState = append(inState, s.ID)
		}
	}
	return inState, nil
}

func (p *program) export(cmd *cobra.Command, d *desk.Desk, path string, ids []aid.ID) error {
	skipped, err := d.Export(cmd.Context(), path, ids, p.text().Lang())
	if err != nil {
		return err
	}
	p.say("commands.file.written", "File", path)
	if skipped > 0 {
		p.say("commands.file.skipped", "Count", skipped)
	}
	if p.json {
		if err := p.document(map[string]any{"file": path, "skipped": skipped}); err != nil {
			return err
		}
	}
	if skipped > 0 {
		return errPartly
	}
	return nil
}

func (p *program) exportMap(cmd *cobra.Command, d *desk.Desk, path string, o desk.MapOptions) error {
	o.Lang = p.text().Lang()
	report, err := d.ExportMap(cmd.Context(), path, o)
	if err != nil {
		return err
	}
	p.say("commands.file.written", "File", path)
	p.say("commands.file.map", "Records", report.Records, "Pins", report.Pins, "Without", report.Without)
	if !p.json {
		return nil
	}
	return p.document(struct {
		File string `json:"file"`
		desk.MapReport
	}{path, report})
}
