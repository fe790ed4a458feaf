package actor

import (
	"strings"

	"ascribe/analyze/actor/gazetteer"
)

// evidence is what the gazetteers know about each token, as short flags: the
// table's letter, what it says, and where in the entry the token stands.
type evidence [][]string

// longestEntry is the number of tokens up to which entries are looked up.
const longestEntry = 8

// evidence matches the longest entry of each table at each capitalised token.
func (p *page) evidence() evidence {
	e := make(evidence, len(p.words))
	tables := []struct {
		letter string
		table  gazetteer.Table
		column int
	}{{"c", gazetteer.Countries, 1}, {"p", gazetteer.Places, 0}, {"o", gazetteer.Organisations, 0}, {"g", gazetteer.Groups, 0}}
	var until [4]int
	for i, s := range p.shape {
		if !s.named() {
			continue
		}
		for t := range tables {
			if i < until[t] {
				continue
			}
			if n := p.longest(tables[t].table, i); n > 0 {
				columns, _ := tables[t].table.Find(p.phrase(i, i+n))
				e.mark(i, i+n, tables[t].letter+columns[tables[t].column])
				until[t] = i + n
			}
		}
		word := p.plain(i)
		if g := gazetteer.Given.First(word); g != "" {
			e[i] = append(e[i], "n")
		}
		if c := gazetteer.Surnames.First(word); c != "" {
			e[i] = append(e[i], "s"+c)
		}
		if h, ok := gazetteer.Heads.Find(word); ok {
			e[i] = append(e[i], "h"+h[1])
		}
		if k := gazetteer.Titles.First(p.lower[i]); k != "" {
			e[i] = append(e[i], "t"+k)
		}
	}
	return e
}

func (e evidence) mark(i, j int, flag string) {
	if j == i+1 {
		e[i] = append(e[i], flag+"=")
		return
	}
	for k := i; k < j; k++ {
		switch k {
		case i:
			e[k] = append(e[k], flag+"<")
		case j - 1:
			e[k] = append(e[k], flag+">")
		default:
			e[k] = append(e[k], flag+"-")
		}
	}
}

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
		return w[:1] + p.lower[i][1:]
	}
	return w
}
