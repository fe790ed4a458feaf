package tui

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"ascribe/tui/settings"
)

// Every action can be given another key: the new one does it, the old ones do
// nothing, and the help shows the new one.
func TestEveryActionCanBeRebound(t *testing.T) {
	for _, b := range keyTable {
		in := "[keys]\n" + string(b.does) + " = [\"f12\", \"alt+ü\"]\n"
		s, err := settings.Parse("f", []byte(in), Known())
		if err != nil {
			t.Errorf("%s: %v", b.does, err)
			continue
		}
		k := newKeymap(s.Keys)
		if k.action("f12") != b.does || k.action("alt+ü") != b.does {
			t.Errorf("%s: f12 does %q", b.does, k.action("f12"))
		}
		for _, old := range b.keys {
			if got := k.action(old); got != "" {
				t.Errorf("%s: its old key %q does %s", b.does, old, got)
			}
		}
		if k.key(b.does) != "f12" {
			t.Errorf("%s: hints name %q", b.does, k.key(b.does))
		}
	}
	for _, a := range Actions() {
		for _, key := range a.Keys {
			digit := isDigit(key)
			if key == " " {
				key = "space"
			}
			if _, ok := keyName(key); !ok && !digit {
				t.Errorf("the key %q of %s cannot be written in a settings file", key, a.Name)
			}
		}
	}
}

func TestKeyName(t *testing.T) {
	for _, k := range []string{"j", "J", "ü", "港", "]", "space", "enter", "ctrl+d", "shift+tab", "f20", "alt+x", "alt+enter", "pgdown"} {
		if _, ok := keyName(k); !ok {
			t.Errorf("%q is no key", k)
		}
	}
	for _, k := range []string{"", "jj", "ctrl+", "ctrl+i", "runes", "alt+", "\x1b", "hyper+x", "f21", "\u202e"} {
		if got, ok := keyName(k); ok {
			t.Errorf("%q is the key %q", k, got)
		}
	}
}

func TestSettle(t *testing.T) {
	m := reader(t, 80, 24, termenv.Ascii)
	m.settle(settings.Settings{Layers: []string{"actors"}, Width: 50, Keys: map[string][]string{"help": {"x"}, "quit": nil}})
	m.layout()
	if m.layers != shownLayers([]string{"actors"}) || m.article.page.Width > 50 {
		t.Errorf("layers %b, %d columns", m.layers, m.article.page.Width)
	}
	press(m, "x")
	press(m, "G")
	s := screen(m)
	if !strings.Contains(s, "x        this help") || strings.Contains(s, "close what is open, else quit") {
		t.Errorf("the help:\n%s", s)
	}
}
