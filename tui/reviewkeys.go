package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"github.com/charmbracelet/bubbles/textinput"

	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
	"ascribe/tui/settings"
)

// prompt is a line that is typed in the status line.
type prompt struct {
	label string
	line  textinput.Model
	hint  func(string) string // what the line stands for so far
	done  func(string) tea.Cmd
}

// question waits for one key.
type question struct {
	text    string
	answers map[string]func() tea.Cmd
}

// reviews reports whether an action changes what is said of the finding that is chosen.
func (a action) reviews() bool {
	switch a {
	case addNote, editNote, setTags, change, removeOwn:
		return true
	}
	return false
}

// askLine has a line typed.
func (m *model) askLine(label, value string, done func(string) tea.Cmd) *prompt {
	p := &prompt{label: label, line: newLine(), done: done}
	p.line.SetValue(value)
	p.line.CursorEnd()
	m.desk.prompt = p
	return p
}

// reviewTyped handles a key that goes to the review alone: to a line that is
// typed, a question or a selection. It reports whether it did.
func (m *model) reviewTyped(msg tea.KeyMsg) (tea.Cmd, bool) {
	r := &m.desk
	key := msg.String()
	switch {
	case r.prompt != nil:
		return m.promptKey(msg), true
	case r.ask != nil:
		q := r.ask
		r.ask, m.message = nil, ""
		if f, ok := q.answers[key]; ok {
			return f(), true
		}
		m.message = "left as it is"
		return nil, true
	case r.marked != nil:
		return m.selectionKey(msg)
	}
	return nil, false
}

func (m *model) promptKey(msg tea.KeyMsg) tea.Cmd {
	p := m.desk.prompt
	switch msg.String() {
	case "esc", "ctrl+c":
		m.desk.prompt, m.message = nil, "left as it is"
		return nil
	case "enter":
		m.desk.prompt = nil
		return p.done(strings.TrimSpace(p.line.Value()))
	}
	var cmd tea.Cmd
	p.line, cmd = p.line.Update(msg)
	return cmd
}

// digit gives the chosen claim the verdict of a digit, and reports whether the key
// was one.
func (m *model) digit(key string) (tea.Cmd, bool) {
	if len(key) != 1 || key[0] < '0' || key[0] > '9' {
		return nil, false
	}
	c, ok := m.claimHere()
	if !ok {
		return nil, true
	}
	if key == "0" {
		return m.verdict(c, ""), true
	}
	for _, v := range m.desk.verdicts {
		if v.Digit == int(key[0]-'0') {
			return m.verdict(c, review.Verdict(v.Name)), true
		}
	}
	m.message = "no verdict is on " + key + "; " + m.verdictKeys()
	return nil, true
}

// verdictKeys tells the verdicts and their digits.
func (m *model) verdictKeys() string {
	var out []string
	for _, v := range m.desk.verdicts {
		out = append(out, fmt.Sprintf("%d %s", v.Digit, v.Name))
	}
	return page.Clean(strings.Join(append(out, "0 none"), " · "))
}

// usualVerdicts are those of the program unless the reader has others.
func usualVerdicts(chosen []settings.Verdict) []settings.Verdict {
	if chosen != nil {
		return chosen
	}
	return []settings.Verdict{{Digit: 1, Name: string(review.Supported)}, {Digit: 2, Name: string(review.Disputed)},
		{Digit: 3, Name: string(review.NeedsSource)}, {Digit: 4, Name: string(review.NotAClaim)}}
}

// claimHere is the claim that is chosen; without one it says how to choose one.
func (m *model) claimHere() (*review.Claim, bool) {
	if m.review.keeper == nil {
		m.message = m.notYet()
		return nil, false
	}
	it, ok := m.current()
	if !ok {
		m.message = "no claim is chosen, " + m.keys.key(nextClaim) + " goes to the next"
		return nil, false
	}
	c := m.claimOf(it)
	if c == nil {
		m.message = "an actor has no verdict, " + m.keys.key(change) + " corrects it"
		return nil, false
	}
	return c, true
}

func (m *model) verdict(c *review.Claim, v review.Verdict) tea.Cmd {
	if v == "" && c.Verdict == "" {
		m.message = "there is no verdict to clear"
		return nil
	}
	words := "verdict cleared: "
	if v != "" {
		words = string(v) + ": "
	}
	m.message = page.Clean(words) + "“" + m.wordsOf(c.Exact, c.Lost, c.Spans...) + "”"
	return m.do(review.Action{Kind: review.GiveVerdict, Claim: c.ID, Verdict: v})
}

// reviewAct does an action of the review and reports whether it was one.
func (m *model) reviewAct(a action, n int) (tea.Cmd, bool) {
	switch a {
	case reviewMode:
		m.desk.mode = !m.desk.mode
		m.message = "review ends, " + m.keys.key(enter) + " tells why again"
		if m.desk.mode {
			m.message = fmt.Sprintf("review: %s accepts and goes to the next unreviewed; %s", m.keys.key(enter), m.verdictKeys())
		}
	case enter:
		if !m.desk.mode || m.focus == inPane || m.review.keeper == nil {
			return nil, false
		}
		return m.accept(), true
	case undo, redo:
		return m.undo(a == redo, n), true
	case addNote:
		return m.noteHere(), true
	case editNote:
		return m.editHere(), true
	case setTags:
		return m.tagsHere(), true
	case selectRange:
		m.startSelection()
	case change:
		return m.changeHere(), true
	case removeOwn:
		return m.removeHere(), true
	case exportReview:
		m.startExport()
	case onlyVerdict:
		m.nextOnly()
	default:
		return nil, false
	}
	return nil, true
}

// accept takes the chosen claim for supported, unless it has a verdict, and goes
// to the next one without.
func (m *model) accept() tea.Cmd {
	var cmd tea.Cmd
	said := ""
	if it, ok := m.current(); ok {
		if c := m.claimOf(it); c != nil && c.Open() {
			v := c.Verdict
			if v == "" {
				v = review.Supported
			}
			cmd = m.verdict(c, v)
			said = "; " + m.message
		}
	}
	m.message = m.nextOpen() + said
	return cmd
}

// nextOpen goes to the next claim that waits for a verdict and says what is left.
func (m *model) nextOpen() string {
	places := m.claimPlaces(func(c *review.Claim) bool { return c.Open() })
	if len(places) == 0 {
		return "every claim that is shown has its verdict"
	}
	from := m.article.span().Start
	it, chosen := m.current()
	if chosen {
		from = m.chosenAt
	}
	next := places[0]
	for _, p := range places {
		if p.offset > from || p.offset == from && (!chosen || after(it, p.item)) {
			next = p
			break
		}
	}
	m.choose(next.item, next.offset)
	return fmt.Sprintf("%d to go", len(places))
}

// after reports whether b comes after a of two claims that begin together.
func after(a, b page.Item) bool {
	return b.Layer > a.Layer || b.Layer == a.Layer && b.Index > a.Index
}

// noteHere has a note typed: on the picked note of the list, or the chosen claim. One
// of several lines goes to the editor, for a line that is typed would make it one.
func (m *model) noteHere() tea.Cmd {
	what, value, ok := m.notable()
	if !ok {
		return nil
	}
	if strings.ContainsAny(value, "\n\r\t") {
		return m.editNote(what, value)
	}
	m.askLine("note: ", value, func(s string) tea.Cmd { return m.writeNote(what, value, s) })
	return nil
}

// notable is what a note would be written on, and the note that is there.
func (m *model) notable() (what review.Action, value string, ok bool) {
	if m.review.keeper == nil {
		m.message = m.notYet()
		return what, "", false
	}
	if n := m.pickedNote(); n != nil && n.note != nil {
		return review.Action{Note: n.note.ID}, n.note.Text, true
	} else if n != nil && n.claim != nil {
		return review.Action{Claim: n.claim.ID}, n.claim.Note, true
	}
	it, chosen := m.current()
	if !chosen || m.claimOf(it) == nil {
		m.message = fmt.Sprintf("a note is on a claim (%s goes to one) or on a range of text (%s)", m.keys.key(nextClaim), m.keys.key(selectRange))
		return what, "", false
	}
	c := m.claimOf(it)
	return review.Action{Claim: c.ID}, c.Note, true
}

func (m *model) writeNote(what review.Action, before, now string) tea.Cmd {
	if now == before {
		m.message = "the note is as it was"
		return nil
	}
	m.message = "noted"
	what.Kind, what.Text = review.WriteNote, now
	if now == "" {
		m.message = "note removed"
		if what.Note != "" {
			what.Kind = review.RemoveNote
		}
	}
	return m.do(what)
}

// tagsHere has the tags of a claim or note typed.
func (m *model) tagsHere() tea.Cmd {
	what, _, ok := m.notable()
	if !ok {
		return nil
	}
	var tags []string
	if c := m.review.state.Claim(what.Claim); c != nil {
		tags = c.Tags
	}
	for _, n := range m.review.state.Notes {
		if n.ID == what.Note {
			tags = n.Tags
		}
	}
	m.askLine("tags: ", strings.Join(tags, " "), func(s string) tea.Cmd {
		what.Kind, what.Tags = review.SetTags, tagsIn(s)
		m.message = "tags: " + page.Clean(strings.Join(what.Tags, " "))
		if len(what.Tags) == 0 {
			m.message = "no tags"
		}
		return m.do(what)
	})
	return nil
}

// tagsIn are the tags in a line, each once.
func tagsIn(s string) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '#' }) {
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// removeHere removes a claim of the reader's own, or what is picked in the notes.
func (m *model) removeHere() tea.Cmd {
	if m.review.keeper == nil {
		m.message = m.notYet()
		return nil
	}
	if n := m.pickedNote(); n != nil {
		return m.removeNoted(n)
	}
	if it, ok := m.current(); ok {
		if c := m.claimOf(it); c != nil && c.Own {
			m.message = "your claim is removed, " + m.keys.key(undo) + " brings it back"
			return m.do(review.Action{Kind: review.RemoveClaim, Claim: c.ID})
		}
	}
	m.message = "only what you added can be removed"
	for _, v := range m.desk.verdicts {
		if v.Name == string(review.NotAClaim) {
			m.message += fmt.Sprintf("; %d says that the program was wrong", v.Digit)
		}
	}
	return nil
}

// layerKeys name the layer of a claim of the reader's own, as the layer keys do.
var layerKeys = []struct {
	key   string
	layer review.Layer
	name  string
}{
	{"a", review.Attribution, "attribution"}, {"s", review.Speculation, "speculation"}, {"c", review.Consequence, "consequence"},
}

// askLayer asks which kind of claim a range is, and adds it.
func (m *model) askLayer(s text.Span) {
	q := &question{text: "a claim of your own: a attribution · s speculation · c consequence", answers: map[string]func() tea.Cmd{}}
	for _, l := range layerKeys {
		add := func() tea.Cmd {
			a := review.Action{Kind: review.AddClaim, Claim: m.review.keeper.Fresh("own"), Layer: l.layer,
				Spans: []text.Span{s}, Exact: m.article.doc.Text(s)}
			cmd := m.do(a)
			if it, ok := m.found.item[a.Claim]; ok {
				m.choose(it, s.Start)
			}
			m.message = l.name + " added; a digit gives a verdict, " + m.keys.key(undo) + " takes it back"
			return cmd
		}
		q.answers[l.key], q.answers[strings.ToUpper(l.key)] = add, add
	}
	m.desk.ask = q
}
