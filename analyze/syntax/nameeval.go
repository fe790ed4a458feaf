package syntax

import (
	"slices"
	"strings"

	"ascribe/analyze/neural"
)

// NameF1 is the F1 of the names of persons, organisations and places in
// sentences whose names are known, read in one manner; a name counts when its
// words and type are the same.
func (p *Parser) NameF1(gold []Sentence, m Manner) float64 {
	found, known, right := 0, 0, 0
	var pass neural.Pass
	for i := range gold {
		words, _ := readWords(nil, gold[i].Form)
		if len(words) > longest {
			words = words[:longest]
		}
		g := p.network.predict(&pass, [][]sign{p.network.input.signs(words)})[0]
		a, b := nameSpans(gold[i].Names), nameSpans(namesIn(g.names, m))
		known, found = known+len(a), found+len(b)
		for _, n := range b {
			if slices.Contains(a, n) {
				right++
			}
		}
	}
	return 2 * float64(right) / float64(max(1, known+found))
}

// namesIn picks the best labels of one manner.
func namesIn(marginals []float32, m Manner) []string {
	var scores []float32
	for at := int(m) * nameLabels; at < len(marginals); at += int(manners) * nameLabels {
		scores = append(scores, marginals[at:at+nameLabels]...)
	}
	var out []string
	for _, l := range bestNames(scores) {
		out = append(out, NameLabels[l])
	}
	return out
}

type nameSpan struct {
	first, last int
	kind        string
}

func nameSpans(labels []string) (spans []nameSpan) {
	for i, l := range labels {
		kind := strings.TrimPrefix(strings.TrimPrefix(l, "B-"), "I-")
		switch {
		case l[0] == 'B' || l[0] == 'I' && (i == 0 || !strings.HasSuffix(labels[i-1], kind)):
			spans = append(spans, nameSpan{i, i + 1, kind})
		case l[0] == 'I':
			spans[len(spans)-1].last = i + 1
		}
	}
	return slices.DeleteFunc(spans, func(s nameSpan) bool { return s.kind != "PERSON" && s.kind != "ORG" && s.kind != "LOC" })
}
