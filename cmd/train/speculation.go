package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ascribe/analyze/attribution"
	"ascribe/analyze/report"
	"ascribe/analyze/speculation"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/corpus"
)

const speculationModel = "analyze/speculation/model/accept.bin"

func init() { stages["speculation"] = trainSpeculation }

// trainSpeculation prints figures from cross-validation over the training texts
// of our own gold, by tenths and by the origin of the texts, then learns from all
// of them.
func trainSpeculation(data string) error {
	var examples []speculation.Example
	for _, name := range []string{"marks_train", "sentences_train"} {
		part, err := readSpeculation(filepath.Join(data, "..", "gold", name+".jsonl.gz"))
		if err != nil {
			return err
		}
		examples = append(examples, part...)
	}
	tenth := func(e speculation.Example) string { return tenthOf(e.ID) }
	origin := func(e speculation.Example) string { return strings.TrimRight(e.ID, "_-0123456789") }
	if err := validateSpeculation(examples, "tenths", tenth); err != nil {
		return err
	}
	if err := validateSpeculation(examples, "origins", origin); err != nil {
		return err
	}
	source := func(e speculation.Example) string { return sourceOf(e.ID) }
	if err := validateSpeculation(examples, "sources", source); err != nil {
		return err
	}
	model, err := speculation.Train(examples, nil)
	if err != nil {
		return err
	}
	if err := os.WriteFile(speculationModel, model, 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return nil
}

// validateSpeculation prints what cross-validation over the groups gives. Every
// mark missed and every find that is none goes to the file named by the variable
// SPECULATION_ERRORS, for reading.
func validateSpeculation(examples []speculation.Example, name string, group func(speculation.Example) string) error {
	var all speculation.Score
	var out io.Writer = io.Discard
	if path := os.Getenv("SPECULATION_ERRORS"); path != "" {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		defer f.Close()
		out = f
	}
	parts := map[string]*speculation.Score{}
	err := speculation.CrossValidate(examples, group, func(e speculation.Example, found []report.Speculation) {
		score := speculation.Compare(e.Gold, found)
		all.Add(score)
		g := group(e)
		if parts[g] == nil {
			parts[g] = &speculation.Score{}
		}
		parts[g].Add(score)
		writeErrors(out, e, found)
	})
	if err != nil {
		return err
	}
	line := func(label string, s speculation.Score) {
		fmt.Printf("%-12s marker F1 %.1f, with kind %.1f, strength %.1f %% of hits (%d found, %d gold)\n", label,
			s.F1(s.Any), s.F1(s.Kind), 100*float64(s.Same)/float64(max(s.Any, 1)), s.Found, s.Gold)
	}
	line(name, all)
	for _, g := range slices.Sorted(maps.Keys(parts)) {
		if parts[g].Gold >= 50 {
			line("  "+g, *parts[g])
		}
	}
	return nil
}

func writeErrors(out io.Writer, e speculation.Example, found []report.Speculation) {
	show := func(sign string, s text.Span, note string) {
		from, to := max(0, s.Start-90), min(len(e.Doc.Source), s.End+70)
		fmt.Fprintf(out, "%s %s: %s<<%s>>%s\n", sign, note, strings.ReplaceAll(strings.ToValidUTF8(e.Doc.Source[from:s.Start], ""), "\n", " "),
			e.Doc.Text(s), strings.ReplaceAll(strings.ToValidUTF8(e.Doc.Source[s.End:to], ""), "\n", " "))
	}
	for _, g := range e.Gold {
		hit, kind := false, false
		for _, f := range found {
			if g.Span.Overlaps(f.Span.Span()) {
				hit = true
				kind = kind || f.Kind == g.Kind && f.Strength == g.Strength
			}
		}
		if !hit {
			show("MISS", g.Span, string(g.Kind))
		} else if !kind {
			show("KIND", g.Span, string(g.Kind)+" "+string(g.Strength))
		}
	}
	for _, f := range found {
		hit := false
		for _, g := range e.Gold {
			hit = hit || g.Span.Overlaps(f.Span.Span())
		}
		if !hit {
			show("EXTRA", f.Span.Span(), f.Why.By+fmt.Sprintf(" %.2f", f.Confidence))
		}
	}
}

// readSpeculation reads articles annotated with markers and parses them.
func readSpeculation(path string) ([]speculation.Example, error) {
	type article struct {
		ID, Text    string
		Speculation []struct {
			Span     [2]int
			Kind     report.SpeculationKind
			Strength report.Strength
		}
	}
	articles, err := corpus.Lines[article](path)
	if err != nil {
		return nil, err
	}
	parser := syntax.New()
	sources, err := attribution.New()
	if err != nil {
		return nil, err
	}
	var out []speculation.Example
	for _, a := range articles {
		e := speculation.Example{ID: a.ID, Doc: text.Parse(a.Text, text.Auto)}
		e.Tree = parser.Parse(e.Doc)
		if e.Attributions, err = sources.Find(context.Background(), e.Doc, e.Tree); err != nil {
			return nil, err
		}
		for _, m := range a.Speculation {
			e.Gold = append(e.Gold, speculation.Mark{Span: text.Span{Start: m.Span[0], End: m.Span[1]}, Kind: m.Kind, Strength: m.Strength})
		}
		out = append(out, e)
	}
	return out, nil
}
