package tui

import (
	"context"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

func TestCopy(t *testing.T) {
	old := nativeClipboard
	defer func() { nativeClipboard = old }()
	var native string
	nativeClipboard = func(s string) error { native = s; return nil }
	for _, v := range []string{"SSH_TTY", "SSH_CONNECTION"} {
		t.Setenv(v, "")
	}
	t.Setenv("TERM", "xterm-256color")
	tests := []struct {
		keys []string
		want string
	}{
		{[]string{"]", "y"}, "the crews could strike on Friday"},
		{[]string{"]", "Y"}, "“the crews could strike on Friday” — Mara Venn, “Pilots weigh a strike 🛩️”, news/story.md:3:37"},
		{[]string{"}", "y"}, "Mara Venn of the pilots' union said the crews could strike on Friday. 港湾局は火曜日に発表した。"},
		{[]string{"G", "k", "j", "y"}, "The airline declined to answer."},
		{[]string{"l", "tab", "enter", "Y"}, "“delays because fog may stay” — Some, “Pilots weigh a strike 🛩️”, news/story.md:5:11"},
	}
	for _, tt := range tests {
		m := reader(t, 120, 40, termenv.Ascii)
		m.path = "news/story.md"
		var said string
		m.say = func(s string) { said = s }
		native = ""
		run(m, press(m, tt.keys...))
		if native != tt.want {
			t.Errorf("%v copied\n%s, want\n%s", tt.keys, native, tt.want)
		}
		if !strings.HasPrefix(said, "\x1b]52;c;") || !strings.Contains(m.message, "copied") {
			t.Errorf("%v: the terminal got %q, the reader %q", tt.keys, said, m.message)
		}
	}
	nativeClipboard = func(string) error { return errors.New("none") }
	for asked, want := range map[bool]string{true: "OSC 52", false: "not copied"} {
		if s := copyNative("x", asked, false); !strings.Contains(s, want) {
			t.Errorf("without a clipboard: %q", s)
		}
	}
	if s := copyNative("x", true, true); !strings.Contains(s, "set-clipboard") {
		t.Errorf("from afar: %q", s)
	}
}

func TestEditorCommand(t *testing.T) {
	for editor, want := range map[string]string{
		"vim": "vim +7 a.md", "/usr/bin/nvim -R": "/usr/bin/nvim -R +7 a.md", "hx": "hx a.md:7:3",
		"code --wait": "code --wait --goto a.md:7:3", "micro": "micro +7:3 a.md", "ed": "ed a.md",
	} {
		if got := strings.Join(editorCommand(editor, "a.md", 7, 3), " "); got != want {
			t.Errorf("%s: %s, want %s", editor, got, want)
		}
	}
	if got := editorCommand("vi", "-rf", 1, 1); slices.Contains(got, "-rf") {
		t.Errorf("the name is taken for an option: %v", got)
	}
}

func TestEdit(t *testing.T) {
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "vi")
	m := reader(t, 120, 40, termenv.Ascii)
	press(m, "E")
	if !strings.Contains(m.message, "pipe") {
		t.Errorf("message %q", m.message)
	}
	m.path = "story.md"
	if cmd := press(m, "E"); cmd == nil {
		t.Error("no editor")
	}
	m.reopen = func(context.Context) (Opened, error) {
		return Opened{Doc: text.Parse("# Another title\n\n"+story, text.Markdown)}, nil
	}
	_, cmd := m.Update(edited{sheet: m.sheet})
	run(m, cmd)
	if s := screen(m); !strings.Contains(s, "Another title") || !strings.Contains(s, "was edited") {
		t.Errorf("after the edit:\n%s", s)
	}
	t.Setenv("EDITOR", " ")
	press(m, "E")
	if !strings.Contains(m.message, "EDITOR") {
		t.Errorf("message %q", m.message)
	}
}

const linkedStory = "# News\n\nA [report](https://example.org/report) and [a\nletter](https://example.org/b?x=1;2) of **[the mayor](javascript:alert)**.\n\n" +
	"It stands at https://example.org/plain.\n"

func TestLinks(t *testing.T) {
	old := browse
	defer func() { browse = old }()
	var went []string
	browse = func(to string) error { went = append(went, to); return nil }
	open := func() *model {
		m := newModel("links", text.Parse(linkedStory, text.Markdown), page.NewTheme("dark", termenv.Ascii), 0)
		m.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
		return m
	}
	m := open()
	press(m, "o")
	s := screen(m)
	for _, want := range []string{"1 report", "2 a letter", "3 the mayor", "4 https://example.org/plain  "} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is missing in\n%s", want, s)
		}
	}
	run(m, press(m, "2"))
	run(m, press(m, "o", "3"))
	if !strings.Contains(m.message, "no address") {
		t.Errorf("message %q", m.message)
	}
	run(m, press(m, "G", "o"))
	if want := []string{"https://example.org/b?x=1;2", "https://example.org/plain"}; !slices.Equal(went, want) {
		t.Errorf("opened %v, want %v", went, want)
	}
	browse = func(string) error { return &exec.Error{Name: "xdg-open", Err: exec.ErrNotFound} }
	var said string
	m.say = func(s string) { said = s }
	t.Setenv("TERM", "xterm")
	run(m, press(m, "o"))
	if said == "" || !strings.Contains(m.message, "no browser") {
		t.Errorf("without a browser: %q, %q", said, m.message)
	}
}

// Addresses in code and tables, which are drawn, can be opened, too.
func TestLinksInDrawnBlocks(t *testing.T) {
	const story = "Read this.\n\n```\ncurl https://example.org/a.txt | less\n```\n\n| where |\n|---|\n| [here](https://example.org/b) |\n"
	m := newModel("links", text.Parse(story, text.Markdown), page.NewTheme("dark", termenv.Ascii), 0)
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	var to []string
	for _, l := range m.links(0, len(m.article.page.Rows)) {
		to = append(to, l.to)
	}
	if want := []string{"https://example.org/a.txt", "https://example.org/b"}; !slices.Equal(to, want) {
		t.Errorf("%q, want %q", to, want)
	}
}

func TestLetters(t *testing.T) {
	long := strings.Repeat("Venn said the crews could strike, and nobody in the harbour knew when.\n\n", 200)
	m := newModel("long", text.Parse(long, text.Plain), page.NewTheme("dark", termenv.Ascii), 0)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	press(m, "4", "8", "j", "m", "a", "G", "'", "a")
	if m.article.row != 48 {
		t.Errorf("at row %d", m.article.row)
	}
	press(m, "'", "'")
	if m.article.row != m.article.last() {
		t.Errorf("'' went to row %d", m.article.row)
	}
	press(m, "'", "z")
	if !strings.Contains(m.message, "no place") {
		t.Errorf("message %q", m.message)
	}
	press(m, "1", "2", "G", "3", "k", "2", "d")
	if want := 11 - 3 + 2*(m.article.height/2); m.article.row != want {
		t.Errorf("at row %d, want %d", m.article.row, want)
	}
}

func TestSearchPatterns(t *testing.T) {
	doc := text.Parse("# Fog\n\nThe “fog” of 1998 and the fog of 2004. Fog (again) cost 5 euros a\nday; İstanbul's fog did not.\n", text.Markdown)
	tests := []struct {
		query string
		want  []string
	}{
		{"fog", []string{"Fog", "fog", "fog", "Fog", "fog"}},
		{"Fog", []string{"Fog", "Fog"}},
		{`\d{4}`, []string{"1998", "2004"}},
		{`[A-Z]\w+`, []string{"Fog", "The", "Fog"}},
		{`of \S+`, []string{"of 1998", "of 2004."}},
		{`"fog"`, []string{"“fog”"}},
		{"(again", []string{"(again"}},
		{`\(again\)`, []string{"(again)"}},
		{"euros a day", []string{"euros a\nday"}},
		{"x*", nil},
		{"^the.*2004", []string{"The “fog” of 1998 and the fog of 2004"}},
	}
	for _, tt := range tests {
		s := newSearch()
		s.run(doc, tt.query, 0)
		var got []string
		for _, f := range s.found {
			got = append(got, doc.Text(f))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q found %q, want %q", tt.query, got, tt.want)
		}
	}
}

// A long article is searched aside: keys typed meanwhile are not held up, and
// the search that counts is the last one.
func TestLongSearch(t *testing.T) {
	long := strings.Repeat("Venn said the crews could strike, and nobody in the harbour knew when.\n\n", 1000) + "A zebra came.\n"
	m := newModel("long", text.Parse(long, text.Plain), page.NewTheme("dark", termenv.Ascii), 0)
	run(m, opens(m))
	first := press(m, "/", "z")
	press(m, "e")
	if s := m.statusLine(); !strings.Contains(s, "…") {
		t.Errorf("status %q", s)
	}
	press(m, "enter")
	run(m, first)
	if s := screen(m); m.search.query != "ze" || !strings.Contains(s, "/ze 1/1") || !strings.Contains(s, "A zebra") {
		t.Errorf("the search %q found %d\n%s", m.search.query, len(m.search.found), s)
	}
	run(m, press(m, "/", "q", "q"))
	press(m, "enter")
	run(m, press(m, "/"))
	press(m, "esc")
	if m.search.query != "" {
		t.Error("esc leaves the search")
	}
}
