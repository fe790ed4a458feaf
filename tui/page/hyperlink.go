package page

import (
	"hash/fnv"
	"net/url"
	"strconv"
	"strings"
)

// Address is the address of a link that a browser may be given, escaped so that
// nothing in it is a command to a terminal; empty for any other.
func Address(dest string) string {
	u, err := url.Parse(strings.TrimSpace(dest))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
		return ""
	}
	s := u.String()
	if len(s) > 2000 || !printable(s) {
		return ""
	}
	return s
}

// linkTo is the sequence that begins a link on a terminal that knows them. The
// pieces of one link have one name, so that they light up together.
func linkTo(dest string) string {
	if dest == "" {
		return ""
	}
	a := Address(dest)
	if a == "" {
		return ""
	}
	h := fnv.New32a()
	h.Write([]byte(a))
	return "\x1b]8;id=" + strconv.FormatUint(uint64(h.Sum32()), 36) + ";" + a + "\x1b\\"
}

const linkEnd = "\x1b]8;;\x1b\\"

// Fence is what is to be printed after text with letters that are written from
// right to left, so that a terminal which turns them round does not turn round
// what stands beside the text as well; empty after other text.
func Fence(s string) string {
	for _, r := range s {
		switch {
		case r < 0x590:
		case r <= 0x8ff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfeff, r >= 0x10800 && r <= 0x10fff, r >= 0x1e800 && r <= 0x1efff:
			return "\u200e"
		}
	}
	return ""
}

// Contested reports whether terminals differ in the number of cells they draw
// text in: emoji put together of several, and scripts whose signs join.
func Contested(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x900:
		case r < 0xe00, r >= 0x1000 && r < 0x10a0, r == 0x200d, r == 0xfe0f, r >= 0x1f1e6 && r <= 0x1f1ff, r >= 0x1f300 && r < 0x20000:
			return true
		}
	}
	return false
}
