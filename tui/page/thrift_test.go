package page

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/muesli/termenv"
)

// cells are the characters of a row, each with the look it is drawn in: a space
// with what of it shows on one.
func cells(t testing.TB, row string) (out []string) {
	t.Helper()
	var p pen
	for row != "" {
		if row[0] == '\x1b' {
			n, style := escape(row)
			if n == 0 || style && !p.set(row[2:n-1]) {
				t.Fatalf("not understood: %q", row)
			}
			if !style {
				out = append(out, row[:n])
			}
			row = row[n:]
			continue
		}
		_, n := utf8.DecodeRuneInString(row)
		look := p
		if row[0] == ' ' && !p.shows() {
			look = pen{}
		}
		out = append(out, fmt.Sprint(look.attrs)+" "+look.fg+" "+look.bg+" "+row[:n])
		row = row[n:]
	}
	if p != (pen{}) {
		t.Fatalf("the row ends in the look %+v", p)
	}
	return out
}

func TestThrift(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                                                    "plain",
		"\x1b[31ma\x1b[0m\x1b[31mb\x1b[0m":                         "\x1b[31mab\x1b[0m",
		"\x1b[31ma\x1b[0m \x1b[31mb\x1b[0m":                        "\x1b[31ma b\x1b[0m",
		"\x1b[1;31ma\x1b[0m\x1b[32mb\x1b[0m":                       "\x1b[1;31ma\x1b[0;32mb\x1b[0m",
		"\x1b[31ma\x1b[0m\x1b[1;31mb\x1b[0m":                       "\x1b[31ma\x1b[1mb\x1b[0m",
		"\x1b[48;2;1;2;3ma\x1b[0m \x1b[38;5;7;48;2;1;2;3mb\x1b[0m": "\x1b[48;2;1;2;3ma\x1b[0m \x1b[38;5;7;48;2;1;2;3mb\x1b[0m",
		"\x1b[4:3ma\x1b[0m b":                                      "\x1b[4:3ma\x1b[0m b",
		"\x1b[31ma\x1b[0m\x1b[K\x1b[9G|":                           "\x1b[31ma\x1b[0m\x1b[K\x1b[9G|",
		"\x1b[31m   \x1b[0m":                                       "   ",
		"\x1b[31ma\x1b[55mb\x1b[0m":                                "\x1b[31ma\x1b[55mb\x1b[0m",
		"\x1b]8;;a\x1b\\x\x1b]8;;\x1b\\":                           "\x1b]8;;a\x1b\\x\x1b]8;;\x1b\\",
	} {
		if got := Thrift(in); got != want {
			t.Errorf("%q:\ngot  %q\nwant %q", in, got, want)
		}
	}
}

// However looks follow one another, every character keeps its own.
func FuzzThrift(f *testing.F) {
	f.Add([]byte{0, 200, 3, 17, 40, 99, 255, 7}, false)
	theme := [2]*Theme{NewTheme("dark", termenv.TrueColor), NewTheme("light", termenv.ANSI)}
	f.Fuzz(func(t *testing.T, picks []byte, few bool) {
		var b strings.Builder
		th := theme[0]
		if few {
			th = theme[1]
		}
		for _, p := range picks {
			look := Look{Attr: Attr(p>>3) & 0x1ff}
			if p&1 != 0 {
				look.Fg = th.Look(Accent).Fg
			}
			if p&2 != 0 {
				look.Bg = th.Look(Chosen).Bg
			}
			b.WriteString(th.PaintLook(look, []string{"a", " ", "港 ", "x y"}[p>>1&3]))
		}
		row := b.String()
		got := Thrift(row)
		if len(got) > len(row) {
			t.Errorf("%d bytes became %d", len(row), len(got))
		}
		was, is := cells(t, row), cells(t, got)
		if strings.Join(was, "\n") != strings.Join(is, "\n") {
			t.Errorf("%q became %q", row, got)
		}
	})
}
