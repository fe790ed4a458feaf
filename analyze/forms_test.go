package analyze_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ascribe/analyze/report"
)

// show writes an actor as "kind Name: mention, mention".
func show(a report.Actor) string {
	var all []string
	for _, m := range a.Mentions {
		all = append(all, m.Text)
	}
	return fmt.Sprintf("%s %s: %s", a.Kind, a.Name, strings.Join(all, ", "))
}

// The forms in which a text names somebody, and those whom it must keep apart, in
// articles of our own. The first word of a case is the form.
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
		{"adjective of two words", "In state media, the narrative of North Korean solidarity could be framed as a source of pride. North Korea is proud.",
			[]string{"country North Korea: North Korean, North Korea"}},
		{"groups stay apart", "Farmers blocked the road. Truck drivers joined them. Farmers want higher prices.",
			[]string{"unnamed Farmers: Farmers, them, Farmers", "unnamed Truck drivers: Truck drivers"}},
		{"short form", "Finance Minister Clara Osterhus presented the budget on Monday. Osterhus said the deficit would fall.",
			[]string{"person Clara Osterhus: Clara Osterhus, Osterhus"}},
		{"initials", "J. R. Marten wrote the report. Marten presented it on Friday.",
			[]string{"person J. R. Marten: J. R. Marten, Marten"}},
		{"initials for a name in full", "Margaret L. Thornton resigned. M. L. Thornton gave no reason, and Mrs. Thornton did not appear.",
			[]string{"person Margaret L. Thornton: Margaret L. Thornton, M. L. Thornton, Thornton"}},
		{"acronym in brackets", "The European Space Agency (ESA) delayed the launch. ESA said it needed more tests.",
			[]string{"organisation European Space Agency: European Space Agency, ESA, ESA, it"}},
		{"acronym without brackets", "The International Monetary Fund cut its forecast. The IMF now expects growth of 2 percent.",
			[]string{"organisation International Monetary Fund: International Monetary Fund, its, IMF"}},
		{"acronym before what it stands for", "The WTO will meet in June. The World Trade Organization said members were divided.",
			[]string{"organisation World Trade Organization: WTO, World Trade Organization"}},
		{"acronym with and without stops", "The Food and Drug Administration approved the pill. The F.D.A. said it was safe. FDA officials met on Monday.",
			[]string{"organisation Food and Drug Administration: Food and Drug Administration, F.D.A., it, FDA officials, FDA"}},
		{"demonyms", "Spain closed the port. Spanish police searched ships. The Spaniards had asked the French for help.",
			[]string{"country Spain: Spain, Spanish, Spaniards", "country French: French"}},
		{"capital for a government named before", "Russia denied the charge on Monday. Moscow said the talks would go on. The Kremlin gave no date.",
			[]string{"country Russia: Russia, Moscow", "organisation Kremlin: Kremlin"}},
		{"capital for a government, and the city", "North Korea fired a missile. Pyongyang called it a warning. Tourists walked through Pyongyang on Sunday.",
			[]string{"country North Korea: North Korea, Pyongyang", "place Pyongyang: Pyongyang"}},
		{"seat of a government, and its spokesman", "Downing Street denied the report. Kremlin spokesman Dmitri Orlov said nothing.",
			[]string{"organisation Downing Street: Downing Street", "organisation Kremlin: Kremlin", "person Dmitri Orlov: Dmitri Orlov"}},
		{"seat that is a city", "Ada Holm spoke in Geneva on Monday.", []string{"place Geneva: Geneva"}},
		{"Washington, first the city", "The talks in Washington failed. Washington will not sign the treaty, the State Department said.",
			[]string{"place Washington: Washington", "country Washington: Washington"}},
		{"possessives", "Ada Holm's plan failed. Holm’s voters cheered. Norvik Shipping's boats stayed in port, and the company's shares fell.",
			[]string{"person Ada Holm: Ada Holm, Holm", "organisation Norvik Shipping: Norvik Shipping, the company"}},
		{"titles alone of two", "Chancellor Erik Strand met President Lena Hartvik in Oslo. The chancellor said the visit was useful. The president agreed.",
			[]string{"person Erik Strand: Erik Strand, The chancellor", "person Lena Hartvik: Lena Hartvik, The president"}},
		{"title alone, former", "Interior Minister Lena Hartvik resigned on Friday. The 48-year-old lawyer had led the ministry since 2019. The former minister will write a book.",
			[]string{"person Lena Hartvik: Lena Hartvik, The 48-year-old lawyer, The former minister"}},
		{"description by an age alone", "Nadia Brekke, a biologist, found the worm. The 34-year-old named it after her daughter. The biologist lives in Leeds.",
			[]string{"person Nadia Brekke: Nadia Brekke, The 34-year-old, her, The biologist"}},
		{"pronouns outside quotations", "Emma Voss met Karl Stein in Bonn. She told him that he would lose. He laughed at her.",
			[]string{"person Emma Voss: Emma Voss, She, her", "person Karl Stein: Karl Stein, him, he, He"}},
		{"pronouns in quotations", "“I never saw the letter,” Emma Voss said. “My office burned it.” Karl Stein said: “I saw it, and I kept it.”",
			[]string{"person Emma Voss: I, Emma Voss, My", "person Karl Stein: Karl Stein, I, I"}},
		{"pronouns in quotations of a pronoun", "Ada Holm resigned on Monday. “I was tired,” she said. “My doctor told me to rest.” Bo Berg said he would miss her.",
			[]string{"person Ada Holm: Ada Holm, I, she, My, me, her", "person Bo Berg: Bo Berg, he"}},
		{"pronouns of an unnamed speaker", "A spokesman for the harbour board said the talks had failed. He added that the board would try again. “I am not hopeful,” he said.",
			[]string{"unnamed spokesman for the harbour board: A spokesman for the harbour board, He, I, he"}},
		{"they for two groups", "Critics say the bridge is unsafe. They want it closed. Engineers disagree: they found no cracks.",
			[]string{"unnamed Critics: Critics, They", "unnamed Engineers: Engineers, they"}},
		{"they is not one company", "The dockers walked out on Tuesday. The company said they would be dismissed.",
			[]string{"unnamed company: The company"}},
		{"particles in small letters", "Ludwig von Trotha chairs the bank. Mr. von Trotha retires in May.",
			[]string{"person Ludwig von Trotha: Ludwig von Trotha, von Trotha"}},
		{"hyphens that part a surname", "Anne-Marie Dubois-Leroy won. Dubois-Leroy thanked her voters.",
			[]string{"person Anne-Marie Dubois-Leroy: Anne-Marie Dubois-Leroy, Dubois-Leroy, her"}},
		{"hyphens in Korean names", "Ban Ki-moon spoke in Bern. Mr. Ban said the talks would go on. Secretary General Ban left on Friday.",
			[]string{"person Ban Ki-moon: Ban Ki-moon, Ban, Ban"}},
		{"apostrophes of two kinds", "Siobhan O'Dowd and Chidi N’Gala met in Cork. O’Dowd smiled. N'Gala's aide did not.",
			[]string{"person Siobhan O'Dowd: Siobhan O'Dowd, O’Dowd", "person Chidi N'Gala: Chidi N’Gala, N'Gala"}},
		{"accents, with and without", "José Núñez resigned. Jose Nunez had led the club since 2010. Nuñez will be 60.",
			[]string{"person José Núñez: José Núñez, Jose Nunez, Nuñez"}},
		{"transliterations", "Volodymyr Zelenskyy met Emma Voss. Zelensky said that he was hopeful. Mr. Zelenskiy flew home.",
			[]string{"person Volodymyr Zelenskyy: Volodymyr Zelenskyy, Zelensky, he, Zelenskiy"}},
		{"transliteration with an article", "Muammar al-Haddadi stayed home; Al-Haddadi was ill, and Haddadi's doctor said so.",
			[]string{"person Muammar al-Haddadi: Muammar al-Haddadi, Al-Haddadi, Haddadi"}},
		{"headline in capitals with countries", "UNITED STATES AND FRANCE SIGN PACT\n\nThe United States and France signed the pact in Paris on Monday.",
			[]string{"country United States: UNITED STATES, United States", "country France: FRANCE, France", "place Paris: Paris"}},
		{"two of one surname who share it", "Bill and Hillary Clinton came to Ohio on Sunday. “I am ready,” Hillary Clinton said. Mr. Clinton said he was proud. Mrs. Clinton thanked him.",
			[]string{"person Bill Clinton: Bill, Clinton, he, him", "person Hillary Clinton: Hillary Clinton, I, Hillary Clinton, Clinton"}},
		{"two of one surname, by the pronoun behind it", "Hillary Clinton will speak in Iowa. Her husband, former President Bill Clinton, will not. Clinton said she was ready.",
			[]string{"person Hillary Clinton: Hillary Clinton, Her, Clinton, she", "person Bill Clinton: Her husband, Bill Clinton"}},
		{"two Kims and Mr. Kim, who is the one named first", "Kim Jong-un and Kim Yo-jong watched the parade. Mr. Kim praised the army.",
			[]string{"person Kim Jong-un: Kim Jong-un, Kim", "person Kim Yo-jong: Kim Yo-jong"}},
		{"two Kims, Mr. Kim and Ms. Kim", "Kim Jong-un and Kim Yo-jong watched the parade. Mr. Kim did not speak. Ms. Kim waved to the crowd.",
			[]string{"person Kim Jong-un: Kim Jong-un, Kim", "person Kim Yo-jong: Kim Yo-jong, Kim"}},
		{"two Kims, by the role of one", "Kim Yo-jong, the sister of Kim Jong-un, read the letter. Ms. Kim said her brother was well. Kim Jong-un did not appear, and Kim gave no reason.",
			[]string{"person Kim Yo-jong: Kim Yo-jong, the sister, Kim, her", "person Kim Jong-un: Kim Jong-un, Kim Jong-un, Kim"}},
		{"two Kims, Mr. Kim who spoke last", "Kim Jong-un and his sister Kim Yo-jong watched the parade. Kim Jong-un spoke for an hour. Mr. Kim praised the army.",
			[]string{"person Kim Jong-un: Kim Jong-un, his, Kim Jong-un, Kim", "person Kim Yo-jong: Kim Yo-jong"}},
		{"relatives", "Ada Holm left the church. Her mother stayed. In May her mother wrote a book, Holm said. Her brother did not.",
			[]string{"person Ada Holm: Ada Holm, Her, her, Holm, Her", "person Ada Holm's mother: Her mother, her mother"}},
		{"company named after a person, by its surname alone", "Henry Ford built cars. Ford Motor Company still does. Ford said on Monday that it would close a plant.",
			[]string{"person Henry Ford: Henry Ford", "organisation Ford Motor Company: Ford Motor Company, Ford, it"}},
		{"company named after a person, and the person", "Michael Dell founded Dell Technologies in Texas. Dell Technologies reported a loss. Mr. Dell said the loss was small.",
			[]string{"person Michael Dell: Michael Dell, Dell", "organisation Dell Technologies: Dell Technologies, Dell Technologies"}},
		{"newspaper that is quoted", "“The minister lied,” the Daily Courier wrote on Friday. The newspaper said it had seen letters. Reuters and the BBC confirmed the report.",
			[]string{"media Daily Courier: Daily Courier, The newspaper, it", "media Reuters: Reuters", "media BBC: BBC"}},
		{"team by its own name alone", "The Boston Celtics lost in Denver. The Celtics said their captain was hurt. Boston is cold in January.",
			[]string{"organisation Boston Celtics: Boston Celtics, Celtics, their", "place Boston: Boston"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, a := range analysed(t, tt.text).Actors {
				got = append(got, show(a))
			}
			for _, want := range tt.want {
				if !slices.Contains(got, want) {
					t.Errorf("%q is missing in\n%s", want, strings.Join(got, "\n"))
				}
			}
			person := func(s string) bool { return !strings.HasPrefix(s, "person ") || slices.Contains(tt.want, s) }
			if more := slices.DeleteFunc(got, person); len(more) > 0 && strings.HasPrefix(tt.name, "two ") {
				t.Errorf("one person too many: %q", more)
			}
		})
	}
}
