package actor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"ascribe/analyze/attribution"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

var parser = sync.OnceValue(syntax.New)

var finder = sync.OnceValue(func() *Finder {
	f, err := New()
	if err != nil {
		panic(err)
	}
	return f
})

// says makes an attribution out of the words of its parts.
func says(source, who, cue, content string) report.Attribution {
	at := func(base int, words string) []report.Passage {
		start := base + strings.Index(source[base:], words)
		return []report.Passage{report.Cut(source, text.Span{Start: start, End: start + len(words)})}
	}
	content0 := strings.Index(source, content)
	base := content0 + len(content)
	if !strings.Contains(source[base:], who+" "+cue) && !strings.Contains(source[base:], cue+" "+who) {
		base = 0
	}
	return report.Attribution{Source: at(base, who), Cue: at(base, cue), Content: at(0, content), SourceKind: report.SourceNamed}
}

var attributions = sync.OnceValues(attribution.New)

// findHeard finds the actors of a text whose attributions are found first, as the
// whole analysis does.
func findHeard(t testing.TB, source string) []report.Actor {
	t.Helper()
	f, err := attributions()
	if err != nil {
		t.Fatal(err)
	}
	doc := text.Parse(source, text.Auto)
	tree := parser().Parse(doc)
	said, err := f.Find(context.Background(), doc, tree)
	if err != nil {
		t.Fatal(err)
	}
	actors, err := finder().Find(context.Background(), doc, tree, said)
	if err != nil {
		t.Fatal(err)
	}
	return actors
}

// find finds the actors of a text in which nobody says more than is given.
func find(t testing.TB, source string, atts ...report.Attribution) []report.Actor {
	t.Helper()
	doc := text.Parse(source, text.Plain)
	actors, err := finder().Find(context.Background(), doc, parser().Parse(doc), atts)
	if err != nil {
		t.Fatal(err)
	}
	return actors
}

// show writes an actor as "kind Name: mention, mention".
func show(a report.Actor) string {
	var all []string
	for _, m := range a.Mentions {
		all = append(all, m.Text)
	}
	return fmt.Sprintf("%s %s: %s", a.Kind, a.Name, strings.Join(all, ", "))
}

// shown are actors one a line.
func shown(actors []report.Actor) (lines []string) {
	for _, a := range actors {
		lines = append(lines, show(a))
	}
	return lines
}

// ofKind shows the actors of a kind, one a line.
func ofKind(kind report.ActorKind, actors []report.Actor) []string {
	return shown(slices.DeleteFunc(actors, func(a report.Actor) bool { return a.Kind != kind }))
}

// lists checks that there are actors that show just so, and gives all lines.
func lists(t *testing.T, actors []report.Actor, want ...string) []string {
	t.Helper()
	got := shown(actors)
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%q is missing in\n%s", w, strings.Join(got, "\n"))
		}
	}
	return got
}

func TestActors(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // actors that must be listed just so
		not        []string // words that must be in no actor's name
	}{
		{"short form and possessive", "Andrei Volkov spoke in Geneva on Monday. Volkov's speech was short.",
			[]string{"person Andrei Volkov: Andrei Volkov, Volkov"}, []string{"Monday"}},
		{"title off the name", "Prime Minister Anna Lindqvist met reporters. Later Lindqvist left.",
			[]string{"person Anna Lindqvist: Anna Lindqvist, Lindqvist"}, nil},
		{"two people with one surname", "Robert Hale and Susan Hale both ran for the seat. Susan Hale won.",
			[]string{"person Robert Hale: Robert Hale", "person Susan Hale: Susan Hale, Susan Hale"}, nil},
		{"given name before a known surname", "As coauthor Colette Marsh told reporters, the climate is changing. Marsh said so.",
			[]string{"person Colette Marsh: Colette Marsh, Marsh"}, nil},
		{"initials", "Margaret L. Thornton resigned on Friday. Margaret Thornton gave no reason.",
			[]string{"person Margaret L. Thornton: Margaret L. Thornton, Margaret Thornton"}, []string{"Friday"}},
		{"nickname", "William Harcourt leads the council. Bill Harcourt was elected in May.",
			[]string{"person William Harcourt: William Harcourt, Bill Harcourt"}, []string{"May"}},
		{"demonym and country", "France rejected the plan. French ministers met twice.",
			[]string{"country France: France, French"}, nil},
		{"capitals for governments", "Relations between Moscow and Pyongyang have grown closer.",
			[]string{"country Moscow: Moscow", "country Pyongyang: Pyongyang"}, nil},
		{"capital as a place", "A flood in the night reached Vienna.",
			[]string{"place Vienna: Vienna"}, nil},
		{"acronym in brackets", "The World Health Organization (WHO) sent a team. WHO gave no date.",
			[]string{"organisation World Health Organization: World Health Organization, WHO, WHO"}, nil},
		{"acronym without brackets", "The Central Harvest Board raised prices on Tuesday. The CHB will meet again next week.",
			[]string{"organisation Central Harvest Board: Central Harvest Board, CHB"}, nil},
		{"short form of a short form", "The Harbour Safety Board of Lisbon met. The Harbour Safety Board (HSB) voted. The Safety Board of Lisbon agreed; the HSB closed.",
			nil, []string{"HSB"}},
		{"acronyms of things", "Shell ships liquid natural gas (LNG). LNG is cheap. Tivo sells digital video recorders (DVRs). Viewers like DVRs.",
			[]string{"organisation Shell: Shell"}, []string{"LNG", "DVRs"}},
		{"newspaper is media", "The Northern Herald reported the deal. The New York Times had the same story.",
			[]string{"media Northern Herald: Northern Herald", "media New York Times: New York Times"}, nil},
		{"the press", "State media praised the parade in the capital.",
			[]string{"media State media: State media"}, nil},
		{"pronouns agree", "Maria Keller met David Osei on Sunday. She thanked him.",
			[]string{"person Maria Keller: Maria Keller, She", "person David Osei: David Osei, him"}, []string{"Sunday"}},
		{"country by noun", "Japan raised its tariffs. The country will review them in June.",
			[]string{"country Japan: Japan, its, The country"}, []string{"June"}},
		{"groups that speak", "Critics argue that the plan is costly. Analysts doubt it will pass.",
			[]string{"unnamed Critics: Critics", "unnamed Analysts: Analysts"}, nil},
		{"officials of a country", "Iranian officials denied the report.",
			[]string{"country Iranian: Iranian officials, Iranian"}, nil},
		{"party by its followers", "Republicans opposed the bill. The Republican Party has 51 seats.",
			[]string{"group Republican Party: Republicans, Republican Party"}, nil},
		{"ordinary words at the head", "Yesterday prices fell. However, nobody sold. Meanwhile trade slowed.",
			nil, []string{"Yesterday", "However", "Meanwhile"}},
		{"a body and an act", "The political establishment was alarmed. The protests followed the establishment of a new court.",
			[]string{"group political establishment: political establishment"}, []string{"court"}},
		{"sources and anchors that are no people", "Renewable energy sources grew fast. Ship anchors damaged the channel. Government sources grew angry. The news anchors resigned. Sources of water ran dry. Apple lets other music players in. Nintendo adds media playing to it.",
			[]string{"unnamed Government sources: Government sources", "unnamed news anchors: The news anchors"}, []string{"energy", "Ship"}},
		{"headline in title case", "Volkov Warns Voters of Slow Recovery in Spring\n\nAndrei Volkov warned voters on Monday that recovery would be slow.\n\nHe spoke for an hour.",
			[]string{"person Andrei Volkov: Volkov, Andrei Volkov, He"}, []string{"Warns", "Slow", "Recovery", "Spring"}},
		{"curly apostrophe and accents", "José Núñez’s lawyer said the case was closed.",
			[]string{"person José Núñez: José Núñez"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			actors := find(t, tt.text)
			lists(t, actors, tt.want...)
			for _, a := range actors {
				for _, word := range tt.not {
					if slices.Contains(strings.Fields(a.Name), word) {
						t.Errorf("%q is no part of an actor: %s", word, show(a))
					}
				}
			}
		})
	}
}

func TestRoles(t *testing.T) {
	tests := []struct{ name, text, actor, want string }{
		{"title", "Russian Defense Minister Andrei Volkov visited the base.", "Andrei Volkov", "Russian Defense Minister"},
		{"apposition", "Helen Marsh, an analyst at the Coastal Institute, saw little change.", "Helen Marsh", "analyst at the Coastal Institute"},
		{"honorific is no role", "Mr. Peter Lang declined to comment.", "Peter Lang", ""},
		{"noun before a comma", "The mayor of London, Helen Marsh, gave no reason.", "Helen Marsh", "mayor of London"},
		{"noun before a comma, of a body", "According to the president of the League for Human Rights, Peter Lang, the law failed.", "Peter Lang", "president of the League for Human Rights"},
		{"a body of several words", "Bank of England governor Helen Marsh saw little change.", "Helen Marsh", "Bank of England governor"},
		{"office and honorific", "Harbour chief executive Lord Marsh saw little change.", "Marsh", "Harbour chief executive"},
		{"an office of something", "U.S. Secretary of State Helen Marsh left.", "Helen Marsh", "U.S. Secretary of State"},
		{"an office for two things", "Mines, Power and Steel Minister Helen Marsh left.", "Helen Marsh", "Power and Steel Minister"},
		{"a day and an office", "On Monday and Mayor Helen Marsh's insistence it closed.", "Helen Marsh", "Mayor"},
		{"age", "Their 14-year-old son Peter Lang left.", "Peter Lang", "14-year-old son"},
		{"two with one noun", "Irish billionaires Mr Lang and Mr Berg own it.", "Lang", ""},
		{"none", "Peter Lang declined to comment.", "Peter Lang", ""},
	}
	for _, tt := range tests {
		role, found := "", false
		for _, a := range find(t, tt.text) {
			if a.Name == tt.actor {
				found = true
				if a.Role != nil {
					role = *a.Role
				}
			}
		}
		if !found || role != tt.want {
			t.Errorf("%s: role of %q in %q = %q (found %v), want %q", tt.name, tt.actor, tt.text, role, found, tt.want)
		}
	}
}

func TestRoleGender(t *testing.T) {
	for role, want := range map[string]byte{"niece of the king": 'F', "uncle": 'M', "widow": 'F', "spokeswoman": 'F', "chairman": 'M',
		"German minister": 0, "cousin": 0, "cousin of the queen": 'F', "": 0} {
		if got := roleGender(role); got != want {
			t.Errorf("%q tells %q, want %q", role, got, want)
		}
	}
}

func TestFirstPersonIsTheSpeaker(t *testing.T) {
	source := "Maria Keller met David Osei in Bern. \"I will not sign my name to this,\" Keller said."
	lists(t, find(t, source, says(source, "Keller", "said", "\"I will not sign my name to this,\"")),
		"person Maria Keller: Maria Keller, I, my, Keller")
}

// The turns of a transcript have no quotation marks; an article's own "I" is nobody's.
func TestFirstPersonInTurns(t *testing.T) {
	source := "I met both in Bern.\n\nMaria Keller: I will not sign my name to this.\n\nDavid Osei: I will."
	turn := func(who, content string) report.Attribution {
		a := says(source, who, ":", content)
		a.Quote = report.Direct
		return a
	}
	lists(t, find(t, source, turn("Maria Keller", "I will not sign my name to this."), turn("David Osei", "I will.")),
		"person Maria Keller: Maria Keller, I, my", "person David Osei: David Osei, I")
}

func TestSourceWithoutName(t *testing.T) {
	source := "A spokesman said the talks had failed. Some said the talks had never begun."
	actors := find(t, source,
		says(source, "A spokesman", "said", "the talks had failed"), says(source, "Some", "said", "the talks had never begun"))
	got, want := shown(actors), []string{"unnamed spokesman: A spokesman", "unnamed Some: Some"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFindStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	doc := text.Parse("Maria Keller spoke.", text.Plain)
	if _, err := finder().Find(ctx, doc, parser().Parse(doc), nil); err == nil {
		t.Error("no error from a cancelled context")
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Maria Keller met the U.S. president. \"I know,\" she said (WHO).")
	f.Add("@someone’s Al-\n- \"'s R-Utah, Inc.\x00\xff")
	f.Fuzz(func(t *testing.T, source string) {
		doc := text.Parse(source, text.Auto)
		actors, err := finder().Find(context.Background(), doc, parser().Parse(doc), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range actors {
			if a.Name == "" || len(a.Mentions) == 0 {
				t.Errorf("an actor without a name or a mention: %+v", a)
			}
			last := -1
			for _, m := range a.Mentions {
				if m.Start < last || m.End > len(source) || m.Start >= m.End || source[m.Start:m.End] != m.Text {
					t.Fatalf("bad mention %+v", m)
				}
				if utf8.ValidString(source) && !utf8.ValidString(m.Text) {
					t.Fatalf("mention %q cuts a character", m.Text)
				}
				last = m.Start
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	source := strings.Repeat("Russian Defense Minister Andrei Volkov met officials in Vienna, the ministry said. Critics argue that he and his aides risk a wider war with Japan.\n\n", 50)
	doc := text.Parse(source, text.Plain)
	tree := parser().Parse(doc)
	f := finder()
	for b.Loop() {
		if _, err := f.Find(context.Background(), doc, tree, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(strings.Fields(source))*b.N)/b.Elapsed().Seconds(), "words/s")
}
