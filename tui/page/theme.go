package page

import (
	"strings"

	"github.com/charmbracelet/glamour/ansi"
	"github.com/muesli/termenv"

	"ascribe/analyze/text"
)

// Part names something a theme gives a look to.
type Part string

// The parts besides those of the findings, whose names are put together from
// a role and a kind: "source named", "cue unnamed", "content document",
// "hedge modal", "mention person", "cause", "effect", "marker".
const (
	Body       Part = "body"
	Title      Part = "title"
	Byline     Part = "byline"
	Heading    Part = "heading"
	Quoted     Part = "quote"
	Link       Part = "link"
	Code       Part = "code"
	Dim        Part = "dim"    // rules, hints, counts
	Accent     Part = "accent" // what is active: keys, the list with the focus
	Chosen     Part = "chosen" // the finding the reader picked
	Found      Part = "found"  // a match of the search
	FoundHere  Part = "found here"
	Faded      Part = "faded" // text set back so that the rest stands out
	StatusLine Part = "status"
)

// Theme gives every part its look on one kind of terminal.
type Theme struct {
	Name    string // one of Themes, "mono", or the name of a glamour style
	Dark    bool   // for a dark background
	Profile termenv.Profile
	Fancy   bool // the terminal draws waves and dots under text
	Links   bool // the terminal knows links
	Plain   bool // no escape sequence at all
	looks   map[Part]Look
	seqs    map[Look]string
	style   *ansi.StyleConfig // a glamour style in place of the theme's own
}

// NewTheme makes one of Themes, or "mono", for a terminal with the colours of
// profile; "dark" when there is none of the name. With termenv.Ascii, as under
// NO_COLOR, every theme is "mono": bold, underline, italics and reverse say what
// colours would.
func NewTheme(name string, profile termenv.Profile) *Theme {
	t := &Theme{Name: "dark", Dark: true, Profile: profile, seqs: map[Look]string{}}
	if name == "mono" || profile == termenv.Ascii {
		t.Name, t.Dark, t.Profile, t.looks = "mono", !strings.HasPrefix(name, "light"), termenv.Ascii, mono()
		return t
	}
	colours := dark
	for _, k := range themes {
		if k.name == name {
			t.Name, t.Dark, colours = k.name, k.dark, k.colours
		}
	}
	t.looks = colours().looks()
	if profile == termenv.ANSI {
		// Sixteen colours have no soft backgrounds and few hues: what they
		// cannot tell apart the attributes of the colourless theme do.
		for part, look := range mono() {
			l := t.looks[part]
			l.Attr |= look.Attr
			t.looks[part] = l
		}
	}
	return t
}

// NoTheme prints text without any escape sequence.
func NoTheme() *Theme {
	return &Theme{Name: "plain", Plain: true, Profile: termenv.Ascii, looks: map[Part]Look{}, seqs: map[Look]string{}}
}

// Look is the look of a part; the terminal's own for a part it does not know.
func (t *Theme) Look(p Part) Look { return t.looks[p] }

// Paint gives a string, which holds no escape sequences, the look of a part.
func (t *Theme) Paint(p Part, s string) string { return t.PaintLook(t.looks[p], s) }

// PaintLook gives a string, which holds no escape sequences, a look.
func (t *Theme) PaintLook(l Look, s string) string {
	seq := t.start(l)
	if seq == "" || s == "" {
		return s
	}
	return seq + s + reset
}

// FewColours reports whether the terminal has too few colours to tell everything
// apart by them.
func (t *Theme) FewColours() bool { return t.Plain || t.Profile >= termenv.ANSI }

func (t *Theme) start(l Look) string {
	if t.Plain {
		return ""
	}
	seq, ok := t.seqs[l]
	if !ok {
		seq = l.sequence(t.Profile, t.Fancy)
		t.seqs[l] = seq
	}
	return seq
}

// block is the look of the text of a block.
func (t *Theme) block(kind text.BlockKind) Look {
	switch kind {
	case text.Title:
		return t.looks[Title]
	case text.Byline, text.Dateline:
		return t.looks[Byline]
	case text.Heading:
		return t.looks[Heading]
	case text.Quote:
		return t.looks[Quoted]
	case text.Rule, text.Raw:
		return t.looks[Dim]
	}
	return t.looks[Body]
}

// inline is the look of an inline style.
func (t *Theme) inline(s text.Style) Look {
	var l Look
	if s&text.Emphasis != 0 {
		l.Attr |= Italic
	}
	if s&text.Strong != 0 {
		l.Attr |= Bold
	}
	if s&text.Strike != 0 {
		l.Attr |= Struck
	}
	if s&text.CodeSpan != 0 {
		l = l.Over(t.looks[Code])
	}
	if s&text.Link != 0 {
		l = l.Over(t.looks[Link])
	}
	return l
}

// mark is the look of a mark. How sure it is said to be, lines under it tell where
// the terminal has several.
func (t *Theme) mark(m Mark) Look {
	l := t.looks[m.Part()]
	if t.Fancy {
		l = l.Over(t.looks[m.sure])
	}
	return l
}

// Part is the part of the theme that gives the mark its look.
func (m Mark) Part() Part {
	switch m.Role {
	case Source:
		return Part("source " + m.name)
	case Cue:
		return Part("cue " + m.name)
	case Content:
		return Part("content " + m.name)
	case Hedge:
		return Part("hedge " + m.name)
	case Mention:
		return Part("mention " + m.name)
	case Cause:
		return "cause"
	case Effect:
		return "effect"
	}
	return "marker"
}
