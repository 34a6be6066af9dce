package main

import (
	"fmt"

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
		Use:   "export FILE [--ids ID,ID…] [--state S]",
		Short: "Write activities to a file; the ending says in which format",
		Long: `The ending of FILE says in which format: .csv, .xlsx, .geojson, .xml (IATI 2.03), or a map as .png or .svg.

A map shows places as exactly as they may be published. With --exact it shows the exact ones, for the office's own use,
and says so.`,
		Example: `  focalpoint export activities.xlsx
  focalpoint export map.geojson --ids 0193a7c2-…,0193a7c3-…
  focalpoint export map.svg --state approved --title "Our schools" --lang en
  focalpoint export map.png --width 1600 --scale 2 --dark`,
		Args: cobra.ExactArgs(1),
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
					return usageError{fmt.Errorf("--%s is for .png and .svg", name)}
				}
			}
			return p.export(cmd, d, args[0], chosen)
		}),
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&options.ids, "ids", nil, "only these activities")
	flags.StringVar(&options.state, "state", "", "only draft, ready, review, approved, returned, conflict or refused")
	flags.StringVar(&options.Title, "title", "", "title of a map")
	flags.IntVar(&options.Width, "width", 1600, "width of a map in pixels of a usual screen, 480 to 2400")
	flags.Float64Var(&options.Scale, "scale", 2, "pixels of a PNG for each of these, 1 to 3")
	flags.BoolVar(&options.Dark, "dark", false, "a map in dark colours")
	flags.BoolVar(&options.Exact, "exact", false, "a map with exact places, for internal use")
	flags.StringVar((*string)(&options.Colouring), "signs", string(desk.ByStatus), "what the signs of a map tell: status or sector")
	flags.StringVar((*string)(&options.Measure), "fill", "", "fill the oblasts of a map by count (activities) or money (budgets)")
	flags.StringVar(&options.Currency, "currency", "", "currency of --fill money; without it the one of the most activities")
	return cmd
}

// chosen is the ids of --ids and --state; nil is all activities.
func (o exportOptions) chosen(d *desk.Desk) ([]aid.ID, error) {
	var ids []aid.ID
	for _, id := range o.ids {
		parsed, err := aid.ParseID(id)
		if err != nil {
			return nil, usageError{err}
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
	switch {
	case o.Colouring != desk.ByStatus && o.Colouring != desk.BySector:
		return usageError{fmt.Errorf("--signs is status or sector, not %.40q", o.Colouring)}
	case o.Measure != desk.MeasureNone && o.Measure != desk.MeasureCount && o.Measure != desk.MeasureMoney:
		return usageError{fmt.Errorf("--fill is count or money, not %.40q", o.Measure)}
	}
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
