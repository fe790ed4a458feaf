package consequence

import (
	"context"
	"errors"
	"strings"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

func find1(t testing.TB, f *Finder, source string) []report.Consequence {
	t.Helper()
	doc := text.Parse(source, text.Plain)
	cs, err := f.Find(context.Background(), doc, syntax.New().Parse(doc))
	if err != nil {
		t.Fatal(err)
	}
	return cs
}

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The settled cases of the definition, on sentences of our own.
func TestFind(t *testing.T) {
	checkPairs(t, []pairTest{
		{"led to", "The collapse of the harbour wall led to severe flooding in the old town.", "The collapse of the harbour wall", "severe flooding in the old town", report.Asserted},
		{"could lead to", "Officials say the new tariff could lead to higher prices for bread.", "the new tariff", "higher prices for bread", report.Possible},
		{"would undermine", "He said the amendment would undermine the independence of the courts.", "the amendment", "the independence of the courts", report.Likely},
		{"will cause", "The closure of the bridge will cause long delays for commuters.", "The closure of the bridge", "long delays for commuters", report.Likely},
		{"not denied", "The ministry said the strike would not affect deliveries of fuel.", "the strike", "deliveries of fuel", report.Denied},
		{"because", "The match was cancelled because the pitch was under water.", "the pitch was under water", "The match was cancelled", report.Asserted},
		{"because of", "Thousands of passengers were stranded because of heavy snow.", "heavy snow", "Thousands of passengers were stranded", report.Asserted},
		{"due to", "The factory closed in March due to rising energy costs.", "rising energy costs", "The factory closed in March", report.Asserted},
		{"front because", "Because the dam was full, engineers opened the sluices.", "the dam was full", "engineers opened the sluices", report.Asserted},
		{"no pair across sentences", "The reservoir dried up. As a result, farmers lost most of their crops.", "", "", ""},
		{"weakening", "Such partnerships could isolate the country further.", "Such partnerships", "the country further", report.Possible},
		{"if", "If the talks fail, the two countries could impose new sanctions.", "the talks fail", "the two countries could impose new sanctions", report.Possible},
		{"unless", "The union says it will strike on Friday unless the company raises wages.", "the company raises wages", "it will strike on Friday", report.Likely},
		{"participle kills", "A bomb exploded at a market in the northern city, killing two people.", "A bomb exploded at a market in the northern city", "two people", report.Asserted},
		{"event kills", "The storm killed at least nine people in the coastal province.", "The storm", "at least nine people in the coastal province", report.Asserted},
		{"killed in", "Police say four soldiers were killed in a roadside explosion near the border.", "a roadside explosion near the border", "four soldiers were killed", report.Asserted},
		{"enabling", "The law allows companies to store customer data abroad.", "The law", "companies to store customer data abroad", report.Possible},
		{"purpose", "The government raised taxes to pay for new hospitals.", "The government raised taxes", "pay for new hospitals", report.Possible},
		{"in order to", "The bank cut its rates in order to revive lending.", "The bank cut its rates", "revive lending", report.Possible},
		{"blame", "Residents blame the mining company for the polluted water.", "the mining company", "the polluted water", report.Asserted},
		{"passive", "The outage was caused by a faulty cable.", "a faulty cable", "The outage", report.Asserted},
		{"sparked by", "The protests were sparked by the arrest of a student leader.", "the arrest of a student leader", "The protests", report.Asserted},
		{"arrested for", "A court jailed the editor for publishing secret documents.", "publishing secret documents", "A court jailed the editor", report.Asserted},
		{"when", "Twelve people were injured when a tram hit a bus.", "a tram hit a bus", "Twelve people were injured", report.Asserted},
		{"so that", "The museum moved the statues so that visitors could see them.", "The museum moved the statues", "visitors could see them", report.Possible},
		{"unless front", "Unless the rains come soon, the harvest will fail.", "the rains come soon", "the harvest will fail", report.Likely},
		{"plain time order", "She returned to the capital after the war.", "", "", ""},
		{"own act", "The gunman killed two guards.", "", "", ""},
		{"trivial content of a plan", "The minister plans to visit the region on Monday.", "", "", ""},
		{"praise", "The mayor praised the volunteers for their work.", "", "", ""},
		{"whether", "It is unclear if the parliament will meet on Tuesday.", "", "", ""},
		{"spark", "The arrest of the bishop sparked riots in the capital.", "The arrest of the bishop", "riots in the capital", report.Asserted},
		{"fuel", "Cheap loans fuelled a boom in house prices.", "Cheap loans", "a boom in house prices", report.Asserted},
		{"isolate", "The vote could further isolate the government.", "The vote", "the government", report.Possible},
		{"divert", "The dispute will divert money from the schools.", "The dispute", "money from the schools", report.Likely},
		{"undermine", "Such attacks undermine trust in the police.", "Such attacks", "trust in the police", report.Asserted},
		{"risk", "The deepening alliance risks escalating tensions in the region.", "The deepening alliance", "escalating tensions in the region", report.Possible},
		{"threaten", "The drought threatens the harvest in the south.", "The drought", "the harvest in the south", report.Possible},
		{"pave the way", "The ruling paves the way for new elections.", "The ruling", "new elections", report.Possible},
		{"translate into", "Lower oil prices could translate into cheaper tickets for travellers.", "Lower oil prices", "cheaper tickets for travellers", report.Possible},
		{"in response to", "The union called a strike in response to the cuts.", "the cuts", "The union called a strike", report.Asserted},
		{"noun of result", "The delay was the result of a shortage of drivers.", "a shortage of drivers", "The delay", report.Asserted},
		{"consequence of", "The flood was a consequence of the broken dam.", "the broken dam", "The flood", report.Asserted},
		{"prevention", "The new barrier prevented the river from flooding the village.", "The new barrier", "the river from flooding the village", report.Asserted},
		{"aversion", "The ceasefire averted a wider war.", "The ceasefire", "a wider war", report.Asserted},
		{"participle", "The storm cut the power lines, leaving thousands of homes in the dark.", "The storm cut the power lines", "thousands of homes in the dark", report.Asserted},
		{"unlikely", "The new tax is unlikely to lead to lower emissions.", "The new tax", "lower emissions", report.Doubtful},
	})
}

// pairTest is a sentence of one pair; with an empty cause nothing may be found in it.
type pairTest struct {
	name, text, cause, effect string
	certainty                 report.Certainty
}

func checkPairs(t *testing.T, tests []pairTest) {
	t.Helper()
	f := finder(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := find1(t, f, tt.text)
			if tt.cause == "" {
				if len(got) > 0 {
					t.Fatalf("%q\n got %q -> %q by %s\nwant nothing", tt.text, got[0].Cause[0].Text, got[0].Effect[0].Text, got[0].Why.By)
				}
				return
			}
			e := Example{Gold: []Pair{{Cause: where(t, tt.text, tt.cause), Effect: where(t, tt.text, tt.effect), Certainty: tt.certainty}}}
			s := Compare(e, got)
			if s.Strict != 1 || s.Certain != 1 {
				t.Errorf("%q\nwant %q -> %q %s", tt.text, tt.cause, tt.effect, tt.certainty)
				for _, c := range got {
					t.Errorf(" got %q -> %q %s by %s (%.2f)", c.Cause[0].Text, c.Effect[0].Text, c.Certainty, c.Why.By, c.Confidence)
				}
			}
		})
	}
}

func where(t *testing.T, s, part string) []text.Span {
	t.Helper()
	i := strings.Index(s, part)
	if i < 0 {
		t.Fatalf("%q is not in %q", part, s)
	}
	return []text.Span{{Start: i, End: i + len(part)}}
}

func TestFindStopsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	doc := text.Parse("The storm killed nine people.", text.Plain)
	if _, err := finder(t).Find(ctx, doc, syntax.New().Parse(doc)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The storm killed nine people. As a result, the port closed, leaving ships at sea.")
	f.Add("If, because of to lead to")
	f.Add("So. So so that so. \n\n- unless\n> it led to this")
	f.Add("“Blame him for it,” she said")
	fi := finder(f)
	parser := syntax.New()
	f.Fuzz(func(t *testing.T, source string) {
		source = strings.ToValidUTF8(source, "\uFFFD")
		doc := text.Parse(source, text.Auto)
		cs, err := fi.Find(context.Background(), doc, parser.Parse(doc))
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for i, c := range cs {
			cs[i].ID = c.Why.By + string(rune('a'+i))
			if len(c.Cause) == 0 || len(c.Effect) == 0 || len(c.Marker) == 0 {
				t.Fatalf("incomplete: %+v", c)
			}
			for _, p := range append(append(append([]report.Passage{c.Why.Trigger}, c.Cause...), c.Effect...), c.Marker...) {
				if p.Start < 0 || p.End > len(source) || p.Start >= p.End || source[p.Start:p.End] != p.Text {
					t.Fatalf("bad span %+v", p)
				}
			}
			if c.Confidence <= 0 || c.Confidence > 1 {
				t.Fatalf("confidence %v", c.Confidence)
			}
			if firstByte(c) < last {
				t.Fatal("not in order")
			}
			last = firstByte(c)
		}
		Link(cs)
	})
}

// A marker that stands wholly in what it would join, or behind the act that it is the
// subject of, tells nothing: these sentences once ended the analysis.
func TestNothingToJoin(t *testing.T) {
	for _, source := range []string{
		"The minister noted that the provision for joint talks in the final law was a positive development which could have " +
			"relieved the initial misunderstanding had it been allowed to occur earlier.",
		"The Trade Department on Monday revised orders statistics for 1982 to 1986 to reflect newer inventory valuation methods, " +
			"and the March orders statistics are consistent with the revisions, officials said.",
	} {
		doc := text.Parse(source, text.Plain)
		got, err := finder(t).Find(context.Background(), doc, syntax.New().Parse(doc))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range got {
			if len(c.Marker) == 0 || c.Cause[0].Text == "" || c.Effect[0].Text == "" {
				t.Errorf("%q tells %q and %q by %v", source, c.Cause[0].Text, c.Effect[0].Text, c.Marker)
			}
		}
	}
}
