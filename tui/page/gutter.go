package page

import "ascribe/analyze/text"

// Gutter is what stands left of a row: it carries without colour what the row
// holds. Its String is GutterWidth cells wide.
type Gutter struct {
	Hedge string // letter of the first speculation marker on the row, see HedgeLetter
	Joint string // an arrow where the words stand that join cause and effect
	Bar   string // runs along the content of an attribution, see Bar
	theme *Theme
	parts [3]Part
}

// GutterWidth is the width of a gutter in cells.
const GutterWidth = 4

// String is the gutter as it is printed.
func (g Gutter) String() string {
	cell := func(i int, s string) string {
		if s == "" {
			return " "
		}
		l := g.theme.Look(g.parts[i])
		return g.theme.PaintLook(Look{Fg: l.Fg}, s)
	}
	return cell(0, g.Hedge) + cell(1, g.Joint) + cell(2, g.Bar) + " "
}

// HedgeLetter is the letter of a kind of speculation in the gutter.
func HedgeLetter(kind string) string {
	switch kind {
	case "modal":
		return "m"
	case "epistemic":
		return "e"
	case "evidential":
		return "v"
	case "weasel":
		return "w"
	case "conditional":
		return "c"
	}
	return ""
}

// Bar is the line along the content of an attribution, by the kind of its source.
func Bar(sourceKind string) string {
	switch sourceKind {
	case "named":
		return "┃"
	case "unnamed":
		return "┇"
	case "document":
		return "║"
	}
	return "┊"
}

// Gutter is the gutter of a row.
func (p *Painter) Gutter(i int) Gutter {
	g := Gutter{theme: p.Theme}
	r := &p.Page.Rows[i]
	span := r.Span
	if r.Blank() {
		// The bar of a statement that runs over paragraphs does not stop between them.
		span = text.Span{Start: r.Start, End: r.Start}
		if i+1 < len(p.Page.Rows) {
			span.End = p.Page.Rows[i+1].Start
		}
	}
	p.marks = p.Marks.Over(span, p.marks[:0])
	for _, m := range p.marks {
		if p.Layers&m.Role.Layer() == 0 && !p.chosen(m) {
			continue
		}
		if p.setBack(m.Span) || r.Blank() && !m.Contains(span) {
			continue
		}
		switch {
		case m.Role == Content && g.Bar == "":
			g.Bar, g.parts[2] = Bar(m.name), Part("source "+m.name)
		case m.Role == Hedge && g.Hedge == "":
			g.Hedge, g.parts[0] = HedgeLetter(m.name), m.Part()
		case m.Role == Marker && g.Joint == "":
			g.Joint, g.parts[1] = "→", Accent
		}
	}
	return g
}
