package review

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ascribe/analyze/text"
)

const before = `Port fees to rise

The harbour board said on Tuesday that fees for fishing boats would rise by a tenth in spring.
Skippers fear that the rise could drive the smaller crews out of the port.

“We cannot pay that twice a year,” said Oda Brek, who owns two boats. The board could not be reached.
Critics of the plan say it may lead to a strike. A strike would cost the town more than the fees bring in.

The mayor, Jon Tveit, said he would wait for the report.
`

// edit is a change of the text before.
func edit(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(before) }

func TestFind(t *testing.T) {
	paragraphs := strings.Split(before, "\n\n")
	tests := []struct {
		name, quote, now string
		want             string // "" when it should be gone
		fit              Fit
	}{
		{"nothing changed", "may lead to a strike", before, "may lead to a strike", Whole},
		{"paragraph put in front", "may lead to a strike", "Corrected at noon.\n\n" + before, "may lead to a strike", Whole},
		{"paragraph put in after", "may lead to a strike", before + "\nMore follows.\n", "may lead to a strike", Whole},
		{"paragraph put in between", "may lead to a strike", edit("\n\nThe mayor", "\n\nIt is raining.\n\nThe mayor"), "may lead to a strike", Whole},
		{"paragraph left out", "he would wait for the report", paragraphs[0] + "\n\n" + paragraphs[3], "he would wait for the report", Exactly},
		{"paragraphs in another order", "may lead to a strike", paragraphs[2] + "\n\n" + paragraphs[1], "may lead to a strike", Whole},
		{"words before changed", "may lead to a strike", edit("Critics of the plan say it", "Those against it think that this"), "may lead to a strike", Exactly},
		{"the first of two equal words", "could", edit("Skippers fear", "Some skippers fear"), "could", Exactly},
		{"a word put in", "fees for fishing boats would rise by a tenth", edit("fishing boats", "small fishing boats"),
			"fees for small fishing boats would rise by a tenth", Similar},
		{"a word left out", "the rise could drive the smaller crews out of the port", edit("the smaller crews", "crews"),
			"the rise could drive crews out of the port", Similar},
		{"a word replaced", "fees for fishing boats would rise by a tenth", edit("a tenth", "a fifth"),
			"fees for fishing boats would rise by a fifth", Similar},
		{"the number of a noun", "drive the smaller crews out", edit("smaller crews", "smaller crew"), "drive the smaller crew out", Similar},
		{"a spelling put right", "Oda Brek", edit("Oda Brek", "Oda Brekk"), "Oda Brekk", Similar},
		{"lines wrapped anew", "Skippers fear that the rise could drive the smaller crews out", edit("that the rise could", "that the\nrise could"),
			"Skippers fear that the\nrise could drive the smaller crews out", Similar},
		{"quotation marks changed", "“We cannot pay that twice a year,”", edit("“", `"`, "”", `"`), `"We cannot pay that twice a year,"`, Similar},
		{"capitals", "port fees to rise", strings.ToUpper(before), "", Gone}, // not in the text before
		{"the sentence is gone", "Critics of the plan say it may lead to a strike", edit("Critics of the plan say it may lead to a strike. ", ""), "", Gone},
		{"the sentence is another", "Critics of the plan say it may lead to a strike",
			edit("Critics of the plan say it may lead to a strike.", "Nobody else came to the quay that night."), "", Gone},
		{"a small word is gone", "may", edit("it may lead to", "it leads to"), "", Gone},
		{"a small word stands elsewhere only", "may", edit("it may lead to a strike", "it is dear") + "\nOn 5 may the boats are blessed.\n", "", Gone},
		{"everything is gone", "may lead to a strike", "Quite another article.", "", Gone},
		{"nothing is left", "may lead to a strike", "", "", Gone},
		{"moved to the end and edited", "fees for fishing boats would rise by a tenth in spring",
			paragraphs[0] + "\n\n" + paragraphs[2] + "\n\n" + paragraphs[3] + "\nBack in autumn the board had said that fees for all fishing boats would rise by a tenth in spring.\n",
			"fees for all fishing boats would rise by a tenth in spring", Similar},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := strings.Index(before, tt.quote)
			if i < 0 {
				if tt.fit == Gone {
					return
				}
				t.Fatalf("%q is not in the text", tt.quote)
			}
			s, fit := NewFinder(before, tt.now).Find(text.Span{Start: i, End: i + len(tt.quote)})
			if got := tt.now[s.Start:s.End]; got != tt.want || fit != tt.fit {
				t.Errorf("found %q, fit %d; want %q, fit %d", got, fit, tt.want, tt.fit)
			}
		})
	}
}

// The occurrence is found that has the same context, not the nearest or the first.
func TestFindTheRightOccurrence(t *testing.T) {
	old := "He said no. Then she said no. At last they said no."
	now := "It was late. He said yes. Then she said no. At last they said no."
	i := strings.LastIndex(old, "said no")
	s, fit := NewFinder(old, now).Find(text.Span{Start: i, End: i + len("said no")})
	if s.Start != strings.LastIndex(now, "said no") || fit != Whole {
		t.Errorf("found %q at %d, fit %d", now[s.Start:s.End], s.Start, fit)
	}
	i = strings.Index(old, "said no. Then she")
	s, _ = NewFinder(old, now).Find(text.Span{Start: i, End: i + len("said no. Then she")})
	if got := now[s.Start:s.End]; got != "said yes. Then she" {
		t.Errorf("found %q", got)
	}
}

// Every sentence of a long article is found after edits all over it, in bounded time.
func TestFindInALongArticle(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		b.WriteString("On day ")
		b.WriteString(strings.Repeat("i", i%7+1))
		b.WriteString(" the office of ward ")
		b.WriteString(string(rune('A'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)))
		b.WriteString(" said that it could need more sand for the quays. ")
	}
	old := b.String()
	now := strings.ReplaceAll(strings.ReplaceAll(old, "more sand", "much more sand"), "On day iii", "On the day iii")
	f := NewFinder(old, now)
	starts, missed := strings.Split(old, "ward ")[1:], 0
	at := strings.Index(old, "ward ")
	for n, part := range starts[:len(starts)-1] {
		if n%10 == 0 {
			s := text.Span{Start: at, End: at + strings.Index(old[at:], " for the quays")}
			got, fit := f.Find(s)
			if want := strings.Replace(old[s.Start:s.End], "more", "much more", 1); fit != Similar || now[got.Start:got.End] != want {
				missed++
			}
		}
		at += len("ward ") + len(part)
	}
	if missed > 0 {
		t.Errorf("%d of 300 are not found where they are", missed)
	}
}

func FuzzFind(f *testing.F) {
	f.Add(before, edit("a tenth", "a fifth"), 20, 60)
	f.Add("a\xff b c", "\xff", 0, 3)
	f.Add("ÅÅ ÅÅ", "ÅÅÅ", 0, 2)
	f.Fuzz(func(t *testing.T, old, now string, from, to int) {
		if len(old)+len(now) > 4000 {
			return
		}
		s, fit := NewFinder(old, now).Find(text.Span{Start: from, End: to})
		if fit == Gone {
			return
		}
		if s.Start < 0 || s.Start >= s.End || s.End > len(now) {
			t.Fatalf("found %v in %d bytes", s, len(now))
		}
		if utf8.ValidString(old) && utf8.ValidString(now) && utf8.ValidString(old[from:to]) && !utf8.ValidString(now[s.Start:s.End]) {
			t.Fatalf("found half a letter: %q", now[s.Start:s.End])
		}
		if fit >= Exactly && now[s.Start:s.End] != old[from:to] {
			t.Fatalf("found %q for %q", now[s.Start:s.End], old[from:to])
		}
	})
}
