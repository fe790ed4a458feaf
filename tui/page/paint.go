package page

import (
	"slices"
	"sort"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Fade sets part of the text back so that the rest stands out.
type Fade int

const (
	FadeNothing   Fade = iota
	FadeSourced        // what has a named source or a document behind it
	FadeUnsourced      // what has no source at all
)

// Painter paints rows of a page. Its fields may change between rows; it is
// cheap to make.
type Painter struct {
	Page   *Page
	Theme  *Theme
	Marks  *Marks
	Layers Layer       // layers that are shown
	Chosen []Item      // findings that stand out, shown even when their layer is not
	Found  []text.Span // matches of a search, in order
	Hits   *Hits       // of Found in tables and code
	Here   int         // index into Found of the match the reader is at, -1 for none
	Fade   Fade
	Bright []text.Span // when not nil, all text but this is set back; in order, not overlapping

	marks []Mark
	edges []int
}

// Row is the row as it is printed. It ends with a reset when anything in it
// has a look of its own.
func (p *Painter) Row(i int) string {
	r := &p.Page.Rows[i]
	base := p.Theme.block(r.Kind)
	var b strings.Builder
	b.Grow(2*r.Width + 64)
	b.WriteString(p.Theme.Paint(Dim, r.Lead))
	if r.Drawn != "" {
		switch {
		case p.Theme.Plain:
			b.WriteString(Strip(r.Drawn))
		case r.Kind == text.Rule:
			b.WriteString(p.Theme.Paint(Dim, r.Drawn))
		default:
			b.WriteString(p.lit(i))
		}
		return b.String()
	}
	p.marks = p.Marks.Over(r.Span, p.marks[:0])
	p.marks = slices.DeleteFunc(p.marks, func(m Mark) bool { return !p.shows(m) })
	seq, linked := "", ""
	for _, run := range r.Runs {
		p.sweep(r, run)
		if p.Theme.Links && run.Dest != linked {
			if linkTo(linked) != "" {
				b.WriteString(linkEnd)
			}
			b.WriteString(linkTo(run.Dest))
			linked = run.Dest
		}
		style := base.Over(p.Theme.inline(run.Style))
		for j := 0; j+1 < len(p.edges); j++ {
			at := text.Span{Start: p.edges[j], End: p.edges[j+1]}
			next := p.Theme.start(p.resolve(style, at))
			if next != seq {
				if seq != "" {
					b.WriteString(reset)
				}
				b.WriteString(next)
				seq = next
			}
			writeClean(&b, p.Page.Doc.Source[at.Start:at.End])
		}
	}
	if seq != "" {
		b.WriteString(reset)
	}
	if linkTo(linked) != "" {
		b.WriteString(linkEnd)
	}
	return b.String()
}

// shows reports whether a mark has a look of its own at the moment; marks of
// attributions always count, for fading.
func (p *Painter) shows(m Mark) bool {
	return p.Layers&m.Role.Layer() != 0 || p.chosen(m) || p.Fade != FadeNothing && m.Role.Layer() == Attribution
}

func (p *Painter) chosen(m Mark) bool { return slices.Contains(p.Chosen, m.Item()) }

// sweep collects the places within a run where the look may change.
func (p *Painter) sweep(r *Row, run Run) {
	e := append(p.edges[:0], run.Start, run.End)
	add := func(s text.Span) {
		if s.Start > run.Start && s.Start < run.End {
			e = append(e, s.Start)
		}
		if s.End > run.Start && s.End < run.End {
			e = append(e, s.End)
		}
	}
	for _, m := range p.marks {
		add(m.Span)
	}
	for k := first(p.Found, run.Start); k < len(p.Found) && p.Found[k].Start < run.End; k++ {
		add(p.Found[k])
	}
	for k := first(p.Bright, run.Start); k < len(p.Bright) && p.Bright[k].Start < run.End; k++ {
		add(p.Bright[k])
	}
	slices.Sort(e)
	p.edges = slices.Compact(p.whole(e, run))
}

// whole moves edges that lie within a character of several runes to its
// beginning: half a character is not drawn alone.
func (p *Painter) whole(edges []int, run Run) []int {
	source := p.Page.Doc.Source
	if len(edges) == 2 || printable(source[run.Start:run.End]) {
		return edges
	}
	k := 1
	for at := run.Start; at < run.End && k < len(edges)-1; {
		size, _, _ := cluster(source[at:run.End])
		for ; k < len(edges)-1 && edges[k] < at+size; k++ {
			edges[k] = at
		}
		at += size
	}
	return edges
}

// first is the index of the first span that ends after at.
func first(spans []text.Span, at int) int {
	return sort.Search(len(spans), func(i int) bool { return spans[i].End > at })
}

// setBack reports whether a stretch is one of those that all but the bright
// text belong to.
func (p *Painter) setBack(at text.Span) bool {
	if p.Bright == nil {
		return false
	}
	k := first(p.Bright, at.Start)
	return k == len(p.Bright) || p.Bright[k].Start >= at.End
}

// resolve lays the looks of everything at a stretch over one another, what
// matters most last: content, consequence, mention, cue, source, hedge, then
// what the reader picked and searched.
func (p *Painter) resolve(look Look, at text.Span) Look {
	var chosen, behind, sourced, named bool // behind: with what is laid behind a chosen mark
	for _, role := range [...]Role{Content, Cause, Effect, Mention, Cue, Source, Marker, Hedge} {
		for _, m := range p.marks {
			if m.Role != role || m.Start > at.Start || m.End < at.End {
				continue
			}
			if role <= Content {
				sourced = sourced || m.name != string(report.SourceNone)
				named = named || m.name == string(report.SourceNamed) || m.name == string(report.SourceDocument)
			}
			picked := p.chosen(m)
			if picked || p.Layers&m.Role.Layer() != 0 {
				look = look.Over(p.Theme.mark(m))
			}
			if picked && role < Cause {
				behind = true
			} else if picked {
				look.Attr |= Bold
			}
			chosen = chosen || picked
		}
	}
	if !chosen && (p.setBack(at) || p.Fade == FadeSourced && named || p.Fade == FadeUnsourced && !sourced) {
		look = Look{Attr: look.Attr &^ (Bold | Italic | Reverse | underlines)}.Over(p.Theme.Look(Faded))
	}
	if behind {
		look = look.Over(p.Theme.Look(Chosen))
	}
	if k := first(p.Found, at.Start); k < len(p.Found) && p.Found[k].Start < at.End {
		if k == p.Here {
			return look.Over(p.Theme.Look(FoundHere))
		}
		look = look.Over(p.Theme.Look(Found))
	}
	return look
}
