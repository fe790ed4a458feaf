package syntax

import (
	"slices"
	"strings"

	"ascribe/analyze/neural"
)

// NameF1 is the F1 of the names of persons, organisations and places in
// sentences whose names are known, read in one manner, document by document; a
// name counts when its words and type are the same.
func (p *Parser) NameF1(gold []Sentence, m Manner) float64 {
	found, known, right := 0, 0, 0
	for _, document := range ByDocument(gold) {
		for i, labels := range p.names(document, m) {
			a, b := nameSpans(document[i].Names), nameSpans(labels)
			known, found = known+len(a), found+len(b)
			for _, n := range b {
				if slices.Contains(a, n) {
					right++
				}
			}
		}
	}
	return 2 * float64(right) / float64(max(1, known+found))
}

// names labels the words of a document's sentences in one manner.
func (p *Parser) names(document []Sentence, m Manner) (labels [][]string) {
	var pass neural.Pass
	var forms []string
	var scores []float32
	var ends []int
	for i := range document {
		words, _ := readWords(nil, document[i].Form)
		words = words[:min(len(words), longest)]
		g := p.network.predict(&pass, [][]sign{p.network.input.signs(words)})[0]
		for k := range words {
			forms = append(forms, words[k].text)
		}
		scores = append(scores, m.names(g.names)...)
		ends = append(ends, len(forms))
	}
	recall(forms, scores)
	from := 0
	for _, to := range ends {
		var sentence []string
		for _, l := range bestNames(scores[from*nameLabels : to*nameLabels]) {
			sentence = append(sentence, NameLabels[l])
		}
		labels, from = append(labels, sentence), to
	}
	return labels
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
