package tui

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/muesli/termenv"
)

// colours is what the terminal can show, by what its environment says.
func colours(env func(string) string) termenv.Profile {
	kind := env("TERM")
	switch {
	case env("NO_COLOR") != "" || kind == "dumb":
		return termenv.Ascii
	case env("COLORTERM") == "truecolor" || env("COLORTERM") == "24bit" || env("WT_SESSION") != "":
		return termenv.TrueColor
	case strings.HasSuffix(kind, "-direct"), kind == "xterm-kitty", kind == "xterm-ghostty", kind == "alacritty", kind == "wezterm", kind == "foot":
		return termenv.TrueColor
	case strings.Contains(kind, "256color"):
		return termenv.ANSI256
	}
	return termenv.ANSI
}

// fancy reports whether the terminal is known to draw waves and dots under
// text. One that is not could take them for something else.
func fancy(env func(string) string) bool {
	switch env("TERM") {
	case "xterm-kitty", "xterm-ghostty", "alacritty", "wezterm", "foot":
		return true
	}
	switch env("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "ghostty":
		return env("TMUX") == ""
	}
	vte, _ := strconv.Atoi(env("VTE_VERSION"))
	return vte >= 5200 && env("TMUX") == ""
}

// hyperlinks reports whether the terminal is known to take links (OSC 8).
func hyperlinks(env func(string) string) bool {
	if env("STY") != "" {
		return false
	}
	if program := env("TERM_PROGRAM"); env("TMUX") != "" || program == "tmux" {
		var major, minor int
		fmt.Sscanf(env("TERM_PROGRAM_VERSION"), "%d.%d", &major, &minor)
		return program == "tmux" && (major > 3 || major == 3 && minor >= 4)
	} else if program == "iTerm.app" || program == "WezTerm" || program == "ghostty" || program == "vscode" {
		return true
	}
	switch env("TERM") {
	case "xterm-kitty", "xterm-ghostty", "alacritty", "wezterm", "foot":
		return true
	}
	vte, _ := strconv.Atoi(env("VTE_VERSION"))
	konsole, _ := strconv.Atoi(env("KONSOLE_VERSION"))
	return vte >= 5002 || konsole >= 201200 || env("WT_SESSION") != ""
}

// fromEnvironment reads the colours some terminals put into COLORFGBG, as in
// "15;0" or "0;default;15": the last one is the background.
func fromEnvironment(s string) (dark, ok bool) {
	n, err := strconv.Atoi(s[strings.LastIndex(s, ";")+1:])
	if s == "" || err != nil {
		return false, false
	}
	return n < 7 || n == 8, true
}

var backgroundAnswer = regexp.MustCompile(`\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})`)

// readBackground finds the colour in a terminal's answer.
func readBackground(answer []byte) (dark, ok bool) {
	m := backgroundAnswer.FindSubmatch(answer)
	if m == nil {
		return false, false
	}
	var light float64
	for i, weight := range []float64{0.299, 0.587, 0.114} {
		v, _ := strconv.ParseUint(string(m[i+1]), 16, 16)
		light += weight * float64(v) / float64(uint(1)<<(4*len(m[i+1]))-1)
	}
	return light < 0.5, true
}

// keyboard is a terminal whose late answers do not arrive as keys: bubbletea
// would read the answer to a question about colours as typed letters.
type keyboard struct {
	*os.File
	held   []byte       // the beginning of what may be an answer
	answer func([]byte) // takes an answer
}

// Read reads keys.
func (k *keyboard) Read(p []byte) (int, error) {
	buf := make([]byte, max(len(p)-len(k.held), 1))
	n, err := k.File.Read(buf)
	var keys []byte
	keys, k.held = withoutAnswers(append(k.held, buf[:n]...), k.answer)
	return copy(p, keys), err
}

// withoutAnswers takes operating system commands, ESC ] to BEL or ESC \, out
// of input and gives them to answer, unless that is nil. What may go on in the
// next read is held back.
func withoutAnswers(in []byte, answer func([]byte)) (keys, held []byte) {
	take := func(n int) {
		if answer != nil {
			answer(in[:n])
		}
		in = in[n:]
	}
	for {
		i := bytes.Index(in, []byte("\x1b]"))
		if i < 0 {
			return append(keys, in...), nil
		}
		keys = append(keys, in[:i]...)
		in = in[i:]
		bell, end := bytes.IndexByte(in, '\a'), bytes.Index(in[1:], []byte("\x1b\\"))
		switch {
		case bell >= 0 && (end < 0 || bell < end):
			take(bell + 1)
		case end >= 0:
			take(end + 3)
		case len(in) > 64 || len(in) == 2:
			return append(keys, in...), nil // no answer, a key pressed with alt
		default:
			return keys, bytes.Clone(in)
		}
	}
}

// openTerminal is the terminal the program was started from, for keys when
// standard input is something else.
func openTerminal() (*os.File, error) {
	f, err := os.OpenFile(terminalName, os.O_RDWR, 0)
	if err != nil {
		return nil, fmt.Errorf("open the terminal for keys: %w", err)
	}
	return f, nil
}
