package actor

import "strings"

// withAmpersands makes one name of what an ampersand joins: Marks & Spencer. Two that
// the text names each by itself, too, stay two.
func (p *page) withAmpersands(found []name) []name {
	alone := map[string]bool{}
	for _, n := range found {
		if !p.besideAmpersand(n) {
			alone[p.phrase(n.first, n.last)] = true
		}
	}
	out := found[:0]
	for _, n := range found {
		if k := len(out); k > 0 && out[k-1].last > n.first {
			continue // the Co of the name before
		}
		if p.hasPartners(n) {
			n.kind, n.sure, n.last = "ORG", 1, n.last+2
			for p.isCompanyTail(n.first, n.last) {
				n.last++
			}
		}
		k := len(out) - 1
		mark := n.first - 1
		left := mark - 1
		switch {
		case p.within("&", n) > 0:
			n.kind, n.sure = "ORG", 1
		case n.kind == "MISC" || p.at(n.first, mark) != "&" || p.at(n.first, left) == "" || !p.shape[left].named():
			// joined to nothing
		case k >= 0 && out[k].last == mark:
			if !alone[p.phrase(out[k].first, out[k].last)] || !alone[p.phrase(n.first, n.last)] {
				n = name{out[k].first, n.last, "ORG", 1}
				out = out[:k]
			}
		case k < 0 || out[k].last <= left:
			n = name{left, n.last, "ORG", 1} // with a word that is no name by itself
		}
		out = append(out, n)
	}
	return out
}

// hasPartners reports whether a name goes on with "and Co".
func (p *page) hasPartners(n name) bool {
	and := p.at(n.first, n.last)
	return n.kind != "MISC" && (and == "and" || and == "&") && p.isCompanyTail(n.first, n.last+1)
}

// isCompanyTail reports whether token i, of the sentence of token of, is a Co or the like.
func (p *page) isCompanyTail(of, i int) bool {
	return companyTails[strings.TrimSuffix(p.at(of, i), ".")] && p.shape[i].named()
}

// besideAmpersand reports whether an ampersand stands before a name or behind it.
func (p *page) besideAmpersand(n name) bool {
	return p.at(n.first, n.first-1) == "&" || p.at(n.first, n.last) == "&"
}
