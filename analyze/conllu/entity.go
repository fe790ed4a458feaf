package conllu

import (
	"fmt"
	"slices"
	"sort"

	"ascribe/analyze/report"
)

// label is the type of a name, as named entity corpora have it.
func label(k report.ActorKind) string {
	switch k {
	case report.Person:
		return "PER"
	case report.Country, report.Place:
		return "LOC"
	}
	return "ORG"
}

// mention is one of an actor's, as a range of tokens.
type mention struct {
	first, last int
	id, kind    string
	form        report.Form
	label       string
}

// actors fills names and brackets from the mentions whose edges are those of
// tokens.
func (w *writer) actors(actors []report.Actor) {
	var all []mention
	for _, a := range actors {
		for _, m := range a.Mentions {
			first := sort.Search(len(w.doc.Tokens), func(i int) bool { return w.doc.Tokens[i].End > m.Start })
			last := sort.Search(len(w.doc.Tokens), func(i int) bool { return w.doc.Tokens[i].Start >= m.End })
			if first < last {
				all = append(all, mention{first, last, a.ID, string(a.Kind), m.Form, label(a.Kind)})
			}
		}
	}
	// Outer brackets open first.
	slices.SortStableFunc(all, func(a, b mention) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return b.last - a.last
	})
	for _, m := range all {
		if m.form == report.Name {
			w.name(m)
		}
		open := fmt.Sprintf("(%s-%s-%s", m.id, m.kind, m.form)
		if m.last-m.first == 1 {
			w.opens[m.first] += open + ")"
			continue
		}
		w.opens[m.first] += open
		w.closes[m.last-1] = m.id + ")" + w.closes[m.last-1]
	}
}

// name marks the tokens of a name, unless another one has them.
func (w *writer) name(m mention) {
	for i := m.first; i < m.last; i++ {
		if w.names[i] != "" {
			return
		}
	}
	for i := m.first; i < m.last; i++ {
		w.names[i] = "I-" + m.label
	}
	w.names[m.first] = "B-" + m.label
}
