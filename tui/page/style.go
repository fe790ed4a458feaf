package page

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/charmbracelet/glamour/ansi"
	"github.com/charmbracelet/glamour/styles"
	"github.com/muesli/termenv"
)

// WithStyle is the theme with a glamour style, as JSON, for what Markdown marks:
// headings, links, quotations, code, tables. What the report marks keeps the
// colours of the theme. Without colours the style changes nothing.
func (t *Theme) WithStyle(name string, data []byte) (*Theme, error) {
	var cfg ansi.StyleConfig
	if err := json.Unmarshal(data, &cfg); err != nil {
		return nil, fmt.Errorf("not a glamour style: %w", err)
	}
	out := *t
	if t.Profile == termenv.Ascii {
		return &out, nil
	}
	out.Name, out.style = name, &cfg
	out.looks, out.seqs = map[Part]Look{}, map[Look]string{}
	for p, l := range t.looks {
		out.looks[p] = l
	}
	set := func(p Part, from ...ansi.StylePrimitive) {
		l := out.looks[p]
		for _, s := range from {
			l = l.Over(primitive(s))
		}
		out.looks[p] = l
	}
	set(Body, cfg.Document.StylePrimitive, cfg.Paragraph.StylePrimitive, cfg.Text)
	set(Title, cfg.Heading.StylePrimitive, cfg.H1.StylePrimitive)
	set(Heading, cfg.Heading.StylePrimitive, cfg.H2.StylePrimitive)
	set(Quoted, cfg.Document.StylePrimitive, cfg.BlockQuote.StylePrimitive)
	set(Link, cfg.LinkText, cfg.Link)
	set(Code, cfg.Code.StylePrimitive)
	return &out, nil
}

// StyleIsDark tells whether a glamour style was made for a dark background, by
// how light its text is; ok is false when it does not say.
func StyleIsDark(data []byte) (dark, ok bool) {
	var cfg ansi.StyleConfig
	if json.Unmarshal(data, &cfg) != nil || cfg.Document.Color == nil {
		return false, false
	}
	r, g, b, ok := channels(colorOf(*cfg.Document.Color).Hex)
	return 3*r+6*g+b > 1280, ok
}

// primitive is what a glamour style says of one kind of text.
func primitive(s ansi.StylePrimitive) Look {
	var l Look
	if s.Color != nil {
		l.Fg = colorOf(*s.Color)
	}
	if s.BackgroundColor != nil {
		l.Bg = colorOf(*s.BackgroundColor)
	}
	for _, a := range []struct {
		on   *bool
		attr Attr
	}{{s.Bold, Bold}, {s.Faint, Faint}, {s.Italic, Italic}, {s.Underline, Underline}, {s.Inverse, Reverse}, {s.CrossedOut, Struck}} {
		if a.on != nil && *a.on {
			l.Attr |= a.attr
		}
	}
	return l
}

// colorOf is a colour in glamour's words: "#rrggbb", "#rgb" or a number of 256.
// Anything else leaves the terminal's own.
func colorOf(s string) Color {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < 256 {
		c := Color{Hex: termenv.ConvertToRGB(termenv.ANSI256Color(n)).Hex()}
		if n < 16 {
			c.ANSI = n + 1
		}
		return c
	}
	if len(s) == 4 && s[0] == '#' {
		s = string([]byte{'#', s[1], s[1], s[2], s[2], s[3], s[3]})
	}
	if _, _, _, ok := channels(s); ok {
		return Color{Hex: s}
	}
	return Color{}
}

// channels are the parts of "#rrggbb", 0 to 255.
func channels(hex string) (r, g, b int, ok bool) {
	if len(hex) != 7 || hex[0] != '#' {
		return 0, 0, 0, false
	}
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	return int(n >> 16), int(n >> 8 & 255), int(n & 255), err == nil
}

// markdown is the theme in the words of glamour, for tables and code.
func (t *Theme) markdown() ansi.StyleConfig {
	cfg := styles.ASCIIStyleConfig
	if t.style != nil {
		cfg = *t.style
	}
	none, two := uint(0), uint(2)
	cfg.Document.Margin = &none
	cfg.Document.BlockPrefix, cfg.Document.BlockSuffix = "", ""
	cfg.CodeBlock.Margin = &two
	cfg.CodeBlock.Chroma, cfg.CodeBlock.Theme = nil, "" // nothing here tells the parts of code apart
	if t.Profile == termenv.Ascii {
		return cfg
	}
	line, column, cross := "─", "│", "┼"
	cfg.Table.RowSeparator, cfg.Table.ColumnSeparator, cfg.Table.CenterSeparator = &line, &column, &cross
	if t.style == nil {
		t.paintMarkdown(&cfg)
	}
	return cfg
}

// paintMarkdown gives glamour the colours of the theme, so that there are no
// others on the screen.
func (t *Theme) paintMarkdown(cfg *ansi.StyleConfig) {
	fg := func(p Part) *string {
		if hex := t.looks[p].Fg.Hex; hex != "" {
			return &hex
		}
		return nil
	}
	cfg.Heading.Color, cfg.Link.Color, cfg.LinkText.Color = fg(Heading), fg(Link), fg(Link)
	cfg.Code.Color, cfg.CodeBlock.Color = fg(Code), fg(Code)
	yes := true
	cfg.Strong.Bold, cfg.Emph.Italic, cfg.Strikethrough.CrossedOut = &yes, &yes, &yes
	for _, p := range []*ansi.StylePrimitive{&cfg.Strong, &cfg.Emph, &cfg.Strikethrough} {
		p.BlockPrefix, p.BlockSuffix = "", "" // the colourless style prints the marks themselves
	}
	cfg.Code.BlockPrefix, cfg.Code.BlockSuffix = "", ""
}
