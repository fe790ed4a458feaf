package conllu

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed upos.tsv
var uposTable string

// rule gives a universal part of speech to words of a tag with one of the labels
// and one of the lemmas; nil stands for all.
type rule struct {
	labels, lemmas []string
	upos           string
}

// uposRules are the rows of upos.tsv by tag.
var uposRules = sync.OnceValue(func() map[string][]rule {
	list := func(s string) []string {
		if s == "*" {
			return nil
		}
		return strings.Fields(s)
	}
	rules := map[string][]rule{}
	for row := range strings.Lines(uposTable) {
		if row[0] == '#' {
			continue
		}
		col := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		rules[col[0]] = append(rules[col[0]], rule{list(col[1]), list(col[2]), col[3]})
	}
	return rules
})

// UPOS is the universal part of speech of a word with this Penn Treebank tag,
// relation to its head and lemma. A tag that the table lacks is X.
func UPOS(tag, label, lemma string) string {
	label, _, _ = strings.Cut(label, ":")
	for _, r := range uposRules()[tag] {
		if (r.labels == nil || slices.Contains(r.labels, label)) && (r.lemmas == nil || slices.Contains(r.lemmas, strings.ToLower(lemma))) {
			return r.upos
		}
	}
	return "X"
}
