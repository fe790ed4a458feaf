package review

import (
	"reflect"
	"strings"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// spotted is a report of speculation at each of some words, with ids s1, s2 ...
func spotted(t *testing.T, source string, words ...string) *report.Report {
	t.Helper()
	r := &report.Report{Schema: report.Schema}
	for i, w := range words {
		r.Speculation = append(r.Speculation, report.Speculation{ID: "s" + string(rune('1'+i)), Span: report.Cut(source, where(t, source, w))})
	}
	return r
}

func where(t *testing.T, source, words string) text.Span {
	t.Helper()
	i := strings.Index(source, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return text.Span{Start: i, End: i + len(words)}
}

// A sentence is taken out of an article and put back later: what was said of it is
// kept meanwhile and stands in its place again.
func TestLostAndFoundAgain(t *testing.T) {
	const sentence = "Critics of the plan say it may lead to a strike. "
	without := edit(sentence, "")
	again := edit("Skippers fear", "It rained.\n\nSkippers fear")
	l := &Log{Reviewer: "ada", Report: spotted(t, before, "could", "may lead"), Source: before}
	mark := where(t, before, "A strike would cost")
	for _, a := range []Action{
		{Kind: GiveVerdict, Claim: "s2", Verdict: Disputed},
		{Kind: WriteNote, Claim: "s2", Text: "who says so?"},
		{Kind: AddClaim, Claim: "own1", Layer: Consequence, Spans: []text.Span{where(t, before, "lead to a strike")}, Exact: "lead to a strike"},
		{Kind: GiveVerdict, Claim: "own1", Verdict: NeedsSource},
		{Kind: AddNote, Note: "note1", Spans: []text.Span{where(t, before, "Critics of the plan")}, Exact: "Critics of the plan", Text: "which?"},
		{Kind: AddNote, Note: "note2", Spans: []text.Span{mark}, Exact: "A strike would cost", Text: "stays"},
	} {
		l.Do(a)
	}

	l, carried := Carry(l, spotted(t, without, "could"), without)
	if carried != (Carried{Moved: 1, Lost: 3}) {
		t.Fatalf("without the sentence: %+v", carried)
	}
	r := l.Review()
	lost := r.Claim("lost1")
	if lost == nil || !lost.Lost || len(lost.Quotes) != 1 || !strings.HasSuffix(lost.Quotes[0].Prefix+lost.Quotes[0].Exact, "plan say it may lead") || lost.Note == "" {
		t.Errorf("kept as lost: %+v", lost)
	}

	tests := []struct {
		name    string
		found   *report.Report
		id      string // of what was disputed
		own     bool
		verdict Verdict
	}{
		{"found by the program", spotted(t, again, "could", "may lead"), "s2", false, Disputed},
		{"under another name", spotted(t, again, "may lead", "could"), "s1", false, Disputed},
		{"not found by the program", spotted(t, again, "could"), lost.ID, true, Disputed},
	}
	for _, tt := range tests {
		next, carried := Carry(l, tt.found, again)
		if carried.Lost > 0 || carried.Moved != 4 {
			t.Errorf("%s: %+v", tt.name, carried)
		}
		r := next.Review()
		c, own, n := r.Claim(tt.id), r.Claim("own1"), r.Notes
		if c == nil || c.Lost || c.Own != tt.own || c.Verdict != tt.verdict || c.Note != "who says so?" || !c.Moved || c.Was != "" ||
			len(c.Quotes) > 0 || Exact(again, c.Spans) != "may lead" {
			t.Errorf("%s: the claim is %+v", tt.name, c)
		}
		if own.Lost || !own.Own || own.Verdict != NeedsSource || Exact(again, own.Spans) != "lead to a strike" {
			t.Errorf("%s: the reader's own is %+v", tt.name, own)
		}
		if len(n) != 2 || n[0].Lost || again[n[0].Span.Start:n[0].Span.End] != "Critics of the plan" || n[0].Quote != nil || !n[0].Moved {
			t.Errorf("%s: the notes are %+v", tt.name, n)
		}
		// All of it can be undone, and done again.
		for range 6 {
			if _, ok := next.Undo(); !ok {
				t.Fatal("what was done before is not undone")
			}
		}
		if c := next.Review().Claim(tt.id); c.Verdict != "" || c.Note != "" {
			t.Errorf("%s: undone it is %+v", tt.name, c)
		}
		for range 6 {
			next.Redo()
		}
		if !reflect.DeepEqual(next.Review(), r) {
			t.Errorf("%s: redone it is another review", tt.name)
		}
	}
}

// A claim the program does not find for a while is the reader's own meanwhile, and
// the program's again when it does.
func TestFoundByTheProgramAgain(t *testing.T) {
	l := &Log{Report: spotted(t, before, "could", "may lead"), Source: before}
	l.Do(Action{Kind: GiveVerdict, Claim: "s2", Verdict: Supported})
	l, _ = Carry(l, spotted(t, before, "could"), before)
	if c := l.Review().Claim("own1"); c == nil || !c.Own || c.Verdict != Supported {
		t.Fatalf("meanwhile it is %+v", c)
	}
	l, _ = Carry(l, spotted(t, before, "could", "may lead"), before)
	r := l.Review()
	if c := r.Claim("s2"); c == nil || c.Verdict != Supported || c.Moved || len(r.Claims) != 2 {
		t.Errorf("the claims are %+v", r.Claims)
	}
}

// What was lost before quotations were kept is found by its words if they are many.
func TestLostWithoutQuotes(t *testing.T) {
	l := &Log{Report: spotted(t, before, "could"), Source: before, Base: []Claim{
		{ID: "lost1", Layer: Consequence, Lost: true, Exact: "that the rise could drive the smaller crews out"},
		{ID: "lost2", Layer: Speculation, Lost: true, Exact: "may"},
	}}
	l, _ = Carry(l, spotted(t, before, "could"), before)
	r := l.Review()
	if c := r.Claim("lost1"); c.Lost || Exact(before, c.Spans) != c.Exact {
		t.Errorf("many words are %+v", c)
	}
	if c := r.Claim("lost2"); !c.Lost {
		t.Errorf("few words are found at %v", c.Spans)
	}
}

func TestOn(t *testing.T) {
	r := &Review{Source: before, Report: &report.Report{}, Claims: []Claim{
		{ID: "s1", Layer: Speculation, Spans: []text.Span{where(t, before, "could drive")}, Exact: "could drive", Verdict: Disputed},
		{ID: "t1", Layer: Attribution, Spans: []text.Span{where(t, before, "Critics of the plan say"), where(t, before, "may lead to a strike")},
			Exact: "Critics of the plan say … may lead to a strike", Verdict: Supported},
	}, Notes: []Note{{ID: "note1", Span: where(t, before, "Port fees"), Exact: "Port fees", Text: "here"}},
		Corrections: []ActorCorrection{{Kind: Split, Actor: "a1", Name: "x", Mentions: []text.Span{where(t, before, "Oda Brek"), where(t, before, "Critics")}}}}
	old := *r
	now := "Corrected.\n\n" + edit("Critics of the plan say it may lead to a strike. ", "")
	got := r.On(now)
	if c := got.Claims[0]; c.Lost || Exact(now, c.Spans) != "could drive" || c.Verdict != Disputed {
		t.Errorf("what stands there is %+v", c)
	}
	if c := got.Claims[1]; !c.Lost || len(c.Quotes) != 2 || c.Verdict != Supported || !reflect.DeepEqual(c.Spans, old.Claims[1].Spans) {
		t.Errorf("what is gone is %+v", c)
	}
	if n := got.Notes[0]; now[n.Span.Start:n.Span.End] != "Port fees" {
		t.Errorf("the note is %+v", n)
	}
	if k := got.Corrections[0]; len(k.Mentions) != 1 || now[k.Mentions[0].Start:k.Mentions[0].End] != "Oda Brek" {
		t.Errorf("the correction is %+v", k)
	}
	if back := got.On(before); back.Claims[1].Lost || !reflect.DeepEqual(back.Claims[1].Spans, old.Claims[1].Spans) {
		t.Errorf("back again it is %+v", back.Claims[1])
	}
	if !reflect.DeepEqual(*r, old) || r.Claims[1].Lost {
		t.Error("the review itself was changed")
	}
}
