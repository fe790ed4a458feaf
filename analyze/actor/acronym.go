package actor

import "strings"

// withAcronyms adds the initials of longer names where they stand by themselves:
// "WHO" or "W.H.O." once "World Health Organization" is known. Which of several bodies they
// mean is settled where short forms are.
func (p *page) withAcronyms(found []name) []name {
	known := map[string]bool{}
	for _, n := range found {
		if n.kind != "ORG" || n.last-n.first < 3 {
			continue
		}
		for _, form := range shortForms(p.phrase(n.first, n.last)) {
			if isAcronym(form) && len(form) > 2 {
				known[form] = true
			}
		}
	}
	if len(known) == 0 {
		return found
	}
	for k := range found { // the tree may take F.D.A. for a person's initials
		if n := &found[k]; n.last-n.first == 1 && n.kind != "ORG" && p.shape[n.first] == capitals && known[strings.ReplaceAll(p.words[n.first], ".", "")] {
			n.kind = "ORG"
		}
	}
	var out []name
	next := 0
	for i, w := range p.words {
		for next < len(found) && found[next].first <= i {
			out = append(out, found[next])
			next++
		}
		taken := len(out) > 0 && out[len(out)-1].last > i
		if !taken && p.shape[i] == capitals && known[strings.ReplaceAll(w, ".", "")] {
			out = append(out, name{i, i + 1, "ORG", .6})
		}
	}
	return append(out, found[next:]...)
}
