package print

import (
	"sort"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// plainLegend explains the notes.
const plainLegend = "Marks: [t1] ascribes statement t1; [?m] modal, [?e] epistemic, [?v] evidential, [?w] weasel, " +
	"[?c] conditional; [c1] joins consequence c1; bar: ┃ named source, ┇ unnamed, ║ document, ┊ none."

// note is what is put into the text right after a marked span.
type note struct {
	at    int // offset in the article
	label string
}

// notes are the notes of a report, in the order of the text. At the same place
// the smaller thing comes first: a doubt, a statement, a consequence.
func notes(rep *report.Report) []note {
	var out []note
	for _, s := range rep.Speculation {
		out = append(out, note{s.Span.End, "[?" + page.HedgeLetter(string(s.Kind)) + "]"})
	}
	for _, t := range rep.Attributions {
		if at, ok := end(t.Cue, t.Source, t.Content); ok {
			out = append(out, note{at, "[" + t.ID + "]"})
		}
	}
	for _, c := range rep.Consequences {
		if at, ok := end(c.Marker, c.Effect, c.Cause); ok {
			out = append(out, note{at, "[" + c.ID + "]"})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].at < out[j].at })
	return out
}

// end is where the first of the lists that is not empty ends.
func end(lists ...[]report.Passage) (int, bool) {
	for _, list := range lists {
		if len(list) > 0 {
			return list[len(list)-1].End, true
		}
	}
	return 0, false
}

// annotated is a copy of a document with notes in its text.
type annotated struct {
	doc   *text.Document
	notes []note // at offsets of the article, each within a run
	sum   []int  // bytes of the notes before each, and of all
}

// annotate puts the notes into the runs of a copy of doc. The copy holds what is
// needed to set it on a page; it has no sentences, tokens and quotations.
func annotate(doc *text.Document, list []note) *annotated {
	a := &annotated{doc: &text.Document{Format: doc.Format}}
	a.place(doc, list)
	var b strings.Builder
	last := 0
	for _, n := range a.notes {
		b.WriteString(doc.Source[last:n.at])
		b.WriteString(n.label)
		last = n.at
	}
	b.WriteString(doc.Source[last:])
	a.doc.Source = b.String()
	a.doc.Blocks = make([]text.Block, len(doc.Blocks))
	for i, block := range doc.Blocks {
		block.Span, block.Marker = a.shift(block.Span), a.shift(block.Marker)
		runs := make([]text.Run, len(block.Runs))
		for j, r := range block.Runs {
			r.Span = a.shift(r.Span)
			runs[j] = r
		}
		if block.Runs != nil {
			block.Runs = runs
		}
		a.doc.Blocks[i] = block
	}
	return a
}

// place moves each note into the run it ends in or follows, past which there is
// markup only, and drops the ones no run comes before.
func (a *annotated) place(doc *text.Document, list []note) {
	var runs []text.Span
	for _, b := range doc.Blocks {
		for _, r := range b.Runs {
			if !r.Empty() {
				runs = append(runs, r.Span)
			}
		}
	}
	total := 0
	for _, n := range list {
		i := sort.Search(len(runs), func(i int) bool { return runs[i].Start >= n.at }) - 1
		if i < 0 {
			continue
		}
		n.at = min(n.at, runs[i].End)
		a.notes = append(a.notes, n)
		a.sum = append(a.sum, total)
		total += len(n.label)
	}
	a.sum = append(a.sum, total)
}

// shift is a span of the article in the copy. A note lies in the run that ends
// where it stands, not in the one that begins there.
func (a *annotated) shift(s text.Span) text.Span {
	return text.Span{Start: a.forth(s.Start), End: a.forth(s.End)}
}

func (a *annotated) forth(offset int) int {
	return offset + a.sum[sort.Search(len(a.notes), func(i int) bool { return a.notes[i].at > offset })]
}

// back is an offset of the copy in the article; for one in a note, where that stands.
func (a *annotated) back(offset int) int {
	i := sort.Search(len(a.notes), func(i int) bool { return a.notes[i].at+a.sum[i] >= offset })
	if i == 0 {
		return offset
	}
	return max(offset-a.sum[i], a.notes[i-1].at)
}
