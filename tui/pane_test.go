package tui

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/tui/page"
)

// Every order of every list is what its name says, and none loses an entry.
func TestEveryListSorts(t *testing.T) {
	m := openedAt(t, nil, 120, 40, "strait.txt")
	rank := map[string]func(*entry) float64{
		"in order":      func(e *entry) float64 { return -float64(e.at) },
		"by count":      func(e *entry) float64 { return float64(e.count) },
		"by certainty":  func(e *entry) float64 { return float64(e.sure) },
		"by confidence": func(e *entry) float64 { return e.rated },
	}
	seen := map[string]bool{}
	for i := range m.pane.tabs {
		m.openTab(i)
		tab := m.pane.tab(m)
		if tab.name != "Notes" && len(tab.entries) < 5 {
			t.Fatalf("%s: %d entries", tab.name, len(tab.entries))
		}
		for range tab.orders {
			order := tab.orders[tab.by].name
			seen[order] = true
			if len(tab.entries) != len(tab.all) {
				t.Errorf("%s %s: %d of %d entries", tab.name, order, len(tab.entries), len(tab.all))
			}
			chained := tab.name == "Consequences" && order == "in order" // what follows stands below
			if !chained && !slices.IsSortedFunc(tab.entries, func(a, b entry) int {
				return cmp.Compare(rank[order](&b), rank[order](&a))
			}) {
				t.Errorf("%s are not %s", tab.name, order)
			}
			press(m, "s")
		}
	}
	if len(seen) != len(rank) {
		t.Errorf("the orders are %v", seen)
	}
}

// What a consequence leads to stands below it, further in; sorted another way all
// begin in one column.
func TestChains(t *testing.T) {
	r := storyReport(t)
	next := func(id string, cause, effect string, follows ...string) {
		r.Consequences = append(r.Consequences, report.Consequence{ID: id, Cause: passages(t, cause), Effect: passages(t, effect),
			Certainty: report.Asserted, Follows: follows})
	}
	next("c2", "delays", "strike", "c1")
	next("c3", "strike", "aircraft", "c2")
	next("c4", "runway", "answer")
	next("c5", "answer", "week", "c5") // nothing follows from itself
	m := reviewerOf(t, reviewFile(t), story, r, 120, 40)
	m.openTab(tabConsequences)
	var got []string
	for _, row := range m.pane.rows(m, 40, 30) {
		if row = ansi.Strip(row); strings.Contains(row, "●") || strings.Contains(row, "◑") {
			got = append(got, strings.TrimRight(row[:min(len(row), 24)], " "))
		}
	}
	want := []string{"◑ fog may stay", "└ ● delays", "  └ ● strike", "● answer", "● runway"}
	for i, w := range want {
		if i >= len(got) || !strings.HasPrefix(strings.TrimPrefix(strings.Replace(got[i], "▸", " ", 1), "  "), w) {
			t.Fatalf("the chains are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	press(m, "s")
	for _, row := range m.pane.rows(m, 40, 30) {
		if strings.Contains(row, "└") {
			t.Errorf("sorted by certainty it hangs from nothing: %q", ansi.Strip(row))
		}
	}
}

// A row of a list goes to its place in the text, and a place in the text picks its
// row, in every list.
func TestListsAndTextAreLinkedBothWays(t *testing.T) {
	m := openedAt(t, nil, 120, 40, "strait.txt")
	for _, i := range []int{tabActors, tabConsequences, tabAttributions, tabSpeculation} {
		m.openTab(i)
		tab := m.pane.tab(m)
		for k := range tab.entries {
			tab.list.at = k
			m.open()
			it := tab.entries[k].item
			if now, ok := m.current(); !ok || now != it {
				t.Fatalf("%s: entry %d went to %v, not %v", tab.name, k, now, it)
			}
			if !slices.ContainsFunc(m.found.marks.Over(m.article.span(), nil), func(k page.Mark) bool { return k.Item() == it }) {
				t.Fatalf("%s: entry %d went to a row it is not on", tab.name, k)
			}
			m.focus = inText
			m.spotlight(-1)
			tab.list.at = 0
			m.View()
			if picked := tab.picked(); picked == nil || picked.item != it {
				t.Fatalf("%s: at the place of entry %d another one is picked", tab.name, k)
			}
		}
	}
}

// Whoever comes to a list sees an entry picked, and keys are for that one.
func TestPickedEntryIsMeant(t *testing.T) {
	tests := []struct {
		name string
		keys []string
		want string
	}{
		{"correct an actor", []string{"tab", "c"}, "Mara Venn: m merge into another"},
		{"verdict of a consequence", []string{"tab", "tab", "2"}, "disputed: “"},
		{"note on an attribution", []string{"tab", "tab", "tab", "a"}, "note: "},
		{"a number goes before a key in the list of actors", []string{"tab", "2"}, "2…"},
		{"correct an actor with a claim chosen", []string{"]", "tab", "c"}, "Mara Venn: m merge into another"},
		{"verdict of a consequence with a claim chosen", []string{"]", "tab", "tab", "2"}, "disputed: “delays because fog may stay”"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := reviewer(t, reviewFile(t), 100, 24)
			keys(m, tt.keys...)
			if s := screen(m); !strings.Contains(s, tt.want) {
				t.Errorf("%q is missing in\n%s", tt.want, s)
			}
		})
	}
}

// On a narrow screen the pane comes with the first press, also after it was left.
func TestPaneComesAtOnce(t *testing.T) {
	m := reader(t, 40, 12, termenv.Ascii)
	press(m, "t")
	if !m.overlaid() {
		t.Fatal("it does not come")
	}
	press(m, "enter")
	if press(m, "t"); !m.overlaid() {
		t.Errorf("after an entry was opened it does not come\n%s", screen(m))
	}
	if press(m, "t"); m.overlaid() || m.pane.shown {
		t.Error("it does not go")
	}
}
