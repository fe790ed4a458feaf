package export

import (
	"cmp"
	"slices"
	"strings"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// mark is a stretch of the text that is drawn in its own way: a part of a claim,
// a mention or a note.
type mark struct {
	text.Span
	key    string // of the claim, actor or note on the page
	class  string // role
	kind   string // of the source, for parts of attributions
	anchor *card  // set on the mark that leads to the claim's card
}

// stretch is a piece of the text over which the same marks lie. Marks nest and
// overlap, elements of a page do not: so the text is cut wherever one begins or
// ends, and each piece says which marks lie over it.
type stretch struct {
	text.Span
	marks []mark // the widest first
}

// stretches cuts the text at the ends of marks. What is between has no stretch.
func stretches(marks []mark) []stretch {
	marks = slices.DeleteFunc(slices.Clone(marks), func(m mark) bool { return m.Empty() })
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	var cuts []int
	for _, m := range marks {
		cuts = append(cuts, m.Start, m.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []stretch
	var over []mark
	next := 0
	for i := 0; i+1 < len(cuts); i++ {
		over = slices.DeleteFunc(over, func(m mark) bool { return m.End <= cuts[i] })
		for ; next < len(marks) && marks[next].Start == cuts[i]; next++ {
			over = append(over, marks[next])
		}
		if len(over) == 0 {
			continue
		}
		s := stretch{text.Span{Start: cuts[i], End: cuts[i+1]}, slices.Clone(over)}
		slices.SortStableFunc(s.marks, func(a, b mark) int { return cmp.Compare(b.Len(), a.Len()) })
		out = append(out, s)
	}
	return out
}

// pagePiece is a piece of text on the page. One with an anchor leads to a card;
// one without keys is plain.
type pagePiece struct {
	Text, Class, Keys      string
	Anchor, Verdict, Title string
	Also                   []string // further marks that begin here; a piece can lead to one card only
}

// typesetter makes pieces of the text. An anchor is set once.
type typesetter struct {
	source  string
	marked  []stretch
	anchors map[string]bool
	lines   bool // line breaks stay
}

func (t *typesetter) pieces(span text.Span) []pagePiece {
	var out []pagePiece
	at := span.Start
	from, _ := slices.BinarySearchFunc(t.marked, span.Start, func(s stretch, start int) int {
		if s.End <= start {
			return -1
		}
		return 1
	})
	for _, s := range t.marked[from:] {
		if s.Start >= span.End {
			break
		}
		cut := text.Span{Start: max(s.Start, span.Start), End: min(s.End, span.End)}
		if at < cut.Start {
			out = append(out, pagePiece{Text: t.shown(text.Span{Start: at, End: cut.Start})})
		}
		piece := t.piece(s, cut)
		words := strings.TrimRight(piece.Text, " ")
		space := piece.Text[len(words):]
		if piece.Anchor != "" && words != "" && space != "" {
			// The sign of the verdict stands after the words, not after the space.
			piece.Text = words
			out = append(out, piece, pagePiece{Text: space, Class: piece.Class, Keys: piece.Keys})
		} else {
			out = append(out, piece)
		}
		at = cut.End
	}
	if at < span.End {
		out = append(out, pagePiece{Text: t.shown(text.Span{Start: at, End: span.End})})
	}
	return out
}

func (t *typesetter) piece(s stretch, cut text.Span) pagePiece {
	p := pagePiece{Text: t.shown(cut)}
	var classes, keys []string
	kind := ""
	for _, m := range s.marks {
		classes, keys = append(classes, m.class), append(keys, m.key)
		kind = cmp.Or(m.kind, kind) // the narrowest decides
	}
	for _, m := range slices.Backward(s.marks) {
		switch {
		case m.anchor == nil || t.anchors[m.key]:
		case p.Anchor == "": // of the narrowest: wider ones have other pieces
			p.Anchor, p.Verdict, p.Title = m.key, string(m.anchor.Verdict), m.anchor.title()
			t.anchors[m.key] = true
		case cut.End == m.End:
			p.Also = append(p.Also, m.key)
			t.anchors[m.key] = true
		}
	}
	slices.Sort(classes)
	slices.Sort(keys)
	if kind != "" {
		classes = append(classes, "k-"+kind)
	}
	p.Class, p.Keys = strings.Join(slices.Compact(classes), " "), strings.Join(slices.Compact(keys), " ")
	return p
}

// shown is text as a page may show it: control characters become pictures, and
// what would reorder the text goes.
func (t *typesetter) shown(s text.Span) string {
	if t.lines {
		return page.CleanLines(t.source[s.Start:s.End])
	}
	return page.Clean(t.source[s.Start:s.End])
}

// pageRun is a run with one inline style.
type pageRun struct {
	Pieces                                []pagePiece
	Strong, Emphasis, Strike, Code, Break bool
	Link                                  string // said, not linked: an address of the article may be a trap
}

// pageBlock is a block of the article.
type pageBlock struct {
	Kind                    text.BlockKind
	Level                   int
	Marker                  string
	Runs                    []pageRun
	ListOpens, ListCloses   bool
	QuoteOpens, QuoteCloses bool
}

// blocks are the blocks of the article.
func (t *typesetter) blocks(doc *text.Document) []pageBlock {
	out := make([]pageBlock, len(doc.Blocks))
	for i, b := range doc.Blocks {
		p := pageBlock{Kind: b.Kind, Level: min(max(b.Level, 1), 3), Marker: page.Clean(doc.Text(b.Marker))}
		if strings.Trim(p.Marker, "-*+") == "" && p.Marker != "" {
			p.Marker = "•"
		}
		t.lines = len(b.Runs) == 0
		if t.lines && b.Kind != text.Rule {
			p.Runs = []pageRun{{Pieces: t.pieces(b.Span)}}
		}
		for _, r := range b.Runs {
			p.Runs = append(p.Runs, pageRun{Pieces: t.pieces(r.Span), Break: r.Break, Link: page.Clean(r.Dest),
				Strong: r.Style&text.Strong != 0, Emphasis: r.Style&text.Emphasis != 0, Strike: r.Style&text.Strike != 0, Code: r.Style&text.CodeSpan != 0})
		}
		out[i] = p
	}
	for i := range out {
		first := i == 0 || out[i-1].Kind != out[i].Kind
		last := i == len(out)-1 || out[i+1].Kind != out[i].Kind
		switch out[i].Kind {
		case text.Item:
			out[i].ListOpens, out[i].ListCloses = first, last
		case text.Quote:
			out[i].QuoteOpens, out[i].QuoteCloses = first, last
		}
	}
	return out
}
