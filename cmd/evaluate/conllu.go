package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"ascribe/analyze/conllu"
	"ascribe/analyze/syntax"
	"ascribe/cmd/internal/corpus"
)

func init() { stages["conllu"] = stage{measure: evaluateCoNLLU} }

// evaluateCoNLLU prints how often the universal part of speech that is made of tag,
// label and lemma is the treebank's: made of the treebank's own, and of ours on
// its tokens.
func evaluateCoNLLU(out io.Writer, data string, _ options) error {
	fmt.Fprintf(out, "%-10s %12s %12s   UPOS, accuracy in %%\n", "", "gold tags", "our tags")
	parser := syntax.New()
	for _, name := range []string{"ewt", "gum"} {
		path := filepath.Join(data, name, "dev.conllu.gz")
		gold, err := corpus.Treebank(path)
		if err != nil {
			return err
		}
		want, err := universalTags(path)
		if err != nil {
			return err
		}
		var table, ours int
		at := 0
		for _, part := range syntax.ByDocument(gold) {
			g := syntax.NewGold(part)
			tree := parser.Parse(g.Document)
			for i := range g.Document.Tokens {
				if conllu.UPOS(g.Tree.POS[i], g.Tree.Label[i], g.Tree.Lemma[i]) == want[at] {
					table++
				}
				if conllu.UPOS(tree.POS[i], tree.Label[i], tree.Lemma[i]) == want[at] {
					ours++
				}
				at++
			}
		}
		percent := func(n int) float64 { return 100 * float64(n) / float64(len(want)) }
		fmt.Fprintf(out, "%-10s %12.2f %12.2f\n", name+" dev", percent(table), percent(ours))
	}
	return nil
}

// universalTags are the fourth column of a treebank, word by word.
func universalTags(path string) ([]string, error) {
	var all []string
	err := corpus.EachLine(path, func(line string) {
		col := strings.Split(line, "\t")
		if len(col) == 10 && !strings.ContainsAny(col[0], "-.") {
			all = append(all, col[3])
		}
	})
	return all, err
}
