package actor

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
		mark := n.first - 1
		left := mark - 1
		k := len(out) - 1
		switch {
		case p.within("&", n) > 0:
			n.kind, n.sure = "ORG", 1
			out = append(out, n)
			continue
		case n.kind == "MISC" || p.at(n.first, mark) != "&" || p.at(n.first, left) == "" || !p.shape[left].named():
			out = append(out, n)
			continue
		case k >= 0 && out[k].last == mark:
			if alone[p.phrase(out[k].first, out[k].last)] && alone[p.phrase(n.first, n.last)] {
				out = append(out, n)
				continue
			}
			left = out[k].first
			out = out[:k]
		case k >= 0 && out[k].last > left:
			out = append(out, n)
			continue
		}
		out = append(out, name{left, n.last, "ORG", 1})
	}
	return out
}

// besideAmpersand reports whether an ampersand stands before a name or behind it.
func (p *page) besideAmpersand(n name) bool {
	return p.at(n.first, n.first-1) == "&" || p.at(n.first, n.last) == "&"
}
