//go:build ignore

// An office's records, for measuring what it costs to send them: `office rows N` writes N rows for `focalpoint import`,
// records of about 2 KB; `office changes VAULT` writes the changes that wait in a vault as they will be sent, one JSON
// line each; `office photo N` writes a photograph of at least N bytes, a JPEG that nothing makes smaller. packaging/bench/link and packaging/bench/push run it.
package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"log"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"

	"focalpoint/internal/vault"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: office rows N | office changes VAULT | office photo N")
	}
	out := bufio.NewWriter(os.Stdout)
	var err error
	switch os.Args[1] {
	case "rows":
		err = writeRows(csv.NewWriter(out), number(os.Args[2]))
	case "photo":
		err = writePhoto(out, number(os.Args[2]))
	case "changes":
		err = writeChanges(json.NewEncoder(out), os.Args[2])
	default:
		log.Fatal("unknown: ", os.Args[1])
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		log.Fatal(err)
	}
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		log.Fatal(err)
	}
	return n
}

func writePhoto(out io.Writer, size int) error {
	var photo bytes.Buffer
	for side := 512; photo.Len() < size; side += 8 {
		picture, r := image.NewGray(image.Rect(0, 0, side, side)), rand.New(rand.NewPCG(7, 7))
		for i := range picture.Pix {
			picture.Pix[i] = byte(r.Uint32())
		}
		photo.Reset()
		if err := jpeg.Encode(&photo, picture, nil); err != nil {
			return err
		}
	}
	_, err := out.Write(photo.Bytes())
	return err
}

func writeChanges(out *json.Encoder, path string) error {
	v, err := vault.Open(path, vault.Keys{Passphrase: func() (string, error) { return os.Getenv("FOCALPOINT_PASSPHRASE"), nil }})
	if err != nil {
		return err
	}
	defer v.Close()
	for {
		numbered, err := v.Number(1000)
		if err != nil {
			return err
		}
		if numbered == 0 {
			break
		}
	}
	out.SetEscapeHTML(false)
	for change, err := range v.Pending(0) {
		if err != nil {
			return err
		}
		if err := out.Encode(change); err != nil {
			return err
		}
	}
	return nil
}

var columns = strings.Split("title_uk,title_en,description_uk,description_en,status,planned_start,actual_start,planned_end,sector,dac_sector,funder,funder_type,implementer,implementer_type,place,lat,lon,exactness,budget,currency,budget_start,budget_end,beneficiaries,contact_name,contact_email", ",")

func writeRows(out *csv.Writer, n int) error {
	if err := out.Write(columns); err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(7, 7))
	for i := range n {
		year := 2024 + r.IntN(2)
		start := fmt.Sprintf("%d-%02d-%02d", year, 1+r.IntN(12), 1+r.IntN(28))
		row := []string{
			one(r, works) + " " + one(r, objects) + " № " + strconv.Itoa(1+r.IntN(90)), "Works at site " + strconv.Itoa(i+1),
			text(r, ukrainian, 4), text(r, english, 3), "2", start, start, fmt.Sprintf("%d-%02d-28", year+2, 1+r.IntN(12)),
			"1.1", "15220", one(r, funders), "40", "ТОВ «Будсервіс-" + strconv.Itoa(r.IntN(300)) + "»", "70",
			one(r, objects), fmt.Sprintf("%.5f", 47.5+3*r.Float64()), fmt.Sprintf("%.5f", 30+7*r.Float64()), "1",
			strconv.Itoa(10_000 * (1 + r.IntN(900))), "UAH", start, fmt.Sprintf("%d-12-31", year+1),
			strconv.Itoa(50 + r.IntN(5000)), one(r, people), "office" + strconv.Itoa(r.IntN(900)) + "@example.org",
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func one(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// text is sentences of words in no order: harder to compress than what people write, as the measured figures should be.
func text(r *rand.Rand, words []string, sentences int) string {
	var b strings.Builder
	for range sentences {
		for range 9 + r.IntN(6) {
			b.WriteString(one(r, words))
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d. ", 1+r.IntN(400))
	}
	return strings.TrimSpace(b.String())
}

var (
	works     = []string{"Капітальний ремонт", "Відбудова", "Реконструкція", "Облаштування", "Енергозбереження", "Обстеження", "Розмінування довкола", "Обладнання для"}
	objects   = []string{"школи", "лікарні", "водогону", "дитячого садка", "центру соціальних послуг", "гуртожитку для переселенців", "бібліотеки", "котельні", "мосту", "амбулаторії", "спортивної зали", "ринку"}
	funders   = []string{"Світовий банк", "Європейський Союз", "ПРООН", "Уряд Німеччини", "Уряд Японії", "ЮНІСЕФ", "Державний бюджет", "Уряд Канади"}
	people    = []string{"Олена Приклад", "Ігор Зразок", "Марія Взірець", "Тарас Проба"}
	ukrainian = strings.Fields(`роботи приміщення графік укриття місце труба насосна станція послуга мешканці громада підрядник оздоблення клас
		заняття мінна безпека школярі робоче створено переміщені особи партнер комплект меблі техніка утеплено фасад площа комісія етап
		співфінансування психологічна підтримка родина відновлення дах котел вікна двері підлога освітлення дорога тротуар пандус ліфт
		лікар медсестра обладнання апарат лабораторія аптека пологове відділення дитячий майданчик спортивний зал басейн бібліотека архів
		навчання тренінг семінар волонтер молодь рада кошторис договір закупівля тендер постачання доставка склад генератор паливо вода
		фільтр свердловина каналізація очисні споруди мережа кабель підстанція сонячна панель зв’язок інтернет комп’ютер сервер довідка
		консультація юрист відшкодування житло гуртожиток квартира опалення ремонт обстеження проєкт експертиза нагляд звіт акт приймання`)
	english = strings.Fields(`works room schedule shelter place pipe pump station service resident community contractor finish class lesson mine
		safety pupil job displaced person partner set furniture equipment insulated facade area commission stage funding support family
		recovery roof boiler window door floor light road pavement ramp lift doctor nurse device laboratory pharmacy maternity ward
		playground gym pool library archive training seminar volunteer youth council estimate contract purchase tender supply delivery
		store generator fuel water filter well sewer plant network cable substation solar panel internet computer advice lawyer housing
		flat heating survey design review supervision report handover`)
)
