package actor

import "ascribe/analyze/actor/gazetteer"

// repeat finds the names that are known by now where the chain did not see
// them: in headlines, where any word has a capital, and elsewhere.
func (p *page) repeat(found []name) []name {
	known := map[string]string{}
	longest := map[string]int{} // by first word: tokens of the longest name
	for _, n := range found {
		if n.kind == "MISC" || n.last-n.first == 1 && len(p.words[n.first]) < 3 && p.shape[n.first] != capitals {
			continue
		}
		learn(known, longest, p, n.first, n.last, n.kind)
		if n.kind == "PERSON" && n.last-n.first > 1 && n.last-n.first < 5 {
			if last := n.last - 1; len(p.words[last]) > 3 && p.shape[last] == capital {
				learn(known, longest, p, last, n.last, n.kind)
			}
		}
	}
	var out []name
	next := 0
	for i := 0; i < len(p.words); {
		if next < len(found) && found[next].first == i {
			out = append(out, found[next])
			i = found[next].last
			next++
			continue
		}
		limit := len(p.words)
		if next < len(found) {
			limit = found[next].first
		}
		if n := p.knownAt(i, limit, known, longest); n.last > 0 {
			out = append(out, n)
			i = n.last
			continue
		}
		i++
	}
	return out
}

func learn(known map[string]string, longest map[string]int, p *page, first, last int, kind string) {
	key := spelling(p.phrase(first, last))
	if known[key] == "" {
		known[key] = kind
	}
	word := spelling(p.words[first])
	longest[word] = max(longest[word], last-first)
}

// knownAt is the longest known name at i that ends by limit, or none.
func (p *page) knownAt(i, limit int, known map[string]string, longest map[string]int) name {
	if !p.shape[i].named() {
		return name{}
	}
	headline := p.sentence[i] >= 0 && p.headline[p.sentence[i]]
	for size := longest[spelling(p.words[i])]; size > 0; size-- {
		j := i + size
		if j > limit || j > p.end(i) || !p.shape[j-1].named() || p.at(i, j) == "$" {
			continue
		}
		if kind := known[spelling(p.phrase(i, j))]; kind != "" {
			// A single word at a sentence's head, or in the middle of more capitals, may be another thing.
			if !headline && size == 1 && (p.opens(i) && gazetteer.Nouns.Has(p.lower[i]) || j < limit && p.shape[j] == capital && p.doc.Tokens[j].Space) {
				continue
			}
			return name{i, j, kind, .5}
		}
	}
	if !headline {
		return name{}
	}
	for _, t := range []gazetteer.Table{gazetteer.Countries, gazetteer.Organisations} {
		if size := p.longest(t, i); size > 0 && i+size <= limit {
			columns, _ := t.Find(p.phrase(i, i+size))
			switch {
			case t == gazetteer.Countries && (size > 1 || p.certain(i, size, columns) || columns[1] == "capital"):
				return name{i, i + size, countryType(columns[1]), .5}
			case t == gazetteer.Organisations && (size > 1 || p.shape[i] == capitals && len(p.words[i]) > 2 && !p.shouted(i)):
				return name{i, i + size, "ORG", .5}
			}
		}
	}
	return name{}
}

// shouted reports whether most words around token i are in capitals.
func (p *page) shouted(i int) bool {
	full, all := 0, 0
	for k := p.begin(i); k < p.end(i); k++ {
		if p.shape[k] == capitals && len(p.words[k]) > 1 {
			full++
		}
		if p.shape[k] != other {
			all++
		}
	}
	return full*2 > all
}
