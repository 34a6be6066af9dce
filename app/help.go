package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"focalpoint/internal/aid"
	"focalpoint/internal/desk"
)

// helpWidth is how many letters of a paragraph stand in a line.
const helpWidth = 100

// help says what a command does and how it is called. All its texts are those of the area "terminal": the commands
// themselves have none.
func (p *program) help(cmd *cobra.Command, _ []string) {
	w, t := cmd.OutOrStdout(), p.text()
	paragraph(w, p.commandText(cmd, "short"))
	if key := textKey(cmd) + ".long"; t.Has(key) {
		paragraph(w, p.commandText(cmd, "long"))
	}
	if !cmd.HasParent() {
		paragraph(w, t.T("terminal.help.exit"))
	}
	fmt.Fprintf(w, "%s\n  %s\n\n", t.T("terminal.help.usage"), p.useLine(cmd))
	if cmd.HasExample() {
		fmt.Fprintf(w, "%s\n%s\n\n", t.T("terminal.help.examples"), cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		p.helpOnCommands(w, cmd)
	}
	p.helpOnFlags(w, cmd, "terminal.help.flags", cmd.LocalFlags())
	p.helpOnFlags(w, cmd, "terminal.help.global", cmd.InheritedFlags())
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintln(w, t.T("terminal.help.more", "Command", cmd.CommandPath()))
	}
}

func (p *program) helpOnCommands(w io.Writer, group *cobra.Command) {
	fmt.Fprintln(w, p.text().T("terminal.help.commands"))
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, cmd := range group.Commands() {
		if cmd.IsAvailableCommand() {
			fmt.Fprintf(columns, "  %s\t%s\n", cmd.Name(), p.commandText(cmd, "short"))
		}
	}
	_ = columns.Flush() // the terminal's own trouble
	fmt.Fprintln(w)
}

func (p *program) helpOnFlags(w io.Writer, cmd *cobra.Command, title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	fmt.Fprintln(w, p.text().T(title))
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	flags.VisitAll(func(flag *pflag.Flag) {
		value, meaning := pflag.UnquoteUsage(&pflag.Flag{Usage: p.flagText(cmd, flag), Value: flag.Value})
		if flag.DefValue != "" && flag.Name != "lang" && !slices.Contains([]string{"false", "0", "[]"}, flag.DefValue) {
			meaning += " (" + p.text().T("terminal.help.default", "Value", flag.DefValue) + ")"
		}
		fmt.Fprintf(columns, "  --%s\t%s\n", strings.TrimSpace(flag.Name+" "+value), meaning)
	})
	_ = columns.Flush() // the terminal's own trouble
	fmt.Fprintln(w)
}

// helpCommand is `help COMMAND`, the same as `COMMAND --help`.
func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help COMMAND",
		RunE: func(cmd *cobra.Command, args []string) error {
			asked, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(asked, strings.Join(rest, " "))
			}
			asked.InitDefaultHelpFlag()
			asked.InitDefaultVersionFlag()
			p.help(asked, nil)
			return nil
		},
	}
}

// textKey is where the texts of a command stand: terminal.commands.quarter.update.
func textKey(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return "terminal.root"
	}
	path := strings.Fields(cmd.CommandPath())[1:]
	return "terminal.commands." + strings.Join(path, ".")
}

func (p *program) commandText(cmd *cobra.Command, part string) string {
	return p.text().T(textKey(cmd)+"."+part, "MaxDays", aid.MaxDeadlineDays, "Sources", strings.Join(desk.HistorySources(), ", "))
}

// flagText is what a flag is for; the word in `backquotes` stands for its value.
func (p *program) flagText(cmd *cobra.Command, flag *pflag.Flag) string {
	if flag.Name == "help" || flag.Name == "version" {
		return p.text().T("terminal.help." + flag.Name + "_flag")
	}
	owner := cmd
	for owner.HasParent() && owner.LocalFlags().Lookup(flag.Name) == nil {
		owner = owner.Parent()
	}
	return p.text().T(textKey(owner)+".flags."+flag.Name, "Notations", notationNames())
}

// useLine is how a command is called, with its words for values in the language of the program.
func (p *program) useLine(cmd *cobra.Command) string {
	line := cmd.CommandPath()
	if _, rest, more := strings.Cut(cmd.Use, " "); more {
		line += " " + rest
	}
	if cmd.HasAvailableSubCommands() {
		line += " COMMAND"
	}
	return capitals.ReplaceAllStringFunc(line+" [FLAGS]", func(word string) string { return p.text().T("terminal.words." + word) })
}

// capitals finds the words that stand for values: FILE, ID.
var capitals = regexp.MustCompile(`\b[A-Z]+\b`)

// paragraph prints a text in lines of at most helpWidth letters, and an empty line.
func paragraph(w io.Writer, text string) {
	for line := range strings.Lines(text) {
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		used := 0
		for _, word := range strings.Fields(line) {
			length := utf8.RuneCountInString(word)
			switch {
			case used == 0:
				fmt.Fprint(w, indent)
			case used+1+length > helpWidth:
				fmt.Fprintln(w)
				used = 0
			default:
				fmt.Fprint(w, " ")
				used++
			}
			fmt.Fprint(w, word)
			used += length
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
}
