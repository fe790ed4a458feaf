package page

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// longestCluster bounds the bytes shown of one grapheme cluster: the longest
// emoji flags and families need half of it, a tower of combining marks that
// would run over the rows above does not fit.
const longestCluster = 64

// Clean makes untrusted text safe to print on one row: control characters
// become their visible pictures, so that an escape sequence is seen and not
// obeyed, line breaks and tabs become spaces, and characters that reorder the
// text or are not shown at all go. It is settled after one pass.
func Clean(s string) string {
	if printable(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	writeClean(&b, s)
	return b.String()
}

// CleanLines is Clean for text of several lines, which it keeps apart. Tabs
// become four spaces.
func CleanLines(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = Clean(strings.ReplaceAll(l, "\t", "    "))
	}
	return strings.Join(lines, "\n")
}

// Width is the number of cells s takes when it is cleaned and printed.
func Width(s string) int {
	if printable(s) {
		return len(s)
	}
	n := 0
	for len(s) > 0 {
		size, _, w := cluster(s)
		n += w
		s = s[size:]
	}
	return n
}

// Strip removes the escape sequences of a drawn row.
func Strip(s string) string { return ansi.Strip(s) }

func printable(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}

func writeClean(b *strings.Builder, s string) {
	for len(s) > 0 {
		size, shown, _ := cluster(s)
		b.WriteString(shown)
		s = s[size:]
	}
}

// cluster reads the first grapheme cluster of s: the bytes it takes, what is
// printed for it and the cells that needs.
func cluster(s string) (size int, shown string, width int) {
	c := s[0]
	if c < utf8.RuneSelf {
		switch {
		case c == '\r' && len(s) > 1 && s[1] == '\n':
			return 2, " ", 1
		case c >= '\t' && c <= '\r':
			return 1, " ", 1
		case c < 0x20:
			return 1, string(rune(0x2400 + int(c))), 1
		case c == 0x7f:
			return 1, "\u2421", 1
		case len(s) == 1 || s[1] < utf8.RuneSelf:
			return 1, s[:1], 1
		}
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && n <= 1, r >= 0x80 && r < 0xa0:
		return n, "\ufffd", 1
	case r == 0x2028 || r == 0x2029:
		return n, " ", 1
	case unseen(r):
		return n, "", 0
	}
	g, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	size = len(g)
	if !utf8.ValidString(g) {
		return n, s[:n], ansi.StringWidth(s[:n]) // the broken bytes come after it
	}
	if size > longestCluster {
		g = g[:longestCluster]
		for !utf8.ValidString(g) {
			g = g[:len(g)-1]
		}
		w = ansi.StringWidth(g)
	}
	return size, g, w
}

// unseen reports whether a rune only steers how others are shown: marks,
// embeddings, overrides and isolates of writing direction, soft hyphens and
// other characters without a glyph. Joiners stay, emoji and scripts need them.
func unseen(r rune) bool {
	switch {
	case r == 0xad, r == 0x61c, r == 0x180e, r == 0xfeff:
		return true
	case r == 0x200b, r == 0x200e, r == 0x200f:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	case r >= 0xfff0 && r <= 0xfffb:
		return true
	case r == 0xe0001:
		return true
	}
	return false
}
