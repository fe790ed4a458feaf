package page

import (
	"strconv"
	"strings"

	"github.com/muesli/termenv"
)

// Attr is a set of text attributes.
type Attr uint16

const (
	Bold Attr = 1 << iota
	Faint
	Italic
	Underline
	Curly  // underlined with a wave where the terminal can
	Dotted // underlined with dots where the terminal can
	Dashed
	Double
	Reverse
	Struck
)

const underlines = Underline | Curly | Dotted | Dashed | Double

// codes are the parameters that set attributes, on any terminal and on one that
// draws waves and dots.
var codes = [...]struct {
	attr         Attr
	plain, fancy string
}{
	{Bold, "1", "1"}, {Faint, "2", "2"}, {Italic, "3", "3"}, {Underline, "4", "4"},
	{Double, "4", "4:2"}, {Curly, "4", "4:3"}, {Dotted, "4", "4:4"}, {Dashed, "4", "4:5"},
	{Reverse, "7", "7"}, {Struck, "9", "9"},
}

// Color is a colour: of full depth, and those of 256 and of sixteen that stand for
// it. The zero value leaves the terminal's own.
type Color struct {
	Hex  string // "#rrggbb"
	Wide int    // of 256; 0 for the nearest
	ANSI int    // 1 to 16: colour 0 to 15; 0 leaves the terminal's own
}

// Look is how a stretch of text looks.
type Look struct {
	Fg, Bg Color
	Attr   Attr
}

// Over is the look with another one laid over it: its colours win, the
// attributes of both stay. There is one underline, the upper one.
func (l Look) Over(o Look) Look {
	if o.Fg != (Color{}) {
		l.Fg = o.Fg
	}
	if o.Bg != (Color{}) {
		l.Bg = o.Bg
	}
	if o.Attr&underlines != 0 {
		l.Attr &^= underlines
	}
	l.Attr |= o.Attr
	return l
}

// sequence is the escape sequence that sets the look on a fresh terminal;
// empty for the terminal's own look.
func (l Look) sequence(profile termenv.Profile, fancy bool) string {
	var p []string
	for _, a := range codes {
		switch {
		case l.Attr&a.attr == 0:
		case fancy:
			p = append(p, a.fancy)
		default:
			p = append(p, a.plain)
		}
	}
	if s := l.Fg.sequence(profile, false); s != "" {
		p = append(p, s)
	}
	if s := l.Bg.sequence(profile, true); s != "" {
		p = append(p, s)
	}
	if len(p) == 0 {
		return ""
	}
	return "\x1b[" + strings.Join(p, ";") + "m"
}

func (c Color) sequence(profile termenv.Profile, background bool) string {
	switch profile {
	case termenv.TrueColor, termenv.ANSI256:
		if c.Hex == "" {
			return ""
		}
		if profile == termenv.ANSI256 {
			return termenv.ANSI256Color(c.wide()).Sequence(background)
		}
		return profile.Color(c.Hex).Sequence(background)
	case termenv.ANSI:
		if c.ANSI == 0 {
			return ""
		}
		n := 30 + c.ANSI - 1
		if c.ANSI > 8 {
			n += 52
		}
		if background {
			n += 10
		}
		return strconv.Itoa(n)
	}
	return ""
}

// wide is the colour of 256 that stands for this one: the nearest by red, green and
// blue of the cube of six levels each and of the greys. By hue, as termenv has it,
// the nearest to a dark red is black.
func (c Color) wide() int {
	r, g, b, ok := channels(c.Hex)
	if c.Wide > 0 || !ok {
		return c.Wide
	}
	want := [3]int{r, g, b}
	off := func(have [3]int) (d int) {
		for i, v := range have {
			d += (v - want[i]) * (v - want[i])
		}
		return d
	}
	level := func(v int) int { // of 0, 95, 135, 175, 215 and 255 the nearest
		if v < 75 {
			return v / 48
		}
		return (v - 35) / 40
	}
	value := func(l int) int { return min(l, 1)*55 + 40*l }
	i, j, k := level(r), level(g), level(b)
	grey := max(min(((r+g+b)/3-3)/10, 23), 0)
	v := 8 + 10*grey
	if off([3]int{v, v, v}) < off([3]int{value(i), value(j), value(k)}) {
		return 232 + grey
	}
	return 16 + 36*i + 6*j + k
}

const reset = "\x1b[0m"
