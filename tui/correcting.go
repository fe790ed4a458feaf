package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// changeHere corrects the actor that is chosen.
func (m *model) changeHere() tea.Cmd {
	if m.review.keeper == nil {
		m.message = m.notYet()
		return nil
	}
	it, ok := m.current()
	if !ok || it.Layer != page.Actors {
		m.message = fmt.Sprintf("%s corrects an actor that is chosen in the pane, and adds a claim on a range (%s)", m.keys.key(change), m.keys.key(selectRange))
		return nil
	}
	m.askCorrection(&m.found.report.Actors[it.Index])
	return nil
}

func (m *model) askCorrection(a *report.Actor) {
	name := page.Clean(a.Name)
	m.desk.ask = &question{text: name + ": m merge into another · s split off this mention · r rename · k kind · d no actor",
		answers: map[string]func() tea.Cmd{
			"m": func() tea.Cmd { m.askMerge(a); return nil },
			"s": func() tea.Cmd { m.askSplit(a); return nil },
			"r": func() tea.Cmd {
				m.askLine("name: ", a.Name, func(s string) tea.Cmd {
					if s == "" || s == a.Name {
						m.message = "the name is as it was"
						return nil
					}
					return m.correct("renamed to "+s, review.ActorCorrection{Kind: review.Rename, Actor: a.ID, Name: s})
				})
				return nil
			},
			"k": func() tea.Cmd { m.askKind(a); return nil },
			"d": func() tea.Cmd {
				return m.correct(a.Name+" is no actor", review.ActorCorrection{Kind: review.Drop, Actor: a.ID})
			},
		}}
}

func (m *model) correct(said string, k review.ActorCorrection) tea.Cmd {
	cmd := m.do(review.Action{Kind: review.CorrectActor, Correction: &k})
	m.message = page.Clean(said) + "; " + m.keys.key(undo) + " takes it back"
	return cmd
}

func (m *model) askKind(a *report.Actor) {
	q := &question{text: "kind: p person · o organisation · c country · l place · g group · m media · u unnamed", answers: map[string]func() tea.Cmd{}}
	for key, kind := range map[string]report.ActorKind{"p": report.Person, "o": report.Organisation, "c": report.Country,
		"l": report.Place, "g": report.Group, "m": report.Media, "u": report.Unnamed} {
		q.answers[key] = func() tea.Cmd {
			return m.correct(a.Name+" is "+string(kind), review.ActorCorrection{Kind: review.Rekind, Actor: a.ID, As: kind})
		}
	}
	m.desk.ask = q
}

// askMerge has the name of the actor typed that this one is.
func (m *model) askMerge(a *report.Actor) {
	find := func(s string) *report.Actor {
		s = strings.ToLower(strings.TrimSpace(s))
		var in *report.Actor
		for i := range m.found.report.Actors {
			b := &m.found.report.Actors[i]
			name := strings.ToLower(b.Name)
			switch {
			case b.ID == a.ID || s == "":
			case strings.HasPrefix(name, s):
				return b
			case in == nil && strings.Contains(name+"\n"+strings.ToLower(strings.Join(b.Aliases, "\n")), s):
				in = b
			}
		}
		return in
	}
	p := m.askLine(page.Clean(a.Name)+" is: ", "", func(s string) tea.Cmd {
		b := find(s)
		if b == nil {
			m.message = "no other actor is called so"
			return nil
		}
		return m.correct(a.Name+" is "+b.Name, review.ActorCorrection{Kind: review.Merge, Actor: a.ID, Into: b.ID})
	})
	p.hint = func(s string) string {
		if b := find(s); b != nil {
			return "→ " + b.Name
		}
		return ""
	}
}

// askSplit has the mention the reader is at become an actor of its own, with all
// others of the same words if there are any.
func (m *model) askSplit(a *report.Actor) {
	var at *report.Mention
	for i := range a.Mentions {
		if a.Mentions[i].Start == m.chosenAt {
			at = &a.Mentions[i]
		}
	}
	if at == nil || len(a.Mentions) < 2 {
		m.message = "go to the mention that is somebody else first, " + m.keys.key(enter) + " in the pane goes to the next"
		return
	}
	var same []text.Span
	for _, o := range a.Mentions {
		if o.Text == at.Text {
			same = append(same, o.Span())
		}
	}
	split := func(spans []text.Span) tea.Cmd {
		m.askLine("name of the other: ", at.Text, func(s string) tea.Cmd {
			if s == "" {
				m.message = "left as it is"
				return nil
			}
			return m.correct(fmt.Sprintf("%s split from %s", s, a.Name),
				review.ActorCorrection{Kind: review.Split, Actor: a.ID, Name: s, Mentions: spans})
		})
		return nil
	}
	if len(same) == 1 || len(same) == len(a.Mentions) {
		split([]text.Span{at.Span()})
		return
	}
	m.desk.ask = &question{text: fmt.Sprintf("split off: m this mention · a all %d “%s”", len(same), page.Clean(at.Text)),
		answers: map[string]func() tea.Cmd{
			"m": func() tea.Cmd { return split([]text.Span{at.Span()}) },
			"a": func() tea.Cmd { return split(same) },
		}}
}
