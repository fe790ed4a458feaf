package review

import (
	"math"
	"reflect"
	"slices"
	"testing"
	"time"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Four verdicts in a table of 20 claims, computed by hand: agreement 13/20 = .65; by
// chance (10·8 + 6·7 + 4·4 + 0·1)/400 = .345; kappa = (.65 - .345)/(1 - .345).
func TestKappaByHand(t *testing.T) {
	table := map[[2]Verdict]int{
		{Supported, Supported}: 7, {Supported, Disputed}: 2, {Supported, NeedsSource}: 1,
		{Disputed, Supported}: 1, {Disputed, Disputed}: 4, {Disputed, NeedsSource}: 1,
		{NeedsSource, Supported}: 0, {NeedsSource, Disputed}: 1, {NeedsSource, NeedsSource}: 2,
		{NeedsSource, NotAClaim}: 1,
	}
	var a, b []Verdict
	for pair, n := range table {
		a, b = append(a, slices.Repeat([]Verdict{pair[0]}, n)...), append(b, slices.Repeat([]Verdict{pair[1]}, n)...)
	}
	got := Agree(verdicts(a...), verdicts(b...))
	if want := (.65 - .345) / (1 - .345); got.Both != 20 || got.Same != 13 || math.Abs(got.Kappa-want) > 1e-9 {
		t.Errorf("%d by both, %d the same, kappa %v, want %v", got.Both, got.Same, got.Kappa, want)
	}
	// Less than chance: they never agree. (0 - .5)/(1 - .5).
	never := Agree(verdicts(Supported, Disputed), verdicts(Disputed, Supported))
	if math.Abs(never.Kappa+1) > 1e-9 {
		t.Errorf("those who never agree have kappa %v", never.Kappa)
	}
}

func TestContradictions(t *testing.T) {
	rename := func(name string) ActorCorrection { return ActorCorrection{Kind: Rename, Actor: "a1", Name: name} }
	kind := func(k report.ActorKind) ActorCorrection { return ActorCorrection{Kind: Rekind, Actor: "a1", As: k} }
	drop, merge := ActorCorrection{Kind: Drop, Actor: "a1"}, ActorCorrection{Kind: Merge, Actor: "a2", Into: "a1"}
	split := func(name string, at ...int) ActorCorrection {
		k := ActorCorrection{Kind: Split, Actor: "a1", Name: name}
		for _, i := range at {
			k.Mentions = append(k.Mentions, text.Span{Start: i, End: i + 4})
		}
		return k
	}
	tests := []struct {
		name       string
		a, b       ActorCorrection
		contradict bool
		taken      int // of b's into a's
	}{
		{"the same name", rename("Ada"), rename("ada"), false, 0},
		{"two names", rename("Ada"), rename("Eva"), true, 0},
		{"a name and a kind", rename("Ada"), kind(report.Group), false, 1},
		{"two kinds", kind(report.Group), kind(report.Person), true, 0},
		{"no actor, and one with a name", drop, rename("Ada"), true, 0},
		{"the same: no actor", drop, drop, false, 0},
		{"merged into two", merge, ActorCorrection{Kind: Merge, Actor: "a2", Into: "a3"}, true, 0},
		{"merged into nobody", merge, drop, true, 0},
		{"merged away and split", ActorCorrection{Kind: Merge, Actor: "a1", Into: "a2"}, split("Bo", 40), true, 0},
		{"split twice", split("Bo", 40), split("Cy", 60), false, 1},
		{"one mention split to two", split("Bo", 40, 60), split("Cy", 60), true, 0},
		{"others", ActorCorrection{Kind: Drop, Actor: "a3"}, rename("Ada"), false, 1},
	}
	for _, tt := range tests {
		a, b := &Review{Corrections: []ActorCorrection{tt.a}}, &Review{Corrections: []ActorCorrection{tt.b}}
		for _, turned := range []bool{false, true} {
			got := Agree(a, b).Actors
			if (len(got) == 1) != tt.contradict {
				t.Errorf("%s: %+v", tt.name, got)
			}
			if actions := Merged(a, b, Neither, anyID); len(actions) != tt.taken {
				t.Errorf("%s: merged by %+v", tt.name, actions)
			}
			if a, b = b, a; turned {
				break
			}
		}
	}
}

func anyID(string) bool { return true }

// Of several that are added none takes the id of another.
func TestMergedIDs(t *testing.T) {
	at := func(start int) text.Span { return text.Span{Start: start, End: start + 5} }
	b := &Review{Claims: []Claim{
		{ID: "own1", Layer: Speculation, Own: true, Spans: []text.Span{at(0)}, Verdict: Disputed},
		{ID: "own2", Layer: Speculation, Own: true, Spans: []text.Span{at(10)}, Verdict: Supported},
		{ID: "lost1", Layer: Consequence, Lost: true, Spans: []text.Span{at(20)}, Exact: "gone", Note: "why?"},
	}, Notes: []Note{{ID: "note1", Span: at(30), Text: "one"}, {ID: "note2", Span: at(40), Text: "two", Tags: []string{"x"}}}}
	l := &Log{}
	l.Do(Action{Kind: AddNote, Note: "note1", Spans: []text.Span{at(50)}, Text: "mine"})
	for range 2 {
		for _, a := range Merged(l.Review(), b, Neither, l.Free) {
			l.Do(a)
		}
		r := l.Review()
		if len(r.Claims) != 3 || len(r.Notes) != 3 || r.Claim("own2").Verdict != Supported || r.Claim("own3").Note != "why?" ||
			!slices.Equal(r.Notes[1].Tags, []string{"x"}) {
			t.Errorf("merged into %+v, %+v", r.Claims, r.Notes)
		}
	}
}

// Actors go by other ids where another version of the program found them.
func TestCorrectionsFromElsewhere(t *testing.T) {
	a, b := &Review{Report: actorReport()}, &Review{Report: actorReport()}
	b.Report.Actors = []report.Actor{b.Report.Actors[2], b.Report.Actors[0], {ID: "a3", Name: "Nobody"}}
	b.Report.Actors[0].ID, b.Report.Actors[1].ID = "a1", "a2" // Norway, Ada Holm
	b.Corrections = []ActorCorrection{{Kind: Rekind, Actor: "a1", As: report.Country}, {Kind: Merge, Actor: "a2", Into: "a3"}}
	var got []ActorCorrection
	for _, act := range Merged(a, b, Neither, anyID) {
		got = append(got, *act.Correction)
	}
	want := []ActorCorrection{{Kind: Rekind, Actor: "a3", As: report.Country}, {Kind: Merge, Actor: "a1", Into: "gone:a3"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("they become %+v", got)
	}
}

// What has no place any more goes over too, and nothing comes twice.
func TestMergedKeepsWhatIsLost(t *testing.T) {
	span := []text.Span{{Start: 3, End: 9}}
	quote := Quote{Exact: "may be", Prefix: "It ", Suffix: " so"}
	b := &Review{Reviewer: "bo", Claims: []Claim{
		{ID: "lost1", Layer: Speculation, Lost: true, Spans: span, Exact: "may be", Quotes: []Quote{quote}, Verdict: Disputed, Note: "no", Tags: []string{"x"}},
	}, Notes: []Note{{ID: "note1", Span: span[0], Exact: "may be", Lost: true, Quote: &quote, Text: "here"}}}
	l := &Log{Reviewer: "ada"}
	for round := range 2 {
		for _, a := range Merged(l.Review(), b, Neither, l.Free) {
			l.Do(a)
		}
		r := l.Review()
		if len(r.Claims) != 1 || len(r.Notes) != 1 {
			t.Fatalf("round %d: %+v, %+v", round, r.Claims, r.Notes)
		}
		c, n := r.Claims[0], r.Notes[0]
		if !c.Lost || c.Verdict != Disputed || c.Note != "bo: no" || len(c.Tags) != 1 || len(c.Quotes) != 1 || c.Quotes[0] != quote {
			t.Errorf("the claim is %+v", c)
		}
		if !n.Lost || n.Text != "bo: here" || n.Quote == nil || *n.Quote != quote {
			t.Errorf("the note is %+v", n)
		}
	}
}

func TestSettledVerdicts(t *testing.T) {
	early, late := time.Unix(100, 0), time.Unix(200, 0)
	one := func(v Verdict, at time.Time) *Review {
		r := verdicts(v)
		r.Claims[0].Decided = at
		return r
	}
	tests := []struct {
		name   string
		a, b   *Review
		settle Settle
		want   Verdict // "as it was" for no action
	}{
		{"only the second", one("", early), one(Disputed, early), First, Disputed},
		{"only the first", one(Disputed, early), one("", late), Later, "as it was"},
		{"the same", one(Disputed, early), one(Disputed, late), Neither, "as it was"},
		{"neither", one(Supported, early), one(Disputed, late), Neither, ""},
		{"the first", one(Supported, early), one(Disputed, late), First, "as it was"},
		{"the later", one(Supported, early), one(Disputed, late), Later, Disputed},
		{"the later, which is the first", one(Supported, late), one(Disputed, early), Later, "as it was"},
		{"edited in another program", one(Supported, early), one(Disputed, early), Later, Disputed},
	}
	for _, tt := range tests {
		got := Verdict("as it was")
		for _, a := range Merged(tt.a, tt.b, tt.settle, anyID) {
			got = a.Verdict
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Reviews that are taken in one after another are settled by when the verdicts were
// given, not by when they were taken in.
func TestLaterVerdictOfThree(t *testing.T) {
	given := func(v Verdict, day int) *Review {
		r := verdicts(v)
		r.Claims[0].Decided = time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC)
		r.Notes = []Note{{ID: "note1", Span: text.Span{Start: 1, End: 2}, Text: string(v), Made: r.Claims[0].Decided}}
		return r
	}
	files := []*Review{given(Supported, 1), given(NeedsSource, 3), given(Disputed, 2)}
	for range files {
		files = append(files[1:], files[0])
		at := verdicts("")
		l := &Log{Base: at.Claims}
		for _, file := range files {
			for _, a := range Merged(l.Review(), file, Later, l.Free) {
				l.Do(a)
			}
		}
		r := l.Review()
		if c := r.Claims[0]; c.Verdict != NeedsSource || c.Decided.Day() != 3 {
			t.Errorf("%s of day %d holds", c.Verdict, c.Decided.Day())
		}
		for _, n := range r.Notes {
			if n.Made.IsZero() {
				t.Errorf("nobody knows when %q was written", n.Text)
			}
		}
	}
}
