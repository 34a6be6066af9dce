package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"focalpoint/internal/desk"
	"focalpoint/internal/i18n"
	"focalpoint/internal/portal/server"
)

// program is one run: the global flags, and what the commands make from them.
type program struct {
	env       environment
	vaultFile string
	passFile  string
	lang      string
	json      bool
	localizer *i18n.Localizer
	maps      *desk.Maps // nil until they are needed
}

func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use: "focalpoint",
		Example: `  focalpoint demo
  focalpoint profile new --name office --portal https://portal.example --code ABCD-EFGH
  focalpoint import activities.xlsx && focalpoint ready --all && focalpoint sync --wait`,
		Version:          version,
		Args:             exactly(0),
		PersistentPreRun: func(*cobra.Command, []string) { p.sayCrash() },
		SilenceErrors:    true,
		SilenceUsage:     true,
		RunE:             func(cmd *cobra.Command, _ []string) error { return p.openWindow(cmd.Context()) },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&p.vaultFile, "vault", "", "")
	flags.StringVar(&p.passFile, "passphrase-file", "", "")
	flags.StringVar(&p.lang, "lang", p.lang, "")
	flags.BoolVar(&p.json, "json", false, "")
	root.SetHelpFunc(p.help)
	root.SetHelpCommand(p.helpCommand())
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(
		p.demoCommand(), p.profileCommand(), p.portalCommand(),
		p.templateCommand(), p.importCommand(), p.exportCommand(),
		p.listCommand(), p.showCommand(), p.newCommand(), p.patternCommand(), p.setCommand(), p.pinCommand(),
		p.attachCommand(), p.attachmentCommand(),
		p.checkCommand(), p.distinctCommand(), p.readyCommand(), p.reviewCommand(), p.historyCommand(), p.restoreCommand(),
		p.quarterCommand(), p.syncCommand(), p.bundleCommand(), p.exchangesCommand(),
		p.placeCommand(), p.whereCommand(), p.atlasCommand(), p.doctorCommand(),
	)
	return root
}

// text is the localizer in the language of --lang, the environment or, by default, Ukrainian.
func (p *program) text() *i18n.Localizer {
	if p.localizer == nil {
		lang := p.lang
		if lang == "" && strings.HasPrefix(p.env.getenv("LANG"), "en") {
			lang = "en"
		}
		p.localizer = i18n.New(lang)
	}
	return p.localizer
}

// complain says in a sentence what went wrong, on standard error.
func (p *program) complain(err error) {
	var usage usageError
	switch {
	case errors.Is(err, errPartly):
	case errors.As(err, &usage):
		fmt.Fprintln(p.env.stderr, usage.sentence(p.text()))
	default:
		fmt.Fprintln(p.env.stderr, p.explain(err))
	}
}

// explain is desk.Explain, and knows why a portal on this computer does not start.
func (p *program) explain(err error) string {
	switch {
	case errors.Is(err, server.ErrInUse):
		return p.text().T("terminal.portal.in_use")
	case errors.Is(err, server.ErrTraining):
		return p.text().T("terminal.portal.training")
	case errors.Is(err, syscall.EADDRINUSE):
		return p.text().T("terminal.portal.port")
	case errors.Is(err, server.ErrListen):
		return p.text().T("terminal.portal.listen")
	}
	return desk.Explain(p.text(), err)
}

// say prints a progress line or a message on standard error, where it does not disturb the output.
func (p *program) say(key string, args ...any) {
	fmt.Fprintln(p.env.stderr, p.text().T(key, args...))
}

// document prints one JSON document.
func (p *program) document(value any) error {
	encoder := json.NewEncoder(p.env.stdout)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// table prints rows in aligned columns.
func (p *program) table(rows [][]string) error {
	w := tabwriter.NewWriter(p.env.stdout, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	return w.Flush()
}

// passphrase is what --passphrase-file or FOCALPOINT_PASSPHRASE holds; nil when neither is given.
func (p *program) passphrase() (func() (string, error), error) {
	if p.passFile == "" {
		if secret := p.env.getenv("FOCALPOINT_PASSPHRASE"); secret != "" {
			return func() (string, error) { return secret, nil }, nil
		}
		return nil, nil
	}
	secret, err := readPassphrase(p.passFile)
	if err != nil {
		return nil, err
	}
	return func() (string, error) { return secret, nil }, nil
}

// longestPassphrase bounds what is read of a passphrase file, in bytes.
const longestPassphrase = 4096

// readPassphrase is the first line of a file.
func readPassphrase(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("reading the passphrase file: %w", err)
	}
	defer func() { _ = file.Close() }()
	content, err := io.ReadAll(io.LimitReader(file, longestPassphrase))
	if err != nil {
		return "", fmt.Errorf("reading the passphrase file: %w", err)
	}
	first, _, _ := strings.Cut(string(content), "\n")
	return strings.TrimRight(first, "\r"), nil
}
