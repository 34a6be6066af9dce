package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
)

// usageError is a wrong call of a command. What is wrong is a text of terminal.wrong, or, without a key, what desk.Explain
// says of the error that it wraps.
type usageError struct {
	err  error
	key  string
	n    int // of a text with plural forms
	args []any
}

// wrong is a wrong call that terminal.wrong.KEY describes; args are names and values for its placeholders.
func wrong(key string, args ...any) usageError { return usageError{key: key, args: args} }

func (e usageError) Error() string {
	if e.key == "" {
		return e.err.Error()
	}
	return fmt.Sprint(append([]any{"wrong usage: ", e.key}, e.args...)...)
}

func (e usageError) Unwrap() error { return e.err }

// sentence is what is wrong, for a person.
func (e usageError) sentence(l *i18n.Localizer) string {
	switch {
	case e.key == "":
		return desk.Explain(l, e.err)
	case e.n > 0:
		return l.N("terminal.wrong."+e.key, e.n, e.args...)
	}
	return l.T("terminal.wrong."+e.key, e.args...)
}

// refused says in our words why cobra did not begin a command.
func (p *program) refused(cmd *cobra.Command, err error) error {
	var known usageError
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &known):
		known.args = append(known.args, "Use", p.useLine(cmd))
		return known
	case errors.As(err, &unknown):
		return wrong("unknown_flag", "Flag", dashed(unknown.GetSpecifiedName()))
	case errors.As(err, &empty):
		return wrong("no_value", "Flag", dashed(empty.GetSpecifiedName()))
	case errors.As(err, &value):
		flag := value.GetFlag()
		_, meaning := pflag.UnquoteUsage(&pflag.Flag{Name: flag.Name, Usage: p.flagText(cmd, flag), Value: flag.Value})
		return wrong("bad_value", "Flag", dashed(flag.Name), "Value", value.GetValue(), "Meaning", meaning)
	case errors.As(err, &syntax):
		return wrong("bad_syntax", "Flag", syntax.GetSpecifiedFlag())
	}
	if flags := missing(cmd); len(flags) > 0 {
		return usageError{key: "needed", n: len(flags), args: []any{"Flags", strings.Join(flags, ", ")}}
	}
	return usageError{err: err}
}

// missing are the required flags that were not given.
func missing(cmd *cobra.Command) (names []string) {
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		if flag.Annotations[cobra.BashCompOneRequiredFlag] != nil && !flag.Changed {
			names = append(names, dashed(flag.Name))
		}
	})
	return names
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// exactly, atLeast and atMost check how many words follow a command.
func exactly(n int) cobra.PositionalArgs { return arguments(n, n) }
func atLeast(n int) cobra.PositionalArgs { return arguments(n, -1) }
func atMost(n int) cobra.PositionalArgs  { return arguments(0, n) }
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return wrong("too_few")
		case most >= 0 && len(args) > most && cmd.HasSubCommands():
			return unknownCommand(cmd, args[0])
		case most >= 0 && len(args) > most:
			return wrong("too_many", "Word", args[most])
		}
		return nil
	}
}

// needSubcommand refuses a call of a group of commands by itself.
func needSubcommand(cmd *cobra.Command, _ []string) error {
	return wrong("group", "Command", cmd.CommandPath())
}

// unknownCommand refuses a word that is no command of a group, and says which one may be meant.
func unknownCommand(group *cobra.Command, word string) error {
	group.SuggestionsMinimumDistance = 2 // letters
	if near := group.SuggestionsFor(word); len(near) > 0 {
		return wrong("perhaps", "Word", word, "Suggestions", strings.Join(near, ", "))
	}
	return wrong("unknown_command", "Word", word)
}
