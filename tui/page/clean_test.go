package page

import (
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

func FuzzClean(f *testing.F) {
	f.Add("a\x1b[31m\u202e\u009b\r\nü👩‍🔧\xff")
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if again := Clean(got); again != got {
			t.Fatalf("%q is cleaned to %q, then to %q", s, got, again)
		}
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
