package tui

import (
	"testing"

	"github.com/muesli/termenv"
)

func TestPickTheme(t *testing.T) {
	tests := []struct {
		name, flag string
		env        map[string]string
		light      bool // what the terminal answers
		want       string
	}{
		{"terminal is light", "", map[string]string{"TERM": "xterm-256color"}, true, "light"},
		{"terminal is dark", "auto", map[string]string{"TERM": "xterm-256color"}, false, "dark"},
		{"flag wins", "dark", map[string]string{"ASCRIBE_THEME": "light"}, true, "dark"},
		{"environment", "", map[string]string{"ASCRIBE_THEME": "light"}, false, "light"},
		{"COLORFGBG", "", map[string]string{"COLORFGBG": "0;default;15"}, false, "light"},
		{"by the terminal", "contrast", map[string]string{"TERM": "xterm-256color"}, true, "light-contrast"},
		{"by COLORFGBG", "safe", map[string]string{"COLORFGBG": "15;0"}, true, "dark-safe"},
		{"by name", "light-safe", nil, false, "light-safe"},
		{"NO_COLOR", "light", map[string]string{"NO_COLOR": "1", "TERM": "xterm-256color"}, true, "mono"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := func(k string) string { return tt.env[k] }
			m := reader(t, 80, 24, termenv.TrueColor)
			m.theming = newTheming(tt.flag, false, nil, env)
			m.theme = m.theming.theme()
			asked := false
			m.say = func(string) { asked = true }
			if cmd := m.askTerminal(); cmd != nil {
				cmd()
			}
			if asked {
				m.Update(background{!tt.light})
			}
			if m.theme.Name != tt.want {
				t.Errorf("got %s, want %s", m.theme.Name, tt.want)
			}
		})
	}
	if p := colours(func(string) string { return "" }); p != termenv.ANSI {
		t.Errorf("an unknown terminal shows %v", p)
	}
}

func TestReadBackground(t *testing.T) {
	tests := []struct {
		in       string
		dark, ok bool
	}{
		{"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c", false, true},
		{"\x1b]11;rgb:1a/1a/1a\a", true, true},
		{"\x1b[?62c", false, false},
	}
	for _, tt := range tests {
		if dark, ok := readBackground([]byte(tt.in)); dark != tt.dark || ok != tt.ok {
			t.Errorf("%q: %v %v", tt.in, dark, ok)
		}
	}
}

func TestLateAnswersAreNoKeys(t *testing.T) {
	keys, held := withoutAnswers([]byte("j\x1b]11;rgb:0/0/0\x1b\\k\x1b]11;rgb"), nil)
	if string(keys) != "jk" || string(held) != "\x1b]11;rgb" {
		t.Errorf("keys %q, held %q", keys, held)
	}
	keys, held = withoutAnswers(append(held, ":0/0/0\ag"...), nil)
	if string(keys) != "g" || held != nil {
		t.Errorf("keys %q, held %q", keys, held)
	}
	if keys, _ := withoutAnswers([]byte("\x1b]"), nil); string(keys) != "\x1b]" {
		t.Errorf("alt and ] gave %q", keys)
	}
}

func TestTerminalsWithLinks(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"TERM": "xterm-kitty"}, true},
		{map[string]string{"TERM": "xterm-256color"}, false},
		{map[string]string{"VTE_VERSION": "7200"}, true},
		{map[string]string{"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4", "TMUX": "x"}, true},
		{map[string]string{"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a", "TMUX": "x", "VTE_VERSION": "7200"}, false},
		{map[string]string{"TERM": "screen", "STY": "x", "VTE_VERSION": "7200"}, false},
		{map[string]string{"WT_SESSION": "x"}, true},
	} {
		if got := hyperlinks(func(k string) string { return tt.env[k] }); got != tt.want {
			t.Errorf("%v: %v", tt.env, got)
		}
	}
}
