package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// everyCommand is the words of each command that people are shown.
func everyCommand(cmd *cobra.Command) (all [][]string) {
	all = append(all, strings.Fields(cmd.CommandPath())[1:])
	for _, child := range cmd.Commands() {
		all = append(all, everyCommand(child)...)
	}
	return all
}

// Every command explains itself in both languages, and in Ukrainian without English words but names of commands, flags,
// values and formats.
func TestHelpOfEveryCommand(t *testing.T) {
	for _, path := range everyCommand((&program{}).rootCommand()) {
		o := newOffice(t)
		for _, lang := range []string{"uk", "en"} {
			out := o.run(exitDone, append(path, "--help", "--lang", lang)...)
			if key := regexp.MustCompile(`\[terminal\.[\w.-]+\]`).FindString(out); key != "" {
				t.Errorf("%v lacks the text %s", path, key)
			}
			if same := o.run(exitDone, append(append([]string{"help"}, path...), "--lang", lang)...); same != out {
				t.Errorf("help %v says\n%s\nand --help\n%s", path, same, out)
			}
			if lang == "uk" {
				if word := english(out); word != "" {
					t.Errorf("%v: «%s» in the Ukrainian help\n%s", path, word, out)
				}
			}
		}
	}
}

var (
	codeLists = regexp.MustCompile(`\([a-z]+(,\s+[a-z]+)+\)`)
	examples  = regexp.MustCompile(`(?m)^Приклади:\n(  .*\n)+`)
	codes     = regexp.MustCompile("`[^`]*`|--[\\w-]+(=[\\w|]+)?|^(Докладніше.*|  focalpoint .*)$|^  [\\w-]+  |\\.\\w+|\\(без нього – [\\w.:]+\\)|«listening on |Focalpoint portal|\\bd?dms?(-uk)?\\b")
	latin     = regexp.MustCompile(`[A-Za-z]{2,}`)
	names     = " Focalpoint IATI ISO JSON NDJSON GeoJSON CSV XLSX PNG JPEG PDF PEM HTTPS FOCALPOINT_PASSPHRASE code lat lon uk en population aliases" +
		" count money status sector draft ready review approved returned conflict refused waiting updated unchanged closed held sent clean" +
		" yes no system direct http socks PROXY NO Windows" +
		" list contributor focal point partner decimal mgrs utm geo osm "
)

// english is the first word of a Ukrainian help that is no name of something.
func english(help string) string {
	help = codeLists.ReplaceAllString(examples.ReplaceAllString(help, ""), "")
	for line := range strings.Lines(help) {
		for _, word := range latin.FindAllString(codes.ReplaceAllString(strings.TrimRight(line, "\n"), " "), -1) {
			if !strings.Contains(names, " "+word+" ") && word != "FOCALPOINT" && word != "PASSPHRASE" {
				return word
			}
		}
	}
	return ""
}

// A wrong call is answered by a sentence in the language that was asked for.
func TestWrongCalls(t *testing.T) {
	o := newOffice(t)
	for call, want := range map[string][2]string{
		"sync extra":                        {"«extra» тут зайве. Команду пишуть так: focalpoint sync [--wait] [ПРАПОРЦІ]", "«extra» is too much. It is written: focalpoint sync [--wait] [FLAGS]"},
		"set 1":                             {"Команді бракує даних. Її пишуть так: focalpoint set ІД ПОЛЕ ЗНАЧЕННЯ [ПРАПОРЦІ]", "Something is missing. It is written: focalpoint set ID FIELD VALUE [FLAGS]"},
		"atlas fetch a b":                   {"«b» тут зайве. Команду пишуть так: focalpoint atlas fetch [НАЗВА] [ПРАПОРЦІ]", "«b» is too much. It is written: focalpoint atlas fetch [NAME] [FLAGS]"},
		"zzz":                               {"Команди «zzz» немає.", "There is no command «zzz»."},
		"exprot":                            {"Команди «exprot» немає. Можливо, ви мали на увазі: export?", "There is no command «exprot». Perhaps you mean export?"},
		"quarter updat":                     {"Команди «updat» немає. Можливо, ви мали на увазі: update?", "There is no command «updat». Perhaps you mean update?"},
		"help zzz":                          {"Команди «zzz» немає.", "There is no command «zzz»."},
		"profile":                           {"До focalpoint profile треба дописати одну з її команд.", "focalpoint profile needs one of its commands."},
		"list --nope":                       {"Прапорця «--nope» немає.", "There is no flag «--nope»."},
		"list -z":                           {"Прапорця «-z» немає.", "There is no flag «-z»."},
		"list --=z":                         {"«--=z» – це не прапорець.", "«--=z» is not a flag."},
		"list --state":                      {"Прапорцеві --state потрібне значення.", "The flag --state needs a value."},
		"export x.png --width x":            {"Значення «x» не підходить для прапорця --width: ширина карти, ЧИСЛО пікселів звичайного екрана, від 480 до 2400", "«x» does not suit the flag --width: width of a map, the NUMBER of pixels of a usual screen, 480 to 2400"},
		"portal serve --data d --rate 5":    {"Значення «5» не підходить для прапорця --rate: ЧИСЛО запитів на хвилину від одного пристрою, від 6 до 60000; 0 – скільки завгодно. Частішим портал каже, коли повернутися", "«5» does not suit the flag --rate: the NUMBER of requests a minute from one device, 6 to 60000; 0: any number. One that asks more often is told when to come back"},
		"quarter --state late":              {"Значення «late» не підходить для прапорця --state: лише один СТАН: waiting, updated, unchanged або closed", "«late» does not suit the flag --state: only one STATE: waiting, updated, unchanged or closed"},
		"profile new --name a":              {"Бракує 2 прапорців: --code, --portal.", "2 flags are missing: --code, --portal."},
		"profile passphrase":                {"Бракує 1 прапорця: --new-passphrase-file.", "1 flag is missing: --new-passphrase-file."},
		"portal serve --data d --tls-key k": {"Сертифікат і його ключ вказують разом: --tls-cert і --tls-key.", "A certificate and its key are given together: --tls-cert and --tls-key."},
	} {
		for i, lang := range []string{"uk", "en"} {
			o.run(exitUsage, append([]string{"--lang", lang}, strings.Fields(call)...)...)
			if got := strings.TrimSpace(o.stderr); got != want[i] {
				t.Errorf("%s in %s: %q, want %q", call, lang, got, want[i])
			}
		}
	}
}
