package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"ascribe/analyze/attribution"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/corpus"
)

func init() { stages["attribution"] = stage{measure: evaluateAttribution} }

// goldAttribution is an attribution that readers found; spans are byte offsets.
type goldAttribution struct {
	Source, Cue, Content [][2]int
	Class, Quote         string
}

// losses counts what happens to gold attributions and to findings.
type losses struct {
	gold, found tally      // by group: "class statement", "nested", ...
	kinds       tally      // of what is lost
	sources     tally      // spans of sources, of what is matched
	bins        [10]binned // by confidence, in tenths
}

// tally counts by name.
type tally map[string]int

// binned is the findings of a tenth of confidence.
type binned struct {
	n, right int
	sum      float64
}

// evaluateAttribution prints where attributions are lost: by class, form and depth,
// by kind of mistake, by how the source's span differs, and how often findings of each
// confidence are right. PolNeAR has no classes, and no attributions inside others.
func evaluateAttribution(out io.Writer, data string, _ options) error {
	finder, err := attribution.New()
	if err != nil {
		return err
	}
	for _, set := range []struct {
		name, file string
		flat       bool
	}{
		{"gold/reader_dev", filepath.Join(data, "..", "gold", "reader_dev.jsonl.gz"), false},
		{"PolNeAR dev, nested ones left out", filepath.Join(data, "polnear", "dev.jsonl.gz"), true},
	} {
		articles, err := corpus.Lines[struct {
			Text         string
			Attributions []goldAttribution
		}](set.file)
		if err != nil {
			return err
		}
		finder.Flat = set.flat
		l := losses{gold: tally{}, found: tally{}, kinds: tally{}, sources: tally{}}
		parser := syntax.New()
		for _, a := range articles {
			doc := text.Parse(a.Text, text.Auto)
			found, err := finder.Find(context.Background(), doc, parser.Parse(doc))
			if err != nil {
				return err
			}
			l.article(a.Text, a.Attributions, found)
		}
		l.print(out, set.name)
	}
	return nil
}

// article adds one article's gold and findings.
func (l *losses) article(source string, gold []goldAttribution, found []report.Attribution) {
	relations := make([]attribution.Relation, len(gold))
	for i, g := range gold {
		relations[i] = attribution.Relation{Source: bytes(g.Source), Cue: bytes(g.Cue), Content: bytes(g.Content)}
	}
	_, whole := attribution.Compare(source, relations, found)
	for j, g := range gold {
		groups := []string{"all", "depth top"}
		if inside(relations, j) {
			groups[1] = "depth nested"
		}
		if g.Class != "" {
			groups = append(groups, "class "+g.Class, "quote "+g.Quote)
		}
		i := whole[j]
		for _, name := range groups {
			l.gold[name]++
			if i >= 0 {
				l.found[name]++
			}
		}
		near := slices.IndexFunc(found, func(f report.Attribution) bool { return cueHits(relations[j], f) })
		switch {
		case i >= 0:
			l.sources[difference(source, relations[j].Source, spans(found[i].Source))]++
		case len(g.Cue) == 0:
			l.kinds["gold has no cue"]++
		case near >= 0:
			l.kinds["content: "+difference(source, relations[j].Content, spans(found[near].Content))]++
		default:
			l.kinds["no finding"]++
		}
	}
	for i, f := range found {
		b := &l.bins[min(9, int(10*f.Confidence))]
		b.n, b.sum = b.n+1, b.sum+f.Confidence
		if slices.Contains(whole, i) {
			b.right++
		} else if !slices.ContainsFunc(relations, func(g attribution.Relation) bool { return cueHits(g, f) }) {
			l.kinds["finding with no gold cue"]++
		}
	}
}

func (l *losses) print(out io.Writer, name string) {
	fmt.Fprintf(out, "%s\n%-26s %5s %5s %6s\n", name, "", "gold", "found", "recall")
	for _, g := range slices.Sorted(maps.Keys(l.gold)) {
		n, hit := l.gold[g], l.found[g]
		fmt.Fprintf(out, "%-26s %5d %5d %6.1f\n", g, n, hit, 100*float64(hit)/float64(n))
	}
	for _, part := range []struct {
		title string
		tally
	}{{"lost", l.kinds}, {"source of the found", l.sources}} {
		fmt.Fprintf(out, "%s:\n", part.title)
		for _, k := range slices.Sorted(maps.Keys(part.tally)) {
			fmt.Fprintf(out, "  %-24s %5d\n", k, part.tally[k])
		}
	}
	fmt.Fprintf(out, "%-26s %5s %5s %6s\n", "confidence", "found", "mean", "right")
	for k, b := range l.bins {
		if b.n > 0 {
			fmt.Fprintf(out, "  %.1f-%.1f%18s %5d %5.2f %6.2f\n", float64(k)/10, float64(k+1)/10, "", b.n, b.sum/float64(b.n), float64(b.right)/float64(b.n))
		}
	}
	fmt.Fprintln(out)
}

// difference names how what was found differs from the gold, by its ends. PolNeAR
// keeps the comma that closes an apposition in a source.
func difference(source string, gold, found []text.Span) string {
	switch g, f := extent(gold), extent(found); {
	case len(gold) == 0 && len(found) == 0, len(gold) > 0 && len(found) > 0 && g == f:
		return "same"
	case len(gold) == 0:
		return "gold has none"
	case len(found) == 0:
		return "none found"
	case g.Start == f.Start && strings.TrimRight(source[g.Start:g.End], ",–—- ") == source[f.Start:f.End]:
		return "without closing mark"
	case g.Contains(f):
		return "too short"
	case f.Contains(g):
		return "too long"
	case g.Start < f.End && f.Start < g.End:
		return "shifted"
	}
	return "another phrase"
}

// extent is from the first byte of the spans to the last.
func extent(all []text.Span) text.Span {
	if len(all) == 0 {
		return text.Span{}
	}
	return text.Span{Start: all[0].Start, End: all[len(all)-1].End}
}

// inside reports whether the cue of gold j lies in the content of another.
func inside(gold []attribution.Relation, j int) bool {
	for i, g := range gold {
		for _, c := range g.Content {
			if i != j && len(gold[j].Cue) > 0 && c.Contains(gold[j].Cue[0]) {
				return true
			}
		}
	}
	return false
}

// cueHits reports whether the finding's cue shares a byte with the gold one's.
func cueHits(g attribution.Relation, f report.Attribution) bool {
	return slices.ContainsFunc(g.Cue, func(a text.Span) bool {
		return slices.ContainsFunc(spans(f.Cue), func(b text.Span) bool { return a.Start < b.End && b.Start < a.End })
	})
}

func spans(all []report.Passage) []text.Span {
	var out []text.Span
	for _, p := range all {
		out = append(out, p.Span())
	}
	return out
}

func bytes(all [][2]int) []text.Span {
	var out []text.Span
	for _, s := range all {
		out = append(out, text.Span{Start: s[0], End: s[1]})
	}
	return out
}
