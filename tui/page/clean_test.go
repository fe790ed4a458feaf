package page

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "It rained.", "It rained."},
		{"escape sequence is seen", "a\x1b[31mb", "a␛[31mb"},
		{"window title", "\x1b]0;owned\a", "␛]0;owned␇"},
		{"one-byte escape", "a\u009b31m", "a�31m"},
		{"direction override", "abc\u202edef\u202c", "abcdef"},
		{"isolate and mark", "a\u2066b\u2069\u200f", "ab"},
		{"line ends", "a\r\nb\tc", "a b c"},
		{"delete", "a\x7fb", "a␡b"},
		{"not UTF-8", "a\xffb", "a�b"},
		{"joined emoji stays", "👩‍🔧", "👩‍🔧"},
		{"combining mark stays", "e\u0301", "e\u0301"},
		{"mark without a base", "\u302e", "◌\u302e"},
		{"mark after an escape", "\x1b\u302e", "␛\u302e"},
		{"mark after a form of nothing", "\ufe0e\u302e", "◌\u302e"},
		{"byte order mark", "\ufeffa", "a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Clean(tt.in)
			if got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
			if w := ansi.StringWidth(got); w != Width(tt.in) {
				t.Errorf("%q takes %d cells, Width says %d", got, w, Width(tt.in))
			}
		})
	}
}

// TestClusters takes every row of four of the characters that join what stands
// around them or are shown as something else, and towers of them.
func TestClusters(t *testing.T) {
	all := []string{
		"a", "#", "\x10", "\t", "\n", "\u2028", "\x80", "\ufffd", // as they are or replaced
		"\u200b", "\u00ad", "\u200d", "\ufe0e", "\ufe0f", // not shown, joiner, forms
		"\u0301", "\u302e", "\u0903", "\u0e33", "\u20e3", "\u0600", "\u0915", "\u094d", // marks, prefixes
		"\u1100", "\u1161", "\u11a8", "\uac00", "中", // parts of syllables
		"\u2764", "\U0001f468", "\U0001f3fd", "\U0001f1e9", // emoji
	}
	for _, a := range all {
		for _, b := range all {
			for _, c := range all {
				for _, d := range all {
					settles(t, a+b+c+d)
				}
			}
		}
	}
	for _, tower := range []string{"\u0301", "\u0903", "\u0600", "\u1100", "\u094d\u0915", "\u200b\u0301", "\u200d\U0001f468"} {
		for _, a := range all {
			for _, b := range all {
				settles(t, a+strings.Repeat(tower, longestCluster)+b)
			}
		}
	}
}

// settles fails unless a text is clean after one pass, and as wide as Width says.
func settles(t *testing.T, s string) {
	t.Helper()
	got := Clean(s)
	if again := Clean(got); again != got {
		t.Fatalf("%q is cleaned to %q, then to %q", s, got, again)
	}
	if says, takes := Width(s), Width(got); says != takes {
		t.Fatalf("%q is cleaned to %q and takes %d cells, Width says %d", s, got, takes, says)
	}
}

func FuzzClean(f *testing.F) {
	f.Add("a\x1b[31m\u202e\u009b\r\nü👩‍🔧\xff")
	f.Fuzz(func(t *testing.T, s string) {
		settles(t, s)
		got := Clean(s)
		if !utf8.ValidString(got) {
			t.Fatalf("%q is not UTF-8", got)
		}
		for _, r := range got {
			if unicode.IsControl(r) || unseen(r) || r == 0x2028 || r == 0x2029 {
				t.Fatalf("%q survives in %q", r, got)
			}
		}
	})
}
