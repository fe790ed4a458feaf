package page

import (
	"strings"
	"unicode"
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

// cluster reads the first grapheme cluster of what is printed for s: the bytes
// of s it takes, what is printed for it and the cells that needs. What is left
// out or shown as a picture can bring together what s keeps apart, a mark after
// an escape character and the picture of it, so the cluster is one of the
// cleaned text.
func cluster(s string) (size int, shown string, width int) {
	if s[0] >= 0x20 && s[0] < 0x7f && (len(s) == 1 || s[1] >= 0x20 && s[1] < 0x7f) {
		return 1, s[:1], 1
	}
	size, shown = character(s)
	if shown == "" || variation(shown) || shown == joiner {
		return size, "", 0 // with nothing before it to join or to choose the form of
	}
	shown, width = measure(shown)
	for size < len(s) {
		n, next := character(s[size:])
		if next != "" {
			g, _ := ansi.FirstGraphemeCluster(shown+next, ansi.GraphemeWidth)
			if len(g) <= len(shown) {
				break
			}
			shown, width = measure(g) // so that a long cluster is not copied for every mark
		}
		size += n
	}
	if width > 0 && attaches(shown) {
		shown, width = measure("◌" + shown)
	}
	return size, shown, width
}

// character reads the first character of s: the bytes it takes and what is
// printed for it.
func character(s string) (size int, shown string) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '\r' && len(s) > 1 && s[1] == '\n':
		return 2, " "
	case r >= '\t' && r <= '\r', r == 0x2028, r == 0x2029:
		return n, " "
	case r < 0x20:
		return n, string(0x2400 + r)
	case r == 0x7f:
		return n, "\u2421"
	case r == utf8.RuneError && n <= 1, r >= 0x80 && r < 0xa0:
		return n, "\ufffd"
	case unseen(r):
		return n, ""
	}
	return n, s[:n]
}

// measure is as much as is shown of a cluster, and its cells.
func measure(g string) (string, int) {
	if len(g) > longestCluster {
		g = g[:longestCluster]
		for !utf8.ValidString(g) {
			g = g[:len(g)-1]
		}
	}
	return ansi.FirstGraphemeCluster(g, ansi.GraphemeWidth)
}

// attaches reports whether a cluster would join a letter before it: it is a
// mark without a base.
func attaches(g string) bool {
	r, _ := utf8.DecodeRuneInString(g)
	if !unicode.Is(unicode.M, r) && r != 0xe33 && r != 0xeb3 && (r < 0x1f3fb || r > 0x1f3ff) {
		return false // no mark, no vowel written like one, no skin colour
	}
	both, _ := ansi.FirstGraphemeCluster("a"+g, ansi.GraphemeWidth)
	return len(both) > 1
}

const joiner = "\u200d"

// variation reports whether a character chooses the form of the one before it.
func variation(g string) bool { return g >= "\ufe00" && g < "\ufe10" }

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
