package main

import (
	"fmt"
	"os"
	"path/filepath"

	"ascribe/analyze/consequence"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

const consequenceModels = "analyze/consequence/model"

func init() { stages["consequence"] = trainConsequence }

// trainConsequence prints cross-validated figures on the training texts of our
// own gold, then learns from all of them.
func trainConsequence(data string) error {
	var examples []consequence.Example
	for _, name := range []string{"marks_train", "sentences_train"} {
		part, err := readConsequences(filepath.Join(data, "..", "gold", name+".jsonl.gz"))
		if err != nil {
			return err
		}
		examples = append(examples, part...)
	}
	tenth := func(e consequence.Example) string { return tenthOf(e.ID) }
	var sum consequence.Score
	err := consequence.CrossValidate(examples, tenth, func(e consequence.Example, found []report.Consequence) {
		sum.Add(consequence.Compare(e, found))
	})
	if err != nil {
		return err
	}
	fmt.Printf("tenfold over articles: strict F1 %.1f, relaxed F1 %.1f, certainty %.1f %% (%d found, %d gold)\n",
		sum.F1(sum.Strict), sum.F1(sum.Relaxed), 100*float64(sum.Certain)/float64(max(sum.Relaxed, 1)), sum.System, sum.Gold)
	m := consequence.Train(examples, func(line string) { fmt.Println(line) })
	for name, b := range map[string][]byte{"accept.bin": m.Accept, "spans.bin": m.Spans, "rank.bin": m.Rank, "certainty.bin": m.Certainty} {
		if err := os.WriteFile(filepath.Join(consequenceModels, name), b, 0o644); err != nil {
			return fmt.Errorf("write model: %w", err)
		}
	}
	return nil
}

// readConsequences reads articles annotated with consequences and parses them.
func readConsequences(path string) ([]consequence.Example, error) {
	type article struct {
		ID, Text     string
		Consequences []struct {
			Cause, Effect, Marker [][2]int
			Certainty             report.Certainty
		}
	}
	articles, err := readLines[article](path)
	if err != nil {
		return nil, err
	}
	parser := syntax.New()
	var out []consequence.Example
	for _, a := range articles {
		e := consequence.Example{ID: a.ID, Doc: text.Parse(a.Text, text.Auto)}
		e.Tree = parser.Parse(e.Doc)
		for _, c := range a.Consequences {
			e.Gold = append(e.Gold, consequence.Pair{Cause: spansOf(c.Cause), Effect: spansOf(c.Effect),
				Marker: spansOf(c.Marker), Certainty: c.Certainty})
		}
		out = append(out, e)
	}
	return out, nil
}

func spansOf(pairs [][2]int) []text.Span {
	var out []text.Span
	for _, p := range pairs {
		out = append(out, text.Span{Start: p[0], End: p[1]})
	}
	return out
}
