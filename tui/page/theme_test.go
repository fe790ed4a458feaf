package page

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"ascribe/analyze/text"
)

// grounds are backgrounds that terminals usually have.
func grounds(dark bool) []string {
	if dark {
		return []string{"#000000", "#15171c", "#1e1e2e", "#282c34"}
	}
	return []string{"#ffffff", "#fdf6e3", "#fafafa"}
}

// seen is a colour as a terminal of a profile draws it.
func seen(profile termenv.Profile, c Color) string {
	if profile != termenv.ANSI256 {
		return c.Hex
	}
	return termenv.ConvertToRGB(termenv.ANSI256Color(c.wide())).Hex()
}

// TestContrast holds every pair of colours that can meet to its ratio. What has
// a background of its own stands on that; everything else stands on the
// terminal's, and on what is laid behind marks, choices and code. Of 256
// colours those are taken that stand for them.
func TestContrast(t *testing.T) {
	for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
		testContrast(t, profile)
	}
}

func testContrast(t *testing.T, profile termenv.Profile) {
	for _, name := range Themes() {
		theme := NewTheme(name, termenv.TrueColor)
		if theme.Name != name {
			t.Fatalf("%s is %s", name, theme.Name)
		}
		least := 4.5
		if strings.HasSuffix(name, "contrast") && profile == termenv.TrueColor { // 256 have not that many
			least = 7
		}
		backs := grounds(theme.Dark)
		for _, part := range []Part{Chosen, Code, "cause", "effect", "marker"} {
			backs = append(backs, seen(profile, theme.Look(part).Bg))
		}
		// The terminal's own text is as light or dark as its background asks for.
		own := "#d0d0d0"
		if !theme.Dark {
			own = "#303030"
		}
		for part, look := range theme.looks {
			fg, on := own, backs
			if part == Faded { // takes the place of every other look
				on = grounds(theme.Dark)
			}
			if look.Fg.Hex != "" {
				fg = seen(profile, look.Fg)
			}
			if look.Bg.Hex != "" {
				on = []string{seen(profile, look.Bg)}
			}
			for _, back := range on {
				if c := contrast(t, fg, back); c < least {
					t.Errorf("%s, %s: %s %s on %s: %.2f, want %v", name, profile.Name(), part, fg, back, c, least)
				}
			}
		}
	}
}

// Tables and code have no other colours than those of the theme.
func TestDrawnInTheColoursOfTheTheme(t *testing.T) {
	const source = "```go\n// a comment\nfunc main() { print(\"x\", 12) }\n```\n\n| **a** | `b` |\n|---|---|\n| [c](http://x.org) | 2 |\n"
	doc := text.Parse(source, text.Markdown)
	for _, name := range Themes() {
		theme := NewTheme(name, termenv.TrueColor)
		p := Lay(doc, 60, theme)
		coloured := 0
		seen := map[string]bool{}
		for i := range p.Rows {
			for _, c := range regexp.MustCompile(`[34]8;2;(\d+);(\d+);(\d+)`).FindAllString(p.Rows[i].Drawn, -1) {
				coloured++
				if !seen[c] && !ofTheme(theme, c[5:]) {
					t.Errorf("%s: colour %s is not the theme's", name, c)
				}
				seen[c] = true
			}
		}
		if coloured < 5 {
			t.Errorf("%s: %d colours in a table and in code", name, coloured)
		}
	}
}

// ofTheme reports whether a theme has a colour; libraries round by one.
func ofTheme(theme *Theme, rgb string) bool {
	var c [3]int
	fmt.Sscanf(rgb, "%d;%d;%d", &c[0], &c[1], &c[2])
	for _, l := range theme.looks {
		r, g, b, ok := channels(l.Fg.Hex)
		if ok && max(r-c[0], c[0]-r) < 2 && max(g-c[1], c[1]-g) < 2 && max(b-c[2], c[2]-b) < 2 {
			return true
		}
	}
	return false
}

// sight is how people with one kind of cones missing see linear colours, after
// Machado, Oliveira and Fernandes 2009.
var sight = map[string][9]float64{
	"all cones":    {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia":   {.152286, 1.052583, -.204868, .114503, .786281, .099216, -.003882, -.048116, 1.051998},
	"deuteranopia": {.367322, .860646, -.227968, .280085, .672501, .047413, -.011820, .042940, .968881},
	"tritanopia":   {1.255528, -.076749, -.178779, -.078411, .930809, .147602, .004733, .691367, .303900},
}

// In the safe themes kinds of sources, and cause and effect, can be told apart by
// colour with any kind of sight, and by a line under the text without colour.
func TestSafeForTheColourBlind(t *testing.T) {
	for _, name := range []string{"dark-safe", "light-safe"} {
		theme := NewTheme(name, termenv.TrueColor)
		for kind, m := range sight {
			for i, a := range sourceKinds {
				for _, b := range sourceKinds[:i] {
					x, y := theme.Look(Part("source "+a)).Fg.Hex, theme.Look(Part("source "+b)).Fg.Hex
					if d := difference(t, m, x, y); d < .06 {
						t.Errorf("%s, %s: sources %s and %s: %s and %s differ by %.3f", name, kind, a, b, x, y, d)
					}
				}
			}
			x, y := theme.Look("cause").Bg.Hex, theme.Look("effect").Bg.Hex
			if d := difference(t, m, x, y); d < .05 {
				t.Errorf("%s, %s: cause and effect differ by %.3f", name, kind, d)
			}
		}
		lines := func(parts ...Part) {
			seen := map[Attr]Part{}
			for _, p := range parts {
				a := theme.Look(p).Attr
				if other, ok := seen[a]; ok {
					t.Errorf("%s: without colour %s looks like %s", name, p, other)
				}
				seen[a] = p
			}
		}
		lines("cue named", "cue unnamed", "cue document", "cue none")
		lines("cause", "effect", "marker")
		lines("mention person", "mention unnamed")
	}
}

// difference is the distance of two colours in OKLab, as one kind of sight has it.
func difference(t *testing.T, m [9]float64, a, b string) float64 {
	x, y := okLab(t, m, a), okLab(t, m, b)
	return math.Sqrt((x[0]-y[0])*(x[0]-y[0]) + (x[1]-y[1])*(x[1]-y[1]) + (x[2]-y[2])*(x[2]-y[2]))
}

func okLab(t *testing.T, m [9]float64, hex string) [3]float64 {
	c := linear(t, hex)
	var s [3]float64
	for i := range s {
		s[i] = math.Max(m[3*i]*c[0]+m[3*i+1]*c[1]+m[3*i+2]*c[2], 0)
	}
	l := math.Cbrt(.4122214708*s[0] + .5363325363*s[1] + .0514459929*s[2])
	u := math.Cbrt(.2119034982*s[0] + .6806995451*s[1] + .1073969566*s[2])
	v := math.Cbrt(.0883024619*s[0] + .2817188376*s[1] + .6299787005*s[2])
	return [3]float64{.2104542553*l + .7936177850*u - .0040720468*v,
		1.9779984951*l - 2.4285922050*u + .4505937099*v, .0259040371*l + .7827717662*u - .8086757660*v}
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (math.Max(x, y) + .05) / (math.Min(x, y) + .05)
}

func luminance(t *testing.T, hex string) float64 {
	c := linear(t, hex)
	return .2126*c[0] + .7152*c[1] + .0722*c[2]
}

// linear are the channels of a colour in proportion to their light.
func linear(t *testing.T, hex string) [3]float64 {
	t.Helper()
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	f := func(c uint64) float64 {
		v := float64(c&255) / 255
		if v <= .04045 {
			return v / 12.92
		}
		return math.Pow((v+.055)/1.055, 2.4)
	}
	return [3]float64{f(n >> 16), f(n >> 8), f(n)}
}

// Where there are sixteen colours or none, every kind has a look or a sign in
// the gutter of its own.
func TestNoInformationInColourAlone(t *testing.T) {
	themes := []*Theme{NewTheme("dark", termenv.Ascii)}
	for _, name := range Themes() {
		themes = append(themes, NewTheme(name, termenv.ANSI))
	}
	for _, theme := range themes {
		tell := func(what string, sign func(string) string, prefix string, kinds []string) {
			seen := map[string]string{}
			for _, k := range kinds {
				look := Look{Attr: theme.Look(Part(prefix + k)).Attr}
				s := look.sequence(termenv.Ascii, false) + sign(k)
				if other, ok := seen[s]; ok {
					t.Errorf("%s: %s %s looks like %s", theme.Name, what, k, other)
				}
				seen[s] = k
			}
		}
		none := func(string) string { return "" }
		tell("content", Bar, "content ", sourceKinds)
		tell("hedge", HedgeLetter, "hedge ", hedgeKinds)
		tell("part of a consequence", none, "", []string{"cause", "effect", "marker", "content named"})
		tell("role", none, "", []string{"source named", "cue named", "content named", "mention person"})
		tell("state", none, "", []string{string(Body), string(Faded), string(Chosen), string(FoundHere), string(Title)})
	}
}

func TestGlamourStyle(t *testing.T) {
	const style = `{"document": {"color": "252"}, "heading": {"color": "#ff8800", "bold": true}, "h1": {"underline": true},
		"link": {"color": "#0f8"}, "code": {"color": "203", "background_color": "236"}, "code_block": {"color": "244"},
		"table": {"column_separator": "!"}}`
	base := NewTheme("dark", termenv.TrueColor)
	theme, err := base.WithStyle("my", []byte(style))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		part Part
		want Look
	}{
		{Body, Look{Fg: Color{Hex: "#d0d0d0"}}},
		{Title, Look{Fg: Color{Hex: "#ff8800"}, Attr: Bold | Underline}},
		{Heading, Look{Fg: Color{Hex: "#ff8800"}, Attr: Bold}},
		{Link, Look{Fg: Color{Hex: "#00ff88"}}},
		{Code, Look{Fg: Color{Hex: "#ff5f5f"}, Bg: Color{Hex: "#303030"}}},
		{"source named", base.Look("source named")},
	}
	for _, tt := range tests {
		if got := theme.Look(tt.part); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.part, got, tt.want)
		}
	}
	if base.Look(Heading) == theme.Look(Heading) {
		t.Error("the theme it was made from is changed")
	}
	doc := text.Parse("```\nplain\n```\n", text.Markdown)
	if row := Lay(doc, 40, theme).Rows[0].Drawn; !strings.Contains(row, "38;5;244mplain") {
		t.Errorf("code has not the colour of the style: %q", row)
	}
	for _, bad := range []string{"", "[]", `{"heading": 3}`, "\x00"} {
		if _, err := base.WithStyle("bad", []byte(bad)); err == nil {
			t.Errorf("%q is taken for a style", bad)
		}
	}
	if dark, ok := StyleIsDark([]byte(style)); !dark || !ok {
		t.Error("light text is for a dark background")
	}
	if dark, ok := StyleIsDark([]byte(`{"document": {"color": "#333333"}}`)); dark || !ok {
		t.Error("dark text is for a light background")
	}
	if _, ok := StyleIsDark([]byte(`{}`)); ok {
		t.Error("a style without a colour tells nothing")
	}
}
