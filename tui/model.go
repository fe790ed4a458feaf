package tui

import (
	"context"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// part is what the keys go to.
type part int

const (
	inText part = iota
	inActors
	inConsequences
)

// model is the whole reader. Its parts are structs with methods; nothing in
// Update waits for anything, and View draws what is on the screen only.
type model struct {
	name    string
	theme   *page.Theme
	keys    *keymap
	least   float64 // findings less certain than this are not shown
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
	chosenRow  int         // the row the reader was at when it was picked
	mention    int         // of a chosen actor, the mention the reader is at
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
		pane:    pane{shown: true},
		keys:    newKeymap(nil),
		layers:  shownLayers(nil),
	}
	if m.measure <= 0 {
		m.measure = defaultMeasure
	}
	return m
}

// Init starts the analysis.
func (m *model) Init() tea.Cmd {
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
}

// key does what a key stands for.
func (m *model) key(msg tea.KeyMsg) tea.Cmd {
	if m.search.typing {
		return m.typed(msg)
	}
	m.message = ""
	a := m.keys.action(msg.String())
	if a == quitAtOnce {
		return tea.Quit
	}
	if m.article.page == nil {
		if a == quit {
			return tea.Quit
		}
		return nil
	}
	if m.panel.open() && m.panel.key(a, m.height) {
		return nil
	}
	if m.focus != inText && m.paneKey(a) {
		return nil
	}
	return m.act(a)
}

// act does an action in the text.
func (m *model) act(a action) tea.Cmd {
	h := m.article.height
	switch a {
	case quit:
		if m.panel.open() || m.overlaid() {
			m.back()
			return nil
		}
		return tea.Quit
	case down:
		m.article.move(1)
	case up:
		m.article.move(-1)
	case halfDown:
		m.article.move(max(h/2, 1))
	case halfUp:
		m.article.move(-max(h/2, 1))
	case pageDown:
		m.article.move(max(h-2, 1))
	case pageUp:
		m.article.move(-max(h-2, 1))
	case toTop:
		m.article.move(-len(m.article.page.Rows))
	case toBottom:
		m.article.move(len(m.article.page.Rows))
	case nextClaim, prevClaim, nextHedge, prevHedge:
		m.walk(a)
	case nextPart:
		m.turn(1)
	case prevPart:
		m.turn(2)
	case enter:
		m.showWhy()
	case back:
		m.back()
	case startSearch:
		m.search.clear()
		m.search.typing, m.search.line, m.search.origin = true, newLine(), m.article.row
	case nextMatch:
		m.match(1)
	case prevMatch:
		m.match(-1)
	default:
		m.view(a)
	}
	return nil
}

// view does an action that changes how things look.
func (m *model) view(a action) {
	switch a {
	case togglePane:
		m.pane.shown = !m.pane.shown
		m.focus = inText
		if m.pane.shown && m.narrow() {
			m.focus = inActors
		}
		m.layout()
	case layerOne, layerTwo, layerThree, layerFour:
		m.toggle(a)
	case fade:
		m.fade = (m.fade + 1) % 3
		m.message = [...]string{"all text shown alike", "what has a named source is dimmed",
			"what has no source is dimmed"}[m.fade]
	case narrower, wider:
		step := 4
		if a == narrower {
			step = -4
		}
		m.measure = min(max(min(m.measure, m.article.page.Width)+step, minMeasure), maxMeasure)
		m.layout()
		m.message = fmt.Sprintf("text %d columns wide", m.article.page.Width)
	case showLegend:
		m.panel.show(panelLegend, legend(m.theme))
	case showHelp:
		m.panel.show(panelHelp, help(m.theme, m.keys))
	}
}

func (m *model) toggle(a action) {
	layer, name := page.Attribution, "attributions"
	switch a {
	case layerTwo:
		layer, name = page.Speculation, "speculation"
	case layerThree:
		layer, name = page.Actors, "actors"
	case layerFour:
		layer, name = page.Consequences, "consequences"
	}
	m.layers ^= layer
	m.message = name + " hidden"
	if m.layers&layer != 0 {
		m.message = name + " shown"
	}
}

// back undoes the latest thing that lies over the text.
func (m *model) back() {
	switch {
	case m.panel.open():
		m.panel.close()
	case m.overlaid():
		m.focus = inText
	case m.search.query != "":
		m.search.clear()
	case m.focus != inText:
		m.focus = inText
	case len(m.chosen) > 0:
		m.chosen = nil
	case m.fade != page.FadeNothing:
		m.fade = page.FadeNothing
	default:
		m.message = "nothing to close, q quits"
	}
}

// typed handles a key while a search is typed.
func (m *model) typed(msg tea.KeyMsg) tea.Cmd {
	switch msg.String() {
	case "ctrl+c":
		return tea.Quit
	case "esc":
		m.article.row = m.search.origin
		m.article.keepVisible()
		m.search.clear()
		return nil
	case "enter":
		m.search.typing = false
		if m.search.query != "" && len(m.search.found) == 0 {
			m.message = "not found: " + page.Clean(m.search.query)
			m.search.clear()
		}
		return nil
	}
	var cmd tea.Cmd
	m.search.line, cmd = m.search.line.Update(msg)
	if q := m.search.line.Value(); q != m.search.query {
		m.article.row = m.search.origin
		m.search.run(m.article.doc, q, m.article.page.OffsetAt(m.search.origin))
		m.atMatch()
	}
	return cmd
}

func (m *model) match(n int) {
	if len(m.search.found) == 0 {
		m.message = "no search yet, / starts one"
		return
	}
	if m.search.step(n) {
		m.message = "search went round"
	}
	m.atMatch()
}

func (m *model) atMatch() {
	if m.search.here >= 0 {
		m.article.goTo(m.search.found[m.search.here].Start)
	}
	m.article.keepVisible()
}
