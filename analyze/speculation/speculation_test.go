package speculation_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ascribe/analyze/report"
	"ascribe/analyze/speculation"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// find reads a text and gives its markers as "words kind strength".
func find(t testing.TB, source string, atts []report.Attribution) []report.Speculation {
	t.Helper()
	f, err := speculation.New()
	if err != nil {
		t.Fatal(err)
	}
	doc := text.Parse(source, text.Plain)
	found, err := f.Find(context.Background(), doc, syntax.New().Parse(doc), atts)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func spell(found []report.Speculation) string {
	var all []string
	for _, m := range found {
		all = append(all, m.Span.Text+" "+string(m.Kind)+" "+string(m.Strength))
	}
	return strings.Join(all, "; ")
}

func TestFind(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"possibility", "The dam might give way this week.", "might modal medium"},
		{"month", "The bridge reopened in May after repairs.", ""},
		{"date", "The council met on Tuesday, May 4, in the town hall.", ""},
		{"past inability", "Firefighters could not reach the house because of the smoke.", ""},
		{"possible future", "The strike could close every port in the country.", "could modal medium"},
		{"would under a condition", "If the levee broke, the valley would flood.", "If conditional medium; would modal weak"},
		{"backshifted would", "The mayor said on Monday that she would step down.", ""},
		{"whether or", "It is not known whether the pilot or the tower made the mistake.", "whether conditional weak"},
		{"if as whether", "The judge asked if the witness had been paid.", "if conditional weak"},
		{"unless", "The plant will close in June unless a buyer is found.", "unless conditional medium"},
		{"inverted should", "Should the talks fail, the union will walk out.", "Should conditional medium"},
		{"duty", "Cities should plant more trees, the minister said.", ""},
		{"some as a number", "The blast wounded some 200 people in the market.", ""},
		{"appear in court", "The banker appeared in court on Friday.", ""},
		{"appear to be", "The fire appears to have started in the kitchen.", "appears to epistemic medium"},
		{"seem", "The plan seems doomed.", "seems epistemic medium"},
		{"likely", "The new tariff is likely to raise prices.", "likely epistemic weak"},
		{"poll term", "The survey asked 900 likely voters.", ""},
		{"expected", "The verdict is expected to come on Monday.", "is expected to epistemic weak"},
		{"allegedly", "The clerk allegedly stole the files.", "allegedly evidential strong"},
		{"reportedly", "The firm has reportedly sold its ships.", "reportedly evidential medium"},
		{"believed", "The painting is believed to be a copy.", "is believed to evidential medium"},
		{"suspected", "Police arrested three suspected smugglers.", "suspected evidential medium"},
		{"not confirmed", "The report has not been independently confirmed.", "has not been independently confirmed evidential strong"},
		{"nameless analysts", "Analysts say the bank is short of cash.", "Analysts weasel medium"},
		{"nameless critics", "Critics say the law is too broad.", "Critics weasel medium"},
		{"agent of a passive", "The move was taken by some as a warning.", "some weasel medium"},
		{"agent who acts", "The chairs were made by some of the pupils.", ""},
		{"for whom it is so", "For many, the old bridge is a symbol of the town.", "many weasel medium"},
		{"for whom it is made", "The school bought desks for many of its rooms.", ""},
		{"everybody", "Everyone thinks that the mayor lied.", "Everyone weasel medium"},
		{"everybody who acts", "Everyone left the hall.", ""},
		{"one source in one phrase", "Media reports from the coast say that the ferry sank.", "Media reports from weasel medium"},
		{"an act's risk", "Such a step risks angering the farmers.", "risks epistemic medium"},
		{"an institution's people", "Peruvian officials say the road is open again.", ""},
		{"officials who act", "The officials flew home on Sunday.", ""},
		{"plain statement", "The river froze in January and the ferry stopped.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := spell(find(t, tt.source, nil)); got != tt.want {
				t.Errorf("%s\n got %q\nwant %q", tt.source, got, tt.want)
			}
		})
	}
}

func TestScope(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"modal", "The dam might give way this week.", "The dam | give way this week"},
		{"adverb", "The clerk allegedly stole the files.", "The clerk | stole the files"},
		{"adjective", "The pump has a possible leak.", "a | leak"},
		{"infinitive", "The painting is believed to be a copy.", "be a copy"},
		{"condition", "The plant will close unless a buyer is found.", "The plant will close"},
		{"question", "They asked whether the road was open.", "the road was open"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := find(t, tt.source, nil)
			if len(found) != 1 {
				t.Fatalf("%s: want one marker, got %q", tt.source, spell(found))
			}
			var parts []string
			for _, s := range found[0].Scope {
				parts = append(parts, s.Text)
			}
			if got := strings.Join(parts, " | "); got != tt.want {
				t.Errorf("%s\n got %q\nwant %q", tt.source, got, tt.want)
			}
		})
	}
}

func TestWhy(t *testing.T) {
	found := find(t, "The dam might give way this week.", nil)
	if len(found) != 1 || found[0].Why.By != "speculation/might" || found[0].Why.Trigger.Text != "might" || found[0].Why.Note == "" {
		t.Errorf("want the entry, the words and a note, got %+v", found)
	}
}

func TestCancelled(t *testing.T) {
	f, err := speculation.New()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	doc := text.Parse("It might rain.", text.Plain)
	if _, err := f.Find(ctx, doc, syntax.New().Parse(doc), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("want context.Canceled, got %v", err)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"It might rain.", "Critics, some of them loud, say “it may”.", "if", "Should\n\nhad\xff", "’d ’d would n’t"} {
		f.Add(s, 0, 3)
	}
	finder, err := speculation.New()
	if err != nil {
		f.Fatal(err)
	}
	parser := syntax.New()
	f.Fuzz(func(t *testing.T, source string, from, to int) {
		source = strings.ToValidUTF8(source, "\uFFFD")
		doc := text.Parse(source, text.Auto)
		var atts []report.Attribution
		if from >= 0 && from < to && to <= len(source) {
			atts = []report.Attribution{{Source: []report.Passage{{Start: from, End: to}}, SourceKind: report.SourceUnnamed}}
		}
		found, err := finder.Find(context.Background(), doc, parser.Parse(doc), atts)
		if err != nil {
			t.Fatal(err)
		}
		end := 0
		for _, m := range found {
			if m.Span.Start < end {
				t.Errorf("%q overlaps the marker before it", m.Span.Text)
			}
			end = m.Span.End
			for _, p := range slices.Concat([]report.Passage{m.Span, m.Why.Trigger}, m.Scope) {
				if p.Start < 0 || p.End > len(source) || p.Start >= p.End || source[p.Start:p.End] != p.Text ||
					!utf8.ValidString(p.Text) || strings.TrimSpace(p.Text) != p.Text {
					t.Errorf("span %d-%d %q is no clean piece of the text", p.Start, p.End, p.Text)
				}
			}
			if m.Confidence <= 0 || m.Confidence > 1 {
				t.Errorf("confidence %v", m.Confidence)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	const sentence = "Critics say the plan, which could cost 20 million a year, would fail unless the ministry finds more engineers. "
	doc := text.Parse(strings.Repeat(sentence, 500), text.Plain)
	tree := syntax.New().Parse(doc)
	f, err := speculation.New()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := f.Find(context.Background(), doc, tree, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(doc.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}
