package spelling_test

import (
	"testing"

	"focalpoint/internal/atlas/spelling"
)

func TestRomaniseFollowsResolution55(t *testing.T) {
	t.Parallel()
	for uk, en := range map[string]string{
		"Згорани": "Zghorany", "Розгон": "Rozghon", "Кам’янець-Подільський": "Kamianets-Podilskyi", "Їжакевич": "Yizhakevych",
		"Знам’янка": "Znamianka", "Щербухи": "Shcherbukhy", "Єнакієве": "Yenakiieve", "Гоща": "Hoshcha", "Алушта": "Alushta",
		"Йосипівка": "Yosypivka", "Новий Яр": "Novyi Yar", "Ґалаґан": "Galagan", "Біла Церква": "Bila Tserkva",
	} {
		if got := spelling.Romanise(uk); got != en {
			t.Errorf("%s: %s, want %s", uk, got, en)
		}
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for _, same := range [][2]string{
		{"Кам'янське", "кам’янське"}, {"Кам’янське", "КАМЯНСЬКЕ"}, {"Івано-Франківськ", "івано  франківськ"}, {" Kam'ianske.", "kamianske"},
	} {
		if spelling.Fold(same[0]) != spelling.Fold(same[1]) {
			t.Errorf("%q and %q fold differently: %q, %q", same[0], same[1], spelling.Fold(same[0]), spelling.Fold(same[1]))
		}
	}
	if spelling.Fold("Іванівка") == spelling.Fold("Йванівка") {
		t.Error("different names fold to the same text")
	}
}

func TestLooseJoinsRussianSpellings(t *testing.T) {
	t.Parallel()
	for uk, ru := range map[string]string{"Краматорськ": "Краматорск", "Маріуполь": "Мариуполь", "Бердянськ": "Бердянск", "Бровари": "Бровары"} {
		if spelling.Loose(uk) != spelling.Loose(ru) {
			t.Errorf("%s: %q, %s: %q", uk, spelling.Loose(uk), ru, spelling.Loose(ru))
		}
	}
}
