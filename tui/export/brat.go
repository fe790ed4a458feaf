package export

import (
	"bufio"
	"cmp"
	"fmt"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// Types of text-bound annotations in brat. Mentions have the kind of their actor,
// with a capital, as their type.
const (
	bratSource      = "Source"
	bratCue         = "Cue"
	bratContent     = "Content"
	bratSpeculation = "Speculation"
	bratCause       = "Cause"
	bratMarker      = "Marker"
	bratEffect      = "Effect"
	bratNote        = "Note"
	bratOwn         = "Own" // and the layer: OwnAttribution, OwnSpeculation, OwnConsequence
)

var bratTypes = map[string]string{roleSource: bratSource, roleCue: bratCue, roleContent: bratContent, roleHedge: bratSpeculation,
	roleCause: bratCause, roleMarker: bratMarker, roleEffect: bratEffect}

// writeBrat writes standoff for the unchanged text of the article, which goes
// beside it under the same name with the extension .txt. Offsets are code points.
//
//	T  a part of a claim, a mention of an actor or a note, on one or more pieces
//	R  what ties the parts of a claim to the one that stands for it; that to the first
//	   mentions of those who say it (SaidBy, ClaimedBy) and whom it is about (About)
//	*  Equiv: the mentions of one actor
//	A  class, kind, strength, certainty and the verdict, on the part that stands
//	#  the id, note and tags of a claim; the name and role of an actor
//
// A claim that is gone from the text has no place in standoff and is left out.
func writeBrat(w *bufio.Writer, s *sheet) error {
	b := &bratWriter{w: w, s: s, points: newPoints(s.source), first: map[string]string{}, stands: map[string]string{}}
	for _, it := range s.items {
		if !it.Lost {
			b.claim(it)
		}
	}
	for _, a := range s.report.Actors {
		b.actor(a)
	}
	for _, it := range s.items {
		b.links(it)
	}
	for _, n := range s.notes {
		if !n.Lost {
			t := b.bound(bratNote, []text.Span{n.Span})
			b.remark("Id", t, n.ID)
			b.remark("Decided", t, stamp(n.Made))
			b.remark("AnnotatorNotes", t, n.Text)
			for _, tag := range n.Tags {
				b.remark("Tag", t, tag)
			}
		}
	}
	for _, c := range s.review.Corrections {
		// Of the whole document, hence not of an annotation: brat's comment for that
		// has no place, so it hangs on the actor's first mention where one is left.
		if t, ok := b.first[c.Actor]; ok {
			b.remark("Correction", t, s.tell(c))
		} else if t, ok := b.first[c.Into]; ok {
			b.remark("Correction", t, s.tell(c))
		}
	}
	return nil
}

type bratWriter struct {
	w          *bufio.Writer
	s          *sheet
	points     *points
	t, r, a, n int
	first      map[string]string // by actor, its first mention
	stands     map[string]string // by claim, the part that stands for it
}

// bound writes a text-bound annotation and returns its name. A piece that runs
// over a line break becomes one piece a line: brat knows no other way.
func (b *bratWriter) bound(kind string, spans []text.Span) string {
	var places, said []string
	for _, span := range spans {
		for _, line := range byLine(b.s.source, span) {
			start, end := b.points.span(line)
			places = append(places, fmt.Sprintf("%d %d", start, end))
			said = append(said, visible(b.s.source[line.Start:line.End]))
		}
	}
	if len(places) == 0 {
		return ""
	}
	b.t++
	name := fmt.Sprintf("T%d", b.t)
	fmt.Fprintf(b.w, "%s\t%s %s\t%s\n", name, kind, strings.Join(places, ";"), strings.Join(said, " "))
	return name
}

// byLine cuts a span at line breaks, and leaves out what is blank.
func byLine(source string, span text.Span) []text.Span {
	var out []text.Span
	for at := span.Start; at <= span.End; {
		end := span.End
		if i := strings.IndexAny(source[at:span.End], "\r\n"); i >= 0 {
			end = at + i
		}
		piece := strings.TrimSpace(source[at:end])
		if piece != "" {
			start := at + strings.Index(source[at:end], piece)
			out = append(out, text.Span{Start: start, End: start + len(piece)})
		}
		at = end + 1
	}
	return out
}

// visible shows control characters as pictures, one for one, so that offsets hold.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r < 0xa0 {
			return []rune(page.Clean(string(r)))[0]
		}
		return r
	}, s)
}

func (b *bratWriter) relation(kind, from, to string) {
	if from == "" || to == "" || from == to {
		return
	}
	b.r++
	fmt.Fprintf(b.w, "R%d\t%s Arg1:%s Arg2:%s\n", b.r, kind, from, to)
}

func (b *bratWriter) attribute(kind, of, value string) {
	if of == "" || value == "" {
		return
	}
	b.a++
	fmt.Fprintf(b.w, "A%d\t%s %s %s\n", b.a, kind, of, bratValue.escape(value))
}

func (b *bratWriter) remark(kind, of, value string) {
	if of == "" || value == "" {
		return
	}
	b.n++
	fmt.Fprintf(b.w, "#%d\t%s %s\t%s\n", b.n, kind, of, bratLine.escape(value))
}

func (b *bratWriter) claim(it item) {
	anchor := it.anchor(b.s.source)
	stands := ""
	names := map[string]string{}
	for _, p := range it.parts(b.s.source) {
		kind, ok := bratTypes[p.role]
		if !ok {
			kind = bratOwn + title(string(it.Layer))
		}
		names[p.role] = b.bound(kind, spansOf(p.passages))
		if p.role == anchor.role {
			stands = names[p.role]
		}
	}
	for _, p := range it.parts(b.s.source) {
		if p.role != anchor.role {
			b.relation("Has"+bratTypes[p.role], stands, names[p.role])
		}
	}
	b.stands[it.ID] = stands
	b.remark("Id", stands, it.ID)
	switch {
	case it.attribution != nil:
		t := it.attribution
		b.attribute("Class", stands, string(t.Class))
		b.attribute("Quote", stands, string(t.Quote))
		b.attribute("SourceKind", stands, string(t.SourceKind))
		for _, id := range t.Actors {
			b.remark("Actor", stands, id)
		}
	case it.speculation != nil:
		b.attribute("Kind", stands, string(it.speculation.Kind))
		b.attribute("Strength", stands, string(it.speculation.Strength))
	case it.consequence != nil:
		b.attribute("Certainty", stands, string(it.consequence.Certainty))
		b.remark("ClaimedBy", stands, deref(it.consequence.ClaimedBy))
	}
	if it.Moved {
		b.attribute("Moved", stands, "yes")
	}
	b.attribute("Verdict", stands, string(it.Verdict))
	b.remark("Was", stands, it.Was)
	b.remark("Decided", stands, stamp(it.Decided))
	b.remark("AnnotatorNotes", stands, it.Note)
	for _, tag := range it.Tags {
		b.remark("Tag", stands, tag)
	}
}

func (b *bratWriter) actor(a report.Actor) {
	var names []string
	for _, m := range a.Mentions {
		if name := b.bound(cmp.Or(bratValue.escape(title(string(a.Kind))), "Actor"), []text.Span{m.Span()}); name != "" {
			b.attribute("Form", name, string(m.Form))
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return
	}
	b.first[a.ID] = names[0]
	if len(names) > 1 {
		fmt.Fprintf(b.w, "*\tEquiv %s\n", strings.Join(names, " "))
	}
	b.remark("Id", names[0], a.ID)
	b.remark("Name", names[0], a.Name)
	b.remark("Role", names[0], deref(a.Role))
}

// links ties a claim to the actors who say it and whom it is about.
func (b *bratWriter) links(it item) {
	tie := func(kind string, actors []string) {
		for _, id := range actors {
			b.relation(kind, b.stands[it.ID], b.first[id])
		}
	}
	switch {
	case it.attribution != nil:
		tie("SaidBy", it.attribution.Actors)
	case it.consequence != nil:
		tie("ClaimedBy", it.consequence.Actors)
		tie("About", it.consequence.About)
	}
}

func spansOf(list []report.Passage) []text.Span {
	out := make([]text.Span, len(list))
	for i, p := range list {
		out[i] = p.Span()
	}
	return out
}

func title(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// escapes are characters that a field cannot hold, written as %XX.
type escapes struct {
	holds func(byte) bool
	space byte // stands for a space, or is a space
}

var (
	// bratValue is the value of an attribute: one word.
	bratValue = escapes{space: '_', holds: func(c byte) bool {
		return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c >= 0x80
	}}
	// bratLine is the rest of a line.
	bratLine = escapes{space: ' ', holds: func(c byte) bool { return c > 0x20 && c < 0x7f && c != '%' || c >= 0x80 }}
)

func (e escapes) escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ' && (e.space != ' ' || i > 0 && i < len(s)-1):
			b.WriteByte(e.space)
		case c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0: // a control character of two bytes
			fmt.Fprintf(&b, "%%%02X%%%02X", c, s[i+1])
			i++
		case e.holds(c):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func (e escapes) read(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		var c byte
		switch {
		case s[i] == e.space:
			b.WriteByte(' ')
		case s[i] == '%' && i+2 < len(s) && hexPair(s[i+1:i+3], &c):
			b.WriteByte(c)
			i += 2
		default:
			b.WriteByte(s[i])
		}
	}
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}

func hexPair(s string, c *byte) bool {
	n := 0
	for i := range 2 {
		d := strings.IndexByte("0123456789ABCDEF", s[i])
		if d < 0 {
			return false
		}
		n = n<<4 | d
	}
	*c = byte(n)
	return true
}

// layerOf is the layer of a type of the reader's own claims; empty for others.
func layerOf(kind string) review.Layer {
	for _, l := range layers {
		if kind == bratOwn+title(string(l.layer)) {
			return l.layer
		}
	}
	return ""
}
