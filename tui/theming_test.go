package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"ascribe/tui/page"
)

func themed(t *testing.T, name string, style *Style, env map[string]string) *model {
	t.Helper()
	m := reader(t, 120, 40, termenv.TrueColor)
	m.theming = newTheming(name, false, style, func(k string) string { return env[k] })
	m.useTheme(m.theming.theme())
	return m
}

// The key goes through every theme and comes back; each time the screen shows
// the same words in other colours.
func TestNextTheme(t *testing.T) {
	m := themed(t, "light", nil, map[string]string{"COLORTERM": "truecolor"})
	words, seen := screen(m), []string{m.theme.Name}
	before := m.View()
	for range page.Themes() {
		press(m, "T")
		if m.message != "theme "+m.theme.Name {
			t.Errorf("it says %q", m.message)
		}
		m.message = ""
		if screen(m) != words {
			t.Errorf("%s changes the words:\n%s", m.theme.Name, screen(m))
		}
		if m.View() == before {
			t.Errorf("%s looks like the theme before it", m.theme.Name)
		}
		before = m.View()
		seen = append(seen, m.theme.Name)
	}
	slices.Sort(seen)
	if n := len(slices.Compact(seen)); n != len(page.Themes()) || m.theme.Name != "light" {
		t.Errorf("%d themes of %d, the last %s", n, len(page.Themes()), m.theme.Name)
	}
}

func TestNoThemesWithoutColours(t *testing.T) {
	m := themed(t, "", nil, map[string]string{"NO_COLOR": "1"})
	press(m, "T")
	if m.theme.Name != "mono" || !strings.Contains(screen(m), "no colours here") {
		t.Errorf("%s: %s", m.theme.Name, screen(m))
	}
	if m.say = func(string) { t.Error("it asks for a background that does not matter") }; m.askTerminal() != nil {
		m.askTerminal()()
	}
}

func TestStyleOverTheTheme(t *testing.T) {
	style := &Style{"mine", []byte(`{"document": {"color": "#222222"}, "heading": {"color": "#aa0000"}}`)}
	m := themed(t, "", style, map[string]string{"COLORTERM": "truecolor"})
	if m.theme.Name != "mine" || m.theme.Dark || m.theme.Look(page.Heading).Fg.Hex != "#aa0000" {
		t.Errorf("%s, dark %v, headings %v", m.theme.Name, m.theme.Dark, m.theme.Look(page.Heading))
	}
	press(m, "T")
	if m.theme.Name != "light-contrast" {
		t.Errorf("after the style comes %s", m.theme.Name)
	}
}
