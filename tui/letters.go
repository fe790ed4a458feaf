package tui

import "ascribe/tui/page"

// before is the letter of the place the latest jump was made from.
const before = "'"

// leavePlace remembers where a jump is made from.
func (m *model) leavePlace() { m.letters[before] = m.article.page.OffsetAt(m.article.row) }

// lettered takes the letter that setLetter or goLetter waits for.
func (m *model) lettered(key string) {
	a := m.awaiting
	m.awaiting = ""
	if key == "esc" {
		return
	}
	if len([]rune(key)) != 1 {
		m.message = "that is no letter"
		return
	}
	if a == setLetter {
		m.letters[key] = m.article.page.OffsetAt(m.article.row)
		m.message = "this place is " + page.Clean(key) + " now, '" + page.Clean(key) + " returns to it"
		return
	}
	at, ok := m.letters[key]
	if !ok {
		m.message = "no place has the letter " + page.Clean(key)
		return
	}
	m.leavePlace()
	m.article.goTo(at)
}
