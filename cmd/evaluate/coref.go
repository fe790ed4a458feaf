package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"ascribe/analyze"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/coref"
	"ascribe/cmd/internal/corpus"
)

func init() { stages["coref"] = stage{evaluateCoref, true} }

// corefWays are the ways to count. The first is that of the shared tasks: chains
// of two mentions or more, mentions the same when their heads are (Žabokrtský and
// others, CRAC 2023, whose data GUM is part of). The last leaves out of the key what
// our guidelines call no mention: we and you, and relative pronouns.
var corefWays = []struct {
	name  string
	least int // mentions of a chain
	keep  func(word string) bool
}{
	{"chains", 2, func(string) bool { return true }},
	{"+ single mentions", 1, func(string) bool { return true }},
	{"by our guidelines", 2, func(word string) bool { return !noMention[strings.ToLower(word)] }},
}

var noMention = map[string]bool{
	"we": true, "us": true, "our": true, "ours": true, "ourselves": true,
	"you": true, "your": true, "yours": true, "yourself": true, "yourselves": true,
	"who": true, "whom": true, "whose": true, "which": true, "that": true,
}

// evaluateCoref prints how well the actors that are persons, organisations,
// media, groups or unnamed agree with the annotated chains of persons and
// organisations, from raw text. Countries and places are left out on both sides.
// What is listed besides are the chains of both sides.
func evaluateCoref(out io.Writer, data string, o options) error {
	analyzer, err := analyze.New()
	if err != nil {
		return err
	}
	m := corefMeter{analyzer, syntax.New(), out, o.errors}
	fmt.Fprintf(out, "%-33s %20s %7s %7s %7s %7s\n", "", "mentions P / R / F1", "MUC", "B3", "CEAF", "CoNLL   F1 in %")
	gum := make([]coref.Score, len(corefWays))
	for _, set := range corpus.CoreferenceSets {
		texts, err := set.Read(data, o.split())
		if err != nil {
			return err
		}
		scores := make([]coref.Score, len(corefWays))
		sums := [][]coref.Score{scores}
		if strings.HasPrefix(set.Name, "GUM") {
			sums = append(sums, gum)
		}
		for i := range texts {
			if err := m.add(&texts[i], sums...); err != nil {
				return err
			}
		}
		m.print(set.Name, scores)
	}
	m.print("GUM, all three", gum)
	return nil
}

type corefMeter struct {
	analyzer *analyze.Analyzer
	parser   *syntax.Parser
	out      io.Writer
	listing  bool
}

func (m *corefMeter) print(name string, scores []coref.Score) {
	for i, s := range scores {
		f1 := func(r coref.Ratio) float64 { _, _, f := r.PRF(); return 100 * f }
		p, r, f := s.Mentions.PRF()
		fmt.Fprintf(m.out, "%-14s %-18s %6.1f %6.1f %6.1f %7.1f %7.1f %7.1f %7.1f\n", name, corefWays[i].name,
			100*p, 100*r, 100*f, f1(s.MUC), f1(s.B3), f1(s.CEAF), 100*s.CoNLL())
	}
}

// add analyses a text and counts it in each way, in every list of scores.
func (m *corefMeter) add(c *corpus.Referents, scores ...[]coref.Score) error {
	source := c.Gold.Document.Source
	rep, err := m.analyzer.Analyze(context.Background(), analyze.Article{Text: source})
	if err != nil {
		return err
	}
	doc := text.Parse(source, text.Auto)
	tree := m.parser.Parse(doc)
	response := actorChains(rep, doc, tree, c.Until)
	for i, way := range corefWays {
		key := c.Heads(doc, tree, func(c corpus.Chain, head string) bool {
			return (c.Kind == corpus.Person || c.Kind == corpus.Organisation) && way.keep(head)
		})
		if m.listing && i == 0 {
			fmt.Fprintln(m.out, "==", c.ID)
			m.list("key", source, key)
			m.list("our", source, response)
		}
		k, r := coref.Number(key, response, way.least)
		for _, s := range scores {
			s[i].Add(k, r)
		}
	}
	return nil
}

// actorChains are the mentions of the report's actors before a byte.
func actorChains(rep *report.Report, doc *text.Document, tree *syntax.Tree, until int) [][]coref.Mention {
	var all [][]coref.Mention
	for _, a := range rep.Actors {
		if a.Kind == report.Country || a.Kind == report.Place {
			continue
		}
		var chain []coref.Mention
		for _, m := range a.Mentions {
			if m.End <= until {
				chain = append(chain, coref.Mention{Span: m.Span(), Head: coref.Head(m.Span(), doc, tree)})
			}
		}
		all = append(all, chain)
	}
	return all
}

func (m *corefMeter) list(side, source string, chains [][]coref.Mention) {
	for _, chain := range chains {
		if len(chain) < 2 {
			continue
		}
		fmt.Fprint(m.out, side, ":")
		for _, x := range chain {
			fmt.Fprintf(m.out, " %d:%s [%s] |", x.Span.Start, strings.ReplaceAll(source[x.Span.Start:min(x.Span.End, x.Span.Start+40)], "\n", " "), source[x.Head.Start:x.Head.End])
		}
		fmt.Fprintln(m.out)
	}
}
