package tui

import (
	"sort"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// selection is a range of words. One of its ends moves, the other stays.
type selection struct {
	stays, moves int // indices of tokens
}

// span is the text from one end to the other.
func (s *selection) span(doc *text.Document) text.Span {
	from, to := min(s.stays, s.moves), max(s.stays, s.moves)
	return text.Span{Start: doc.Tokens[from].Start, End: doc.Tokens[to].End}
}

// startSelection selects the words of the chosen finding, else the first word of
// the reader's row.
func (m *model) startSelection() {
	if m.review.keeper == nil {
		m.message = m.notYet()
		return
	}
	doc := m.article.doc
	if len(doc.Tokens) == 0 {
		m.message = "there are no words to select"
		return
	}
	row := m.article.span()
	s := &selection{stays: tokenAt(doc, row.Start)}
	s.moves = s.stays
	if it, ok := m.current(); ok {
		if spans := m.found.marks.Spans(it); len(spans) > 0 {
			first, last := spans[0], spans[0]
			for _, x := range spans {
				if x.End > last.End && it.Layer != page.Actors {
					last = x
				}
			}
			s.stays, s.moves = tokenAt(doc, first.Start), max(tokenAt(doc, last.End)-1, 0)
			s.moves = max(s.moves, s.stays)
		}
	}
	m.desk.marked = s
	m.showSelection()
}

// tokenAt is the first token that ends after a byte.
func tokenAt(doc *text.Document, at int) int {
	i := sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].End > at })
	return min(i, len(doc.Tokens)-1)
}

func (m *model) showSelection() {
	doc, s := m.article.doc, m.desk.marked
	m.article.goTo(doc.Tokens[s.moves].Start)
	m.chosen = nil
	m.message = "h l words · j k rows · ] [ sentences · o other end · " + m.keys.key(addNote) + " note · " + m.keys.key(change) + " claim · esc"
}

// selectionKey moves the end of the selection or does something with it. Keys that
// mean neither end it and are passed on.
func (m *model) selectionKey(msg tea.KeyMsg) (tea.Cmd, bool) {
	m.message = ""
	if m.counted(msg.String()) {
		m.showSelection()
		return nil, true
	}
	doc, s := m.article.doc, m.desk.marked
	n := max(m.count, 1)
	m.count = 0
	a := m.keys.action(msg.String())
	span := s.span(doc)
	switch {
	case msg.String() == "o":
		s.stays, s.moves = s.moves, s.stays
	case a == nextTab:
		s.move(doc, n)
	case a == prevTab:
		s.move(doc, -n)
	case a == down, a == up, a == halfDown, a == halfUp, a == pageDown, a == pageUp, a == toTop, a == toBottom:
		m.moveByRows(a, n)
	case a == nextClaim:
		s.sentence(doc, n)
	case a == prevClaim:
		s.sentence(doc, -n)
	case a == addNote:
		m.desk.marked = nil
		m.askLine("note: ", "", func(line string) tea.Cmd { return m.noteOn(span, line) })
		return nil, true
	case a == editNote:
		m.desk.marked = nil
		return m.editNote(review.Action{Spans: []text.Span{span}}, ""), true
	case a == change:
		m.desk.marked = nil
		m.askLayer(span)
		return nil, true
	case a == quitAtOnce:
		return tea.Quit, true
	case a == back, a == selectRange, a == quit:
		m.desk.marked = nil
		return nil, true
	default:
		m.message = "that does not go with a selection, esc ends it"
		return nil, true
	}
	m.showSelection()
	return nil, true
}

func (s *selection) move(doc *text.Document, n int) {
	s.moves = max(min(s.moves+n, len(doc.Tokens)-1), 0)
}

// moveByRows moves the end as the keys move the reader, to the same column.
func (m *model) moveByRows(a action, n int) {
	doc, s := m.article.doc, m.desk.marked
	at := doc.Tokens[s.moves].Start
	m.article.row = m.article.page.RowAt(at)
	ahead := at - m.article.page.OffsetAt(m.article.row)
	before := m.article.row
	m.act(a, n)
	step := 1
	if m.article.row < before {
		step = -1
	}
	for m.article.page.Rows[m.article.row].Blank() && m.article.row+step >= 0 && m.article.row+step <= m.article.last() {
		m.article.row += step
	}
	row := m.article.span()
	s.moves = tokenAt(doc, min(row.Start+ahead, max(row.End-1, row.Start)))
}

// sentence moves the end to the end of this sentence or the next, or to the
// beginning.
func (s *selection) sentence(doc *text.Document, n int) {
	at := doc.Tokens[s.moves]
	for ; n > 0; n-- {
		i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > at.End })
		if i == len(doc.Sentences) {
			break
		}
		s.moves = max(tokenAt(doc, doc.Sentences[i].End)-1, 0)
		if doc.Tokens[len(doc.Tokens)-1].End <= doc.Sentences[i].End {
			s.moves = len(doc.Tokens) - 1
		}
		at = doc.Tokens[s.moves]
	}
	for ; n < 0; n++ {
		i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].Start >= at.Start }) - 1
		if i < 0 {
			break
		}
		s.moves = tokenAt(doc, doc.Sentences[i].Start)
		at = doc.Tokens[s.moves]
	}
}

// noteOn adds a note on a range.
func (m *model) noteOn(s text.Span, line string) tea.Cmd {
	if line == "" {
		m.message = "nothing written, nothing noted"
		return nil
	}
	m.message = "noted on “" + m.plain(s) + "”"
	return m.do(review.Action{Kind: review.AddNote, Note: m.review.keeper.Fresh("note"), Spans: []text.Span{s},
		Exact: m.article.doc.Text(s), Text: line})
}
