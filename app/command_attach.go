package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

func (p *program) attachCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "attach ID FILE…",
		Example: "  focalpoint attach 0193a7c2-… school.jpg act.pdf",
		Args:    atLeast(2),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			refused := 0
			for _, path := range args[1:] {
				err := p.attach(d, aid.ID(args[0]), path)
				switch {
				case err != nil && len(args) == 2:
					return err
				case err != nil:
					p.complain(fmt.Errorf("%s: %w", path, err))
					refused++
				}
			}
			if refused > 0 {
				return errPartly
			}
			return nil
		}),
	}
}

// attach keeps one file, and says where a photograph was taken.
func (p *program) attach(d *desk.Desk, id aid.ID, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close() //nolint:errcheck // it was only read
	attached, err := d.Attach(id, file, filepath.Base(path))
	if err != nil {
		return err
	}
	if attached.Again {
		p.say("commands.attach.again", "Name", attached.Name)
	} else {
		p.say("commands.attach.added", "Name", attached.Name, "Size", p.text().Bytes(attached.Size))
	}
	if attached.Point != nil {
		p.say("commands.attach.pin", "Place", p.describe(d.Where(*attached.Point)), "ID", id, "File", path)
	}
	if !p.json {
		_, err = fmt.Fprintln(p.env.stdout, attached.ID)
		return err
	}
	answer := struct {
		desk.Attachment
		Again bool       `json:"again,omitempty"`
		Point *aid.Point `json:"point,omitempty"`
	}{attached.Attachment, attached.Again, attached.Point}
	return p.document(answer)
}

func (p *program) attachmentCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "attachment", Args: exactly(0), RunE: needSubcommand}
	cmd.AddCommand(p.attachmentSaveCommand(), p.attachmentRemoveCommand())
	return cmd
}

func (p *program) attachmentSaveCommand() *cobra.Command {
	var clean bool
	cmd := &cobra.Command{
		Use: "save ID ATTACHMENT FILE",
		Example: `  focalpoint attachment save 0193a7c2-… 0193a7d0-… act.pdf
  focalpoint attachment save 0193a7c2-… 0193a7d4-… school.jpg --clean`,
		Args: exactly(3),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			file, err := os.OpenFile(args[2], os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
			if err != nil {
				return err
			}
			err = errors.Join(d.WriteAttachment(file, aid.ID(args[0]), aid.ID(args[1]), clean), file.Close())
			if err != nil {
				return errors.Join(err, os.Remove(args[2])) // half a file is of no use
			}
			p.say("commands.attach.saved", "File", args[2])
			return nil
		}),
	}
	cmd.Flags().BoolVar(&clean, "clean", false, "")
	return cmd
}

func (p *program) attachmentRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "remove ID ATTACHMENT",
		Example: "  focalpoint attachment remove 0193a7c2-… 0193a7d0-…",
		Args:    exactly(2),
		RunE: p.withDesk(func(_ *cobra.Command, d *desk.Desk, args []string) error {
			return d.RemoveAttachment(aid.ID(args[0]), aid.ID(args[1]))
		}),
	}
}
