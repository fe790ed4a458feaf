package tui

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// Article is an article that can be read.
type Article struct {
	Name string // shown to people
	Path string // of its file; empty when it has none
	Open func(context.Context) (Opened, error)
}

// Opened is an article that was opened.
type Opened struct {
	Doc     *text.Document        // shown before it is analysed
	Rest    func() *text.Document // reads the whole article when Doc is its beginning; else nil
	Analyze Analysis              // nil for one without marks
}

// shelf is the list of the articles, when there are several.
type shelf struct {
	volumes []*volume
	at      int  // the one that is seen
	open    bool // the list is seen
	list    list
}

// volume is one of several articles.
type volume struct {
	Article
	sheet *sheet // nil until it is opened
	title string
	words int
	err   error
}

// opened is an article that came when it was asked for.
type opened struct {
	i int
	Opened
	err error
}

// scanned is what the list tells of an article.
type scanned struct {
	i, words int
	title    string
	err      error
}

// scan reads the articles one after the other for their titles and lengths.
func (m *model) scan(i int) tea.Cmd {
	if i >= len(m.shelf.volumes) {
		return nil
	}
	ctx, open := m.ctx, m.shelf.volumes[i].Open
	return func() tea.Msg {
		o, err := open(ctx)
		if err != nil {
			return scanned{i: i, err: err}
		}
		if o.Rest != nil {
			o.Doc = o.Rest()
		}
		return scanned{i: i, title: o.Doc.Visible(o.Doc.Title), words: words(o.Doc)}
	}
}

// words counts the words of an article as its profile does.
func words(doc *text.Document) int {
	n := 0
	for i := range doc.Tokens {
		if r, _ := utf8.DecodeRuneInString(doc.Word(i)); unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

func (m *model) note(s scanned) tea.Cmd {
	v := m.shelf.volumes[s.i]
	v.title, v.words, v.err = s.title, s.words, s.err
	return m.scan(s.i + 1)
}

// takeDown opens an article of the list, at the place where it was left.
func (m *model) takeDown(i int) tea.Cmd {
	if i < 0 || i >= len(m.shelf.volumes) {
		m.message = "no article that way"
		return nil
	}
	v := m.shelf.volumes[i]
	if v.sheet != nil {
		m.show(i)
		return m.begin()
	}
	m.message = "opening " + page.Clean(v.Name) + "…"
	ctx := m.ctx
	return func() tea.Msg {
		o, err := v.Open(ctx)
		return opened{i, o, err}
	}
}

// put shows an article that was opened.
func (m *model) put(o opened) tea.Cmd {
	v := m.shelf.volumes[o.i]
	m.message = ""
	if v.err = o.err; o.err != nil {
		m.message = page.Clean(o.err.Error())
		return nil
	}
	v.sheet = newSheet(v.Name, v.Path, o.Doc, o.Analyze)
	v.sheet.reopen, v.sheet.article.rest = v.Open, o.Rest
	m.show(o.i)
	return tea.Batch(m.begin(), m.recall())
}

func (m *model) show(i int) {
	m.notePlace()
	m.sheet.leave()
	m.sheet = m.shelf.volumes[i].sheet
	m.shelf.at, m.shelf.open, m.shelf.list.at = i, false, i
	m.focus = inText
	m.panel.close()
	m.pane.refresh()
	m.layout()
}

// several reports whether there is a list of articles.
func (m *model) several() bool { return len(m.shelf.volumes) > 1 }

// shelfKey does an action in the list of the articles.
func (m *model) shelfKey(a action, n int) tea.Cmd {
	l, times := &m.shelf.list, max(n, 1)
	switch a {
	case down:
		l.move(times)
	case up:
		l.move(-times)
	case halfDown, pageDown:
		l.move(times * l.rows)
	case halfUp, pageUp:
		l.move(-times * l.rows)
	case toTop:
		l.move(-l.len)
	case toBottom:
		l.move(l.len)
		if n > 0 {
			l.move(n - l.len)
		}
	case enter:
		return m.takeDown(l.at)
	case quit:
		return m.leave()
	case back, articles:
		m.shelf.open = m.shelf.volumes[m.shelf.at].sheet == nil
	case nextTheme:
		m.nextTheme()
	case showHelp:
		m.showKeys()
	}
	return nil
}

// describe tells of the article that is picked.
func (s *shelf) describe() string {
	v := s.volumes[s.list.at]
	out := fmt.Sprintf("article %d of %d", s.list.at+1, len(s.volumes))
	switch {
	case v.err != nil:
		return out + ", cannot be read"
	case v.sheet == nil || v.sheet.article.page == nil:
		return out + ", not opened yet"
	case s.at == s.list.at:
		return out + ", esc goes back to it"
	}
	return out + ", read to " + v.read()
}

const volumeRows = 2

// rows draws the list.
func (s *shelf) rows(m *model, width, height int) []string {
	head := fmt.Sprintf("── %d articles · enter opens · q quits ", len(s.volumes))
	out := []string{m.theme.Paint(page.Dim, ansi.Truncate(head+strings.Repeat("─", max(width-page.Width(head), 0)), width, ""))}
	s.list.fit(len(s.volumes), (height-1)/volumeRows)
	for i := s.list.top; i < min(len(s.volumes), s.list.top+s.list.rows); i++ {
		for _, r := range s.volumes[i].rows(m.theme) {
			here := r.right != "" && i == s.at && s.volumes[i].sheet != nil
			out = append(out, m.entryRow(r, here, i == s.list.at, width))
		}
	}
	for len(out) < height {
		out = append(out, "")
	}
	return out[:max(height, 0)]
}

// rows are the two rows of an article in the list.
func (v *volume) rows(theme *page.Theme) []row {
	title, about := page.Clean(v.title), page.Clean(v.Name)
	if v.Path != "" {
		about = page.Clean(v.Path)
	}
	if title == "" {
		title = page.Clean(v.Name)
	}
	right := " "
	if v.words > 0 {
		right = fmt.Sprintf(" %d words %5s", v.words, v.read())
	}
	if v.err != nil {
		about = page.Clean(v.err.Error())
	}
	return []row{{theme.Look(page.Heading), title, right}, {theme.Look(page.Dim), about, ""}}
}

// read is the place in the article the reader has come to.
func (v *volume) read() string {
	if v.sheet == nil || v.sheet.article.page == nil {
		return "new"
	}
	return fmt.Sprintf("%d%%", v.sheet.article.percent())
}
