package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ascribe/tui/page"
)

// Style is a glamour style file, which takes the place of a theme's look for
// what Markdown marks.
type Style struct {
	Name string
	JSON []byte
}

// theming makes the themes of one terminal and goes from one to the next.
type theming struct {
	name    string // what was chosen; "auto", "contrast" and "safe" go by the background
	style   *Style
	profile termenv.Profile
	fancy   bool
	links   bool
	dark    bool // the terminal's background, as far as it is known
	ask     bool // it is not known yet
}

// newTheming finds out what is known without asking the terminal: the theme
// that was chosen, by name or in ASCRIBE_THEME, the colours the terminal has, and
// its background as COLORFGBG tells it. Until the terminal has answered it
// passes for dark, so that nobody waits for one that does not answer.
func newTheming(name string, colorless bool, style *Style, env func(string) string) *theming {
	if name == "" || name == "auto" {
		name = env("ASCRIBE_THEME")
	}
	t := &theming{name: name, style: style, profile: colours(env), fancy: fancy(env), links: hyperlinks(env), dark: true}
	if colorless {
		t.profile = termenv.Ascii
	}
	if dark, ok := fromEnvironment(env("COLORFGBG")); ok {
		t.dark = dark
	} else {
		t.ask = t.profile != termenv.Ascii
	}
	if style != nil && (name == "" || name == "auto") {
		if dark, ok := page.StyleIsDark(style.JSON); ok {
			t.dark, t.ask = dark, false
		}
	}
	return t
}

// theme is the theme that was chosen, on the background that is known.
func (t *theming) theme() *page.Theme {
	made := page.NewTheme(page.ThemeFor(t.name, t.dark), t.profile)
	if t.style != nil {
		// It was read before: what is no style is an error of the command line.
		if styled, err := made.WithStyle(t.style.Name, t.style.JSON); err == nil {
			made = styled
		}
	}
	made.Links = t.links
	made.Fancy = t.fancy && t.profile != termenv.Ascii
	return made
}

// next goes on to the next theme: first those for the terminal's background.
func (t *theming) next() *page.Theme {
	names := page.Themes()
	current := page.ThemeFor(t.name, t.dark)
	i := slices.Index(names, current) + 1
	t.name, t.style = names[i%len(names)], nil
	return t.theme()
}

// background is the terminal's answer to the question for its background.
type background struct{ dark bool }

// useTheme shows everything in another theme. Tables and code are laid out in
// their colours, and what a panel holds is painted, so both are made anew; a
// panel that cannot be is closed.
func (m *model) useTheme(theme *page.Theme) {
	m.theme = theme
	if m.panel.draw == nil {
		m.panel.close()
	}
	m.article.pages = nil
	m.layout()
}

// nextTheme is what the key for it does.
func (m *model) nextTheme() {
	if m.theming == nil || m.theming.profile == termenv.Ascii {
		m.message = "no colours here: NO_COLOR is set, or the terminal has none"
		return
	}
	m.useTheme(m.theming.next())
	m.message = "theme " + m.theme.Name
}

// answered takes in what the terminal's background is.
func (m *model) answered(b background) {
	if m.theming == nil || m.theming.dark == b.dark {
		return
	}
	m.theming.dark = b.dark
	if page.ThemeFor(m.theming.name, true) != page.ThemeFor(m.theming.name, false) {
		m.useTheme(m.theming.theme())
	}
}

// askTerminal is the command that asks the terminal for its background. The
// answer comes among the keys.
func (m *model) askTerminal() tea.Cmd {
	if m.theming == nil || !m.theming.ask || m.say == nil {
		return nil
	}
	say := m.say
	return func() tea.Msg {
		say("\x1b]11;?\x1b\\")
		return nil
	}
}
