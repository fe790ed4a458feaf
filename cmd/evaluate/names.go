package main

import (
	"fmt"
	"io"
	"path/filepath"

	"ascribe/analyze/syntax"
	"ascribe/cmd/internal/corpus"
)

func init() { stages["names"] = stage{measure: evaluateNames} }

// evaluateNames prints the F1 of the names that the network finds by itself, on
// gold tokens: in each manner of marking names, and in the reader's own.
func evaluateNames(out io.Writer, data string, _ options) error {
	fmt.Fprintf(out, "%-16s %7s %7s %7s %7s   F1 of PERSON, ORG and LOC in %%\n", "", "plain", "entity", "silver", "reader")
	parser := syntax.New()
	for _, name := range []string{"wikigold", "uner_ewt", "gum", "gmb_silver"} {
		gold, err := corpus.Names(filepath.Join(data, "ner", name+".dev.tsv.gz"))
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%-16s", name+" dev")
		for _, m := range []syntax.Manner{syntax.Plain, syntax.Entity, syntax.Silver, syntax.Reader} {
			fmt.Fprintf(out, " %7.2f", 100*parser.NameF1(gold, m))
		}
		fmt.Fprintln(out)
	}
	return nil
}
