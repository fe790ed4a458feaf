package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// part is what the keys go to.
type part int

const (
	inText part = iota
	inPane
	inMap
)

// model is the whole reader. Its parts are structs with methods; nothing in
// Update waits for anything, and View draws what is on the screen only.
type model struct {
	*sheet  // the article that is seen
	shelf   shelf
	ctx     context.Context // of the whole program
	theme   *page.Theme
	keys    *keymap
	least   float64      // findings less certain than this are not shown
	theming *theming     // makes other themes; nil for a reader of one theme
	say     func(string) // tells the terminal something that is no part of the screen

	width, height int
	measure       int
	pane          pane
	panel         panel
	mini          minimap

	layers   page.Layer
	fade     page.Fade
	mouse    bool // the terminal tells of the mouse
	focus    part
	count    int    // the number typed before a key
	sought   string // what was searched for last
	awaiting action // what the next key is the letter of
	message  string
	desk     desk // how the reader reviews
	painter  page.Painter
}

// newModel is a reader of one article.
func newModel(name string, doc *text.Document, theme *page.Theme, measure int) *model {
	m := &model{
		sheet: newSheet(name, "", doc, nil),
		ctx:   context.Background(),
		theme: theme, measure: measure,
		pane:   newPane(),
		keys:   newKeymap(nil),
		layers: shownLayers(nil),
	}
	if m.measure <= 0 {
		m.measure = defaultMeasure
	}
	return m
}

// Init asks the terminal what it looks like, starts the analysis and looks up where
// the reader left the article.
func (m *model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.askTerminal(), m.begin(), m.scan(0), m.recall(), m.watching()}
	if m.mouse {
		cmds = append(cmds, m.useMouse(true))
	}
	return tea.Batch(cmds...)
}

// Update takes in what happened, and has done in the background what that
// leaves to do.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.update(msg)
	return m, tea.Batch(cmd, m.layRest(), m.analyzeSeen())
}

func (m *model) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		m.layout()
	case analysed:
		return m.take(msg)
	case progressed:
		if m.analysing {
			return tick()
		}
	case laid:
		return m.hasLaid(msg)
	case opened:
		return m.put(msg)
	case scanned:
		return m.note(msg)
	case background:
		m.answered(msg)
	case looked:
		return m.hasLooked(msg)
	case copied:
		m.message = msg.message
	case unopened:
		return m.copyAddress(msg.to)
	case edited:
		return tea.Batch(m.useMouse(m.mouse), m.afterEdit(msg))
	case reopened:
		return m.replace(msg)
	case tea.MouseMsg:
		return m.pointed(msg)
	case tea.ResumeMsg:
		return m.useMouse(m.mouse)
	case tea.KeyMsg:
		m.review.moved = true
		return m.typedAhead(msg)
	default:
		return m.reviewMsg(msg)
	}
	return nil
}
