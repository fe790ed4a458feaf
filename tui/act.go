package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/tui/page"
)

// typedAhead does what keys stand for that came together, because they were
// typed faster than they were read.
func (m *model) typedAhead(msg tea.KeyMsg) tea.Cmd {
	if msg.Type != tea.KeyRunes || len(msg.Runes) < 2 {
		return m.key(msg)
	}
	if msg.Paste {
		if m.search.typing || m.pane.typing || m.desk.prompt != nil {
			return m.key(msg)
		}
		return nil // what was copied elsewhere is no command
	}
	var cmds []tea.Cmd
	for _, r := range msg.Runes {
		cmds = append(cmds, m.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt}))
	}
	return tea.Batch(cmds...)
}

// key does what a key stands for.
func (m *model) key(msg tea.KeyMsg) tea.Cmd {
	switch {
	case m.search.typing:
		return m.typed(msg)
	case m.pane.typing:
		return m.filterTyped(msg)
	}
	if cmd, taken := m.reviewTyped(msg); taken {
		return cmd
	}
	m.message = ""
	if m.awaiting != "" {
		m.lettered(msg.String())
		return nil
	}
	if m.panel.kind == panelLinks && len(m.linked) < 10 && isDigit(msg.String()) && msg.String() != "0" {
		return m.pickLink(int(msg.String()[0] - '0'))
	}
	if m.panel.full() && m.overPage(msg.String()) {
		return nil
	}
	m.takePicked(msg.String())
	if m.counted(msg.String()) {
		return nil
	}
	n := m.count
	m.count = 0
	if cmd, taken := m.digit(msg.String()); taken {
		return cmd
	}
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
	if m.panel.kind == panelLinks && a == enter {
		return m.pickLink(n)
	}
	if m.panel.open() && m.panel.key(a, m.height) {
		return nil
	}
	if m.shelf.open {
		return m.shelfKey(a, n)
	}
	if cmd, taken := m.reviewAct(a, n); taken {
		return cmd
	}
	if m.focus == inPane && m.paneKey(a, n) {
		return nil
	}
	if m.focus == inMap {
		if m.mapKey(a, n) {
			return nil
		}
		m.focus = inText
	}
	return m.act(a, n)
}

// counted takes a digit of a number before a key. Digits have another meaning
// while a claim is chosen.
func (m *model) counted(key string) bool {
	if !isDigit(key) || key == "0" && m.count == 0 {
		return false
	}
	if _, chosen := m.current(); chosen && m.count == 0 && m.panel.kind != panelLinks {
		return false
	}
	m.count = min(10*m.count+int(key[0]-'0'), maxCount)
	return true
}

const maxCount = 1_000_000

func isDigit(key string) bool { return len(key) == 1 && key >= "0" && key <= "9" }

// act does an action in the text, n times where that makes sense; n is 0 when
// no number was typed.
func (m *model) act(a action, n int) tea.Cmd {
	h, times := m.article.height, max(n, 1)
	switch a {
	case quit:
		if m.panel.open() || m.overlaid() {
			m.back()
			return nil
		}
		if m.several() {
			m.shelf.open = true
			return nil
		}
		return m.leave()
	case down:
		m.article.move(times)
	case up:
		m.article.move(-times)
	case halfDown:
		m.article.move(times * max(h/2, 1))
	case halfUp:
		m.article.move(-times * max(h/2, 1))
	case pageDown:
		m.article.move(times * max(h-2, 1))
	case pageUp:
		m.article.move(-times * max(h-2, 1))
	case toTop:
		m.leavePlace()
		m.article.toRow(1)
	case toBottom:
		m.leavePlace()
		m.article.toRow(n)
	case nextClaim, prevClaim, nextHedge, prevHedge:
		m.walk(a, times)
	case nextPart:
		m.turn(1)
	case prevPart:
		m.turn(-1)
	case nextArticle:
		return m.takeDown(m.shelf.at + times)
	case prevArticle:
		return m.takeDown(m.shelf.at - times)
	case articles:
		m.shelf.open = m.several()
		if !m.shelf.open {
			m.message = "there is one article only"
		}
	case nextTab, prevTab, sortPane, filterPane:
		m.paneAct(a)
	case enter:
		m.showWhy()
	case back:
		m.back()
	case setLetter, goLetter:
		m.awaiting = a
		m.message = "a letter…"
	case copyClaim, copyCited:
		return m.copyClaim(a == copyCited)
	case openLink:
		return m.openLink()
	case editPlace:
		return m.edit()
	case mouse:
		return m.toggleMouse()
	case suspend:
		return tea.Suspend
	case startSearch:
		m.leavePlace()
		m.search.clear()
		m.search.typing, m.search.line, m.search.origin = true, newLine(), m.article.row
	case nextMatch:
		return m.match(times)
	case prevMatch:
		return m.match(-times)
	default:
		m.view(a)
	}
	return nil
}

// view does an action that changes how things look.
func (m *model) view(a action) {
	switch a {
	case togglePane:
		seen := m.pane.shown && (!m.narrow() || m.overlaid())
		m.pane.shown, m.pane.asked = !seen, true
		m.focus = inText
		if m.pane.shown && m.narrow() {
			m.enterPane()
		}
		m.layout()
	case attributions, speculation, actors, consequences:
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
	case nextTheme:
		m.nextTheme()
	case showMap:
		m.enterMap()
	case showProfile:
		m.openPanel(panelProfile, m.charts)
	case firstOwnVoice, firstUnsourced:
		m.goFirst(a)
	case showLegend:
		m.openPanel(panelLegend, func(width int) []string { return legend(m.theme, width-1) })
	case showHelp:
		m.showKeys()
	}
}

func (m *model) toggle(a action) {
	layer, name := page.Attribution, "attributions"
	switch a {
	case speculation:
		layer, name = page.Speculation, "speculation"
	case actors:
		layer, name = page.Actors, "actors"
	case consequences:
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
	t := &m.pane.tabs[m.pane.open]
	switch {
	case m.panel.open():
		m.panel.close()
	case m.focus == inPane && t.filter != "":
		t.filter = ""
		t.arrange(m)
	case m.focus == inPane:
		m.focus = inText
		m.article.row = m.pane.origin
		m.article.keepVisible()
	case m.search.query != "":
		m.search.clear()
	case len(m.chosen) > 0:
		m.chosen = nil
	case m.spot >= 0:
		m.spotlight(-1)
	case m.fade != page.FadeNothing:
		m.fade = page.FadeNothing
	default:
		m.message = "nothing to close, q quits"
	}
}
