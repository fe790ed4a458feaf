package tui

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/muesli/cancelreader"
	"github.com/muesli/termenv"

	"ascribe/tui/page"
)

// patience is how long a terminal has to tell its background colour.
const patience = 100 * time.Millisecond

// theme picks the theme for a terminal: the one that was asked for, by name or
// in ASCRIBE_THEME; or dark or light by COLORFGBG; or by what the terminal
// says when it is asked.
func pickTheme(name string, env func(string) string, ask func() (dark, ok bool)) *page.Theme {
	profile := colours(env)
	if name == "" || name == "auto" {
		name = env("ASCRIBE_THEME")
	}
	if name == "" || name == "auto" {
		name = "dark"
		if dark, ok := fromEnvironment(env("COLORFGBG")); ok {
			if !dark {
				name = "light"
			}
		} else if profile != termenv.Ascii {
			if dark, ok := ask(); ok && !dark {
				name = "light"
			}
		}
	}
	t := page.NewTheme(name, profile)
	t.Fancy = fancy(env) && t.Name != "mono"
	return t
}

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

// fromEnvironment reads the colours some terminals put into COLORFGBG, as in
// "15;0" or "0;default;15": the last one is the background.
func fromEnvironment(s string) (dark, ok bool) {
	n, err := strconv.Atoi(s[strings.LastIndex(s, ";")+1:])
	if s == "" || err != nil {
		return false, false
	}
	return n < 7 || n == 8, true
}

// askBackground asks the terminal for its background colour and, so that one
// that does not know the question is soon done, for what it is, which they all
// know. It waits no longer than its patience.
func askBackground(in, out *os.File) (dark, ok bool) {
	old, err := term.MakeRaw(in.Fd())
	if err != nil {
		return false, false
	}
	defer term.Restore(in.Fd(), old)
	r, err := cancelreader.NewReader(in)
	if err != nil {
		return false, false
	}
	defer r.Close()
	if _, err := io.WriteString(out, "\x1b]11;?\x1b\\\x1b[c"); err != nil {
		return false, false
	}
	timer := time.AfterFunc(patience, func() { r.Cancel() })
	defer timer.Stop()
	var answer []byte
	buf := make([]byte, 256)
	for !deviceAnswer.Match(answer) {
		n, err := r.Read(buf)
		answer = append(answer, buf[:n]...)
		if err != nil {
			break
		}
	}
	return readBackground(answer)
}

var (
	deviceAnswer     = regexp.MustCompile(`\x1b\[\?[0-9;]*c`)
	backgroundAnswer = regexp.MustCompile(`\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})`)
)

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
	held []byte // the beginning of what may be an answer
}

// Read reads keys.
func (k *keyboard) Read(p []byte) (int, error) {
	buf := make([]byte, max(len(p)-len(k.held), 1))
	n, err := k.File.Read(buf)
	var keys []byte
	keys, k.held = withoutAnswers(append(k.held, buf[:n]...))
	return copy(p, keys), err
}

// withoutAnswers takes operating system commands, ESC ] to BEL or ESC \, out
// of input. What may go on in the next read is held back.
func withoutAnswers(in []byte) (keys, held []byte) {
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
			in = in[bell+1:]
		case end >= 0:
			in = in[end+3:]
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
