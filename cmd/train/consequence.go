package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"ascribe/analyze/consequence"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/corpus"
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
	source := func(e consequence.Example) string { return sourceOf(e.ID) }
	if err := validateConsequences(examples, "tenths", tenth, false); err != nil {
		return err
	}
	if err := validateConsequences(examples, "sources", source, true); err != nil {
		return err
	}
	m := consequence.Train(examples, func(line string) { fmt.Println(line) })
	for name, b := range map[string][]byte{"accept.bin": m.Accept, "spans.bin": m.Spans, "rank.bin": m.Rank, "certainty.bin": m.Certainty, "network.bin": m.Network} {
		if err := os.WriteFile(filepath.Join(consequenceModels, name), b, 0o644); err != nil {
			return fmt.Errorf("write model: %w", err)
		}
	}
	return nil
}

// validateConsequences prints what cross-validation over the groups gives, for
// all and, when they are few, for each.
func validateConsequences(examples []consequence.Example, name string, group func(consequence.Example) string, each bool) error {
	var all consequence.Score
	parts := map[string]*consequence.Score{}
	err := consequence.CrossValidate(examples, group, func(e consequence.Example, found []report.Consequence) {
		s := consequence.Compare(e, found)
		all.Add(s)
		if parts[group(e)] == nil {
			parts[group(e)] = &consequence.Score{}
		}
		parts[group(e)].Add(s)
	})
	if err != nil {
		return err
	}
	line := func(label string, s consequence.Score) {
		fmt.Printf("%-12s strict F1 %.1f, relaxed F1 %.1f, certainty %.1f %% (%d found, %d gold)\n", label,
			s.F1(s.Strict), s.F1(s.Relaxed), 100*float64(s.Certain)/float64(max(s.Relaxed, 1)), s.System, s.Gold)
	}
	line(name, all)
	for i, n := range all.Sure {
		fmt.Printf("  confidence below %.2f: %d found, %.0f %% of them right\n", consequence.SureBelow[i], n.Found, 100*float64(n.Relaxed)/float64(max(n.Found, 1)))
	}
	if each {
		for _, g := range slices.Sorted(maps.Keys(parts)) {
			line("  "+g, *parts[g])
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
	articles, err := corpus.Lines[article](path)
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
