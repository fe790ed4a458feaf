package actor

import (
	"strings"
	"unicode/utf8"

	"ascribe/analyze/actor/gazetteer"
)

// longestEntry is the number of tokens up to which entries are looked up.
const longestEntry = 8

// longest is the number of tokens of the longest entry that begins at token i.
func (p *page) longest(t gazetteer.Table, i int) int {
	best := 0
	for j := i + 1; j <= p.end(i) && j <= i+longestEntry; j++ {
		words := p.phrase(i, j)
		if t.Has(words) {
			best = j - i
		}
		if !t.Begins(words) && (j >= p.end(i) || p.doc.Tokens[j].Space) {
			break
		}
	}
	return best
}

// plain is the word as names are listed: capitals only at its head.
func (p *page) plain(i int) string {
	w := p.words[i]
	if p.shape[i] == capitals && len(w) > 3 && !strings.Contains(w, ".") {
		return p.capitalised(i)
	}
	return w
}

// capitalised is the word with a capital at its head only.
func (p *page) capitalised(i int) string {
	_, head := utf8.DecodeRuneInString(p.words[i])
	_, small := utf8.DecodeRuneInString(p.lower[i])
	return p.words[i][:head] + p.lower[i][small:]
}

// plainPhrase is the phrase of tokens [i, j) as names are listed.
func (p *page) plainPhrase(i, j int) string {
	words := make([]string, j-i)
	for k := range words {
		words[k] = p.plain(i + k)
	}
	return strings.Join(words, " ")
}

func (p *page) anyCapital(first, last int) bool {
	for i := first; i < last; i++ {
		if p.shape[i].named() {
			return true
		}
	}
	return false
}
