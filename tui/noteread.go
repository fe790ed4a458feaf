package tui

import (
	"slices"
	"strings"

	"ascribe/tui/page"
	"ascribe/tui/review"
)

// What was written is read where it belongs: on the status line at its place or its
// entry in the list, and in full on the card that tells why something is marked.

// remark is what a reader wrote, on a claim or on a range of text.
type remark struct {
	label string
	text  string
}

// remarksOf are what the reader said of a finding.
func (m *model) remarksOf(it page.Item) (out []remark) {
	c := m.claimOf(it)
	if c == nil {
		return nil
	}
	return remarks(string(c.Verdict), c.Was, c.Note, c.Tags)
}

func remarks(verdict, was, note string, tags []string) (out []remark) {
	all := []remark{{"verdict", page.Clean(verdict)}, {"given on", page.Clean(was)}, {"note", page.CleanLines(note)}}
	if len(tags) > 0 {
		all = append(all, remark{"tags", page.Clean(strings.Join(tags, ", "))})
	}
	return slices.DeleteFunc(all, func(r remark) bool { return r.text == "" })
}

// notesHere are the notes on the text of the row the reader is at.
func (m *model) notesHere() (out []*review.Note) {
	if m.review.state == nil {
		return nil
	}
	row := m.article.span()
	for i := range m.review.state.Notes {
		if n := &m.review.state.Notes[i]; !n.Lost && n.Span.Overlaps(row) {
			out = append(out, n)
		}
	}
	return out
}

// writtenHere is what was written at the reader's place, on one line: of the entry
// that is picked in the list of notes, of the chosen claim, else on the row.
func (m *model) writtenHere() string {
	said := ""
	if n := m.pickedNote(); n != nil {
		switch {
		case n.claim != nil:
			said = n.claim.Note
		case n.note != nil:
			said = n.note.Text
		}
	} else if it, ok := m.current(); ok {
		if c := m.claimOf(it); c != nil {
			said = c.Note
		}
	} else if notes := m.notesHere(); len(notes) > 0 {
		said = notes[0].Text
	}
	if said = page.Clean(strings.Join(strings.Fields(said), " ")); said == "" {
		return ""
	}
	return noteGlyph + " " + said
}

// describeHere tells what the reader is at, what was written of it first.
func (m *model) describeHere() string {
	if said := m.writtenHere(); said != "" {
		return said + " — " + m.describe()
	}
	return m.describe()
}
