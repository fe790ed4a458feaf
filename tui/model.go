package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// part is what the keys go to.
type part int

const (
	inText part = iota
	inPane
)

// model is the whole reader. Its parts are structs with methods; nothing in
// Update waits for anything, and View draws what is on the screen only.
type model struct {
	name    string
	theme   *page.Theme
	keys    *keymap
	least   float64      // findings less certain than this are not shown
	theming *theming     // makes other themes; nil for a reader of one theme
	say     func(string) // tells the terminal something that is no part of the screen
	analyze func() (*report.Report, error)

	width, height int
	measure       int
	article       article
	found         *findings
	pane          pane
	search        search
	panel         panel

	layers     page.Layer
	fade       page.Fade
	focus      part
	chosen     []page.Item // the one finding that was picked, if any
	chosenAt   int         // the place of it that was gone to
	chosenRow  int         // the row the reader was at when it was picked
	spot       int         // the actor that stands out alone, -1 for none
	spotted    []text.Span // where it speaks or is named
	count      int         // the number typed before a key
	generation int
	analysing  bool
	message    string
	painter    page.Painter
}

// analysed is the result of an analysis.
type analysed struct {
	generation int
	found      *findings
	err        error
}

func newModel(name string, doc *text.Document, theme *page.Theme, measure int) *model {
	m := &model{
		name: name, theme: theme, measure: measure,
		article: article{doc: doc},
		found:   link(nil),
		search:  newSearch(),
		pane:    newPane(),
		spot:    -1,
		keys:    newKeymap(nil),
		layers:  shownLayers(nil),
	}
	if m.measure <= 0 {
		m.measure = defaultMeasure
	}
	return m
}

// Init asks the terminal what it looks like and starts the analysis.
func (m *model) Init() tea.Cmd { return tea.Batch(m.askTerminal(), m.startAnalysis()) }

func (m *model) startAnalysis() tea.Cmd {
	if m.analyze == nil {
		return nil
	}
	m.generation++
	m.analysing = true
	generation, analyze, least := m.generation, m.analyze, m.least
	return func() tea.Msg {
		r, err := analyze()
		if err != nil {
			return analysed{generation: generation, err: err}
		}
		return analysed{generation: generation, found: link(sure(r, least))}
	}
}

// Update takes in what happened.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		m.layout()
	case analysed:
		m.take(msg)
	case background:
		m.answered(msg)
	case tea.KeyMsg:
		return m, m.key(msg)
	}
	return m, nil
}

// take fills in the result of an analysis, unless a later one was begun.
func (m *model) take(a analysed) {
	if a.generation != m.generation {
		return
	}
	m.analysing = false
	if a.err != nil {
		if a.err != context.Canceled {
			m.message = "the analysis failed: " + page.Clean(a.err.Error())
		}
		return
	}
	m.found = a.found
	m.chosen = nil
	m.spotlight(-1)
	m.pane.refresh(tabActors, tabConsequences, tabAttributions, tabSpeculation, tabNotes)
}
