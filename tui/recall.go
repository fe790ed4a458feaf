package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/tui/review/store"
)

// recalled is where the reader left the article.
type recalled struct {
	sheet *sheet
	place int
}

// recall finds where the reader left the article, before it is analysed.
func (m *model) recall() tea.Cmd {
	w, s := m.desk.where, m.sheet
	if w == nil || s.article.doc.Source == "" {
		return nil
	}
	source := s.article.doc.Source
	return func() tea.Msg {
		ctx := context.Background()
		db, err := w.Store.Get(ctx)
		if err != nil {
			return saved{sheet: s, err: err}
		}
		if place, ok := db.PlaceOf(ctx, store.Hash(source), w.Reviewer); ok && place > 0 {
			return recalled{s, place}
		}
		return nil
	}
}

// resume goes where the reader left the article, unless it is somewhere already;
// before the size of the screen is known as soon as it is.
func (m *model) resume(place int) {
	if m.article.page == nil {
		m.review.due = place
		return
	}
	if m.review.moved || place <= 0 || place >= len(m.article.doc.Source) {
		return
	}
	m.article.goTo(place)
	m.review.place, m.review.moved = place, true
	m.message = "where you left it; " + m.keys.key(toTop) + " goes to the beginning"
}
