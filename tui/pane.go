package tui

import (
	"slices"
	"sort"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"

	"ascribe/tui/page"
)

// pane is what stands beside the text: a few lists, of which one is seen.
type pane struct {
	shown  bool
	asked  bool // by the reader to be shown or not; else it is where there is room
	tabs   []tab
	open   int // the list that is seen
	typing bool
	line   textinput.Model // the filter while it is typed
	origin int             // row of the text when the pane was given the keys
}

// The lists of the pane.
const (
	tabActors = iota
	tabConsequences
	tabAttributions
	tabSpeculation
	tabNotes
)

// tab is one list of the pane, sorted and filtered.
type tab struct {
	name, middle, short string
	none                string // what stands there when it is empty
	height              int    // rows of an entry
	orders              []order
	fill                func(*model) []entry       // in the order the text has them
	draw                func(*model, *entry) []row // height rows of an entry

	by      int // index into orders
	filter  string
	filled  bool
	all     []entry
	words   []string // of all entries, in small letters, once a filter needs them
	entries []entry  // those that are shown
	where   map[page.Item]int
	list    list
}

// entry is something in a list of the pane.
type entry struct {
	item  page.Item // the finding it is about; the zero Item for none
	index int       // into what the list is filled from
	at    int       // source offset
	count int
	sure  int     // rank of its certainty, the surest highest
	rated float64 // confidence
	depth int     // how far it is indented, in the order of the text
}

// row is one row of an entry.
type row struct {
	look  page.Look
	text  string
	right string
}

// order is a way to sort a list.
type order struct {
	name string
	less func(a, b *entry) bool // nil is the order of the text
}

var (
	byPlace      = order{"in order", nil}
	byCount      = order{"by count", func(a, b *entry) bool { return a.count > b.count }}
	byCertainty  = order{"by certainty", func(a, b *entry) bool { return a.sure > b.sure }}
	byConfidence = order{"by confidence", func(a, b *entry) bool { return a.rated > b.rated }}
)

// list is a list that scrolls; rows is how many entries are on the screen.
type list struct{ at, top, len, rows int }

func (l *list) move(n int) { l.at = max(min(l.at+n, l.len-1), 0) }

// fit makes the list as long as n entries of which rows are shown, with the
// picked one among them.
func (l *list) fit(n, rows int) {
	l.len, l.rows = n, max(rows, 1)
	l.at = max(min(l.at, n-1), 0)
	l.top = max(min(l.top, l.at), l.at-l.rows+1)
	l.top = max(min(l.top, n-l.rows), 0)
}

func newPane() pane {
	return pane{tabs: []tab{
		{name: "Actors", middle: "Actors", short: "Act", none: "no actors", height: 2, fill: actorEntries, draw: actorRows,
			orders: []order{byCount, byPlace}},
		{name: "Consequences", middle: "Conseq", short: "Con", none: "no consequences", height: 3, fill: consequenceEntries, draw: consequenceRows,
			orders: []order{byPlace, byCertainty, byConfidence}},
		{name: "Attributions", middle: "Attrib", short: "Att", none: "no attributions", height: 2, fill: attributionEntries, draw: attributionRows,
			orders: []order{byPlace, byCount, byCertainty, byConfidence}},
		{name: "Speculation", middle: "Spec", short: "Spe", none: "no speculation", height: 2, fill: speculationEntries, draw: speculationRows,
			orders: []order{byPlace, byCount, byCertainty, byConfidence}},
		{name: "Notes", middle: "Notes", short: "Not", none: "no notes", height: 2, fill: noteEntries, draw: noteRows,
			orders: []order{byPlace}},
	}}
}

// refresh has every list filled anew when it is looked at next.
func (p *pane) refresh() {
	for i := range p.tabs {
		p.tabs[i].filled = false
	}
}

// tab is the list that is seen.
func (p *pane) tab(m *model) *tab {
	t := &p.tabs[p.open]
	t.ready(m)
	return t
}

// ready fills, filters and sorts the list.
func (t *tab) ready(m *model) {
	if t.filled {
		return
	}
	t.filled, t.words, t.all = true, nil, nil
	if t.fill != nil {
		t.all = t.fill(m)
	}
	t.arrange(m)
}

// arrange filters and sorts what the list is filled with.
func (t *tab) arrange(m *model) {
	t.entries = slices.Clone(t.all)
	if t.filter != "" {
		t.entries = t.filtered(m)
	}
	t.entries = slices.DeleteFunc(t.entries, func(e entry) bool { return !m.showsItem(e.item) })
	if less := t.orders[t.by].less; less != nil {
		sort.SliceStable(t.entries, func(i, j int) bool { return less(&t.entries[i], &t.entries[j]) })
	}
	t.where = make(map[page.Item]int, len(t.entries))
	for i, e := range t.entries {
		if _, ok := t.where[e.item]; !ok {
			t.where[e.item] = i
		}
	}
	t.list.fit(len(t.entries), t.list.rows)
}

// filtered are the entries that hold every word of the filter.
func (t *tab) filtered(m *model) []entry {
	if t.words == nil {
		t.words = make([]string, len(t.all))
		for i := range t.all {
			for _, r := range t.draw(m, &t.all[i]) {
				t.words[i] += strings.ToLower(r.text) + " "
			}
		}
	}
	var out []entry
	for i := range t.all {
		fits := true
		for _, w := range strings.Fields(strings.ToLower(t.filter)) {
			fits = fits && strings.Contains(t.words[i], w)
		}
		if fits {
			out = append(out, t.all[i])
		}
	}
	return out
}

// picked is the entry that is picked, nil in an empty list.
func (t *tab) picked() *entry {
	if t.list.at >= len(t.entries) {
		return nil
	}
	return &t.entries[t.list.at]
}

// here are the findings on the reader's row, the chosen one first, with the
// actors that speak there.
func (m *model) here() []page.Item {
	items := m.found.on(&m.article)
	for _, it := range items {
		if it.Layer != page.Attribution {
			continue
		}
		if i, ok := m.found.actor(m.found.report.Attributions[it.Index].Actor); ok {
			items = append(items, page.Item{Layer: page.Actors, Index: i})
		}
	}
	if it, ok := m.current(); ok {
		items = append([]page.Item{it}, items...)
	}
	return items
}

// follow picks the entry the reader's row belongs to; in the order of the text,
// the one before it when there is none.
func (t *tab) follow(m *model, items []page.Item) {
	for _, it := range items {
		if i, ok := t.where[it]; ok && it != (page.Item{}) {
			t.list.at = i
			return
		}
	}
	if t.orders[t.by].less != nil {
		return
	}
	end, best := m.article.span().End, -1
	for i, e := range t.entries {
		if e.at < end && (best < 0 || e.at >= t.entries[best].at) {
			best = i
		}
	}
	t.list.at = max(best, 0)
}
