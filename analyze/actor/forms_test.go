package actor

import (
	"slices"
	"strings"
	"testing"
)

// The forms in which a text names somebody, and those whom it must keep apart.
func TestForms(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // actors that must be listed just so
	}{
		{"given name alone", "Ingrid Solberg won the vote. Ingrid thanked her supporters.",
			[]string{"person Ingrid Solberg: Ingrid Solberg, Ingrid, her"}},
		{"title alone", "Prime Minister Anna Lindqvist met reporters in Oslo. The prime minister gave no date.",
			[]string{"person Anna Lindqvist: Anna Lindqvist, The prime minister"}},
		{"definite description", "Defence Minister Pavel Horak resigned on Friday. The minister gave no reason.",
			[]string{"person Pavel Horak: Pavel Horak, The minister"}},
		{"description with an age", "General Tomas Brandt won the election. The 54-year-old former general is an engineer.",
			[]string{"person Tomas Brandt: Tomas Brandt, The 54-year-old former general"}},
		{"they for a group", "Union leaders met on Monday. They said a strike was near.",
			[]string{"unnamed Union leaders: Union leaders, They"}},
		{"it for a company", "Norvik Shipping Company lost money last year. It will close two offices, the company said.",
			[]string{"organisation Norvik Shipping Company: Norvik Shipping Company, It, the company"}},
		{"particles", "Ursula van der Meer chairs the panel. Van der Meer spoke first.",
			[]string{"person Ursula van der Meer: Ursula van der Meer, Van der Meer"}},
		{"hyphens", "Jean-Luc Moreau-Petit signed the letter. Moreau-Petit called it fair.",
			[]string{"person Jean-Luc Moreau-Petit: Jean-Luc Moreau-Petit, Moreau-Petit"}},
		{"apostrophe", "Sean O’Leary owns the quay. O’Leary’s sons sold it.",
			[]string{"person Sean O'Leary: Sean O’Leary, O’Leary"}},
		{"transliteration", "Abdul Rahman al-Rashidi leads the delegation. Al-Rashidi left the hall early.",
			[]string{"person Abdul Rahman al-Rashidi: Abdul Rahman al-Rashidi, Al-Rashidi"}},
		{"headline in capitals", "LINDQVIST WARNS OF SLOW RECOVERY\n\nAnna Lindqvist warned on Monday that the recovery would be slow.",
			[]string{"person Anna Lindqvist: LINDQVIST, Anna Lindqvist"}},
		{"acronym with stops", "The World Health Organization sent a team. The W.H.O. gave no date.",
			[]string{"organisation World Health Organization: World Health Organization, W.H.O."}},
		{"seat of a government", "The Kremlin denied the report. Downing Street said nothing.",
			[]string{"organisation Kremlin: Kremlin", "organisation Downing Street: Downing Street"}},
		{"a government and its city", "Washington accused Beijing of spying. The senator flew to Washington on Friday.",
			[]string{"country Washington: Washington", "place Washington: Washington", "country Beijing: Beijing"}},
		{"two of one surname, by title", "Bill Clinton and Hillary Clinton came to Ohio. Mrs. Clinton spoke first.",
			[]string{"person Bill Clinton: Bill Clinton", "person Hillary Clinton: Hillary Clinton, Clinton"}},
		{"two of one surname, by gender", "Kim Jong-un and Kim Yo-jong watched the parade.",
			[]string{"person Kim Jong-un: Kim Jong-un", "person Kim Yo-jong: Kim Yo-jong"}},
		{"company named after a person", "Henry Ford built cars. Ford Motor Company still does.",
			[]string{"person Henry Ford: Henry Ford", "organisation Ford Motor Company: Ford Motor Company"}},
		{"short form of a company that is a given name too", "Ford Motor Company will close a plant. Ford said so on Monday.",
			[]string{"organisation Ford Motor Company: Ford Motor Company, Ford"}},
		{"team named after a city", "Manchester United beat Arsenal in Manchester on Sunday.",
			[]string{"organisation Manchester United: Manchester United", "place Manchester: Manchester"}},
		{"groups stay apart", "Farmers blocked the road. Truck drivers joined them. Farmers want higher prices.",
			[]string{"unnamed Farmers: Farmers, them, Farmers", "unnamed Truck drivers: Truck drivers"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, a := range find(t, tt.text) {
				got = append(got, show(a))
			}
			for _, want := range tt.want {
				if !slices.Contains(got, want) {
					t.Errorf("%q is missing in\n%s", want, strings.Join(got, "\n"))
				}
			}
		})
	}
}
