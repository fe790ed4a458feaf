package tui

import (
	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// findings are a report with what the reader looks up in it.
type findings struct {
	report *report.Report
	doc    *text.Document // that was analysed; nil while there is none
	marks  *page.Marks
	item   map[string]page.Item   // by ID, the actors too
	starts map[page.Layer][]place // where the findings of a layer begin, in order
	covers covers
	start  map[page.Item]int // where each begins
}

// place is where a finding begins.
type place struct {
	offset int
	item   page.Item
}

// link prepares a report; nil is one without findings.
func link(r *report.Report) *findings {
	if r == nil {
		r = &report.Report{}
	}
	f := &findings{report: r, marks: page.NewMarks(r), covers: cover(r), item: items(r),
		starts: map[page.Layer][]place{}, start: map[page.Item]int{}}
	for _, m := range f.marks.All() {
		it := m.Item()
		if _, seen := f.start[it]; !seen {
			f.start[it] = m.Start
			f.starts[it.Layer] = append(f.starts[it.Layer], place{m.Start, it})
		}
	}
	return f
}

// items are the findings of a report by their ids.
func items(r *report.Report) map[string]page.Item {
	out := make(map[string]page.Item, len(r.Attributions)+len(r.Speculation)+len(r.Consequences)+len(r.Actors))
	for i := range r.Attributions {
		out[r.Attributions[i].ID] = page.Item{Layer: page.Attribution, Index: i}
	}
	for i := range r.Speculation {
		out[r.Speculation[i].ID] = page.Item{Layer: page.Speculation, Index: i}
	}
	for i := range r.Consequences {
		out[r.Consequences[i].ID] = page.Item{Layer: page.Consequences, Index: i}
	}
	for i := range r.Actors {
		out[r.Actors[i].ID] = page.Item{Layer: page.Actors, Index: i}
	}
	return out
}

// actor is the index of the actor with an id.
func (f *findings) actor(id *string) (int, bool) { return f.index(page.Actors, id) }

// claim is the index of the attribution with an id.
func (f *findings) claim(id *string) (int, bool) { return f.index(page.Attribution, id) }

func (f *findings) index(layer page.Layer, id *string) (int, bool) {
	if id == nil {
		return 0, false
	}
	it, ok := f.item[*id]
	return it.Index, ok && it.Layer == layer
}

// claimant is who an attribution is ascribed to, in words.
func (f *findings) claimant(a *report.Attribution) string {
	if i, ok := f.actor(a.Actor); ok {
		return f.report.Actors[i].Name
	}
	return f.join(a.Source, "nobody named")
}

// voice is who claims a consequence, in words.
func (f *findings) voice(c *report.Consequence) string {
	if i, ok := f.actor(c.Actor); ok {
		return f.report.Actors[i].Name
	}
	if i, ok := f.claim(c.ClaimedBy); ok {
		return f.claimant(&f.report.Attributions[i])
	}
	return ""
}

// arrow is what a consequence says, on one row.
func (f *findings) arrow(c *report.Consequence) string {
	return f.join(c.Cause, "?") + " → " + f.join(c.Effect, "?")
}

// join puts the pieces of a passage together for one row.
func (f *findings) join(ps []report.Passage, none string) string {
	out := ""
	for i, p := range ps {
		if i > 0 {
			out += " … "
		}
		out += f.shown(p)
	}
	if out == "" {
		return none
	}
	return out
}

// shown is a passage as the article shows it, without markup, on one row.
func (f *findings) shown(p report.Passage) string {
	if f.doc == nil || f.doc.Format != text.Markdown {
		return page.Clean(p.Text)
	}
	return page.Clean(f.doc.Visible(p.Span()))
}

// on are the findings with a mark in the row the reader is at, those of
// attributions first.
func (f *findings) on(a *article) []page.Item {
	var items []page.Item
	seen := map[page.Item]bool{}
	marks := f.marks.Over(a.span(), nil)
	for _, layer := range []page.Layer{page.Attribution, page.Speculation, page.Consequences, page.Actors} {
		for _, m := range marks {
			if it := m.Item(); it.Layer == layer && !seen[it] {
				seen[it] = true
				items = append(items, it)
			}
		}
	}
	return items
}
