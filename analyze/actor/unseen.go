package actor

// withUnseen adds the names that the network missed and the words around them tell:
// "Irish low cost airline, Ryanair", "Mr. Law".
func (p *page) withUnseen(found []name) []name {
	var out []name
	next := 0
	for i := 0; i < len(p.words); i++ {
		if next < len(found) && found[next].first <= i {
			out = append(out, found[next])
			i = max(i, found[next].last-1)
			next++
			continue
		}
		if !p.unseen(i) || p.isTitle(i) {
			continue
		}
		n := name{i, i + 1, "ORG", .5}
		for n.last < p.end(i) && p.unseen(n.last) && (next >= len(found) || found[next].first > n.last) {
			n.last++
		}
		switch {
		case p.honoured(i):
			n.kind = "PERSON"
			out = append(out, n)
		case !p.opens(i) && p.calledBusiness(n, true) && (p.tree.Is(p.top(n), "appos", "flat", "compound", "nsubj", "obj") || p.tree.Child(p.top(n), "compound", "appos") >= 0):
			out = append(out, n)
		}
		i = n.last - 1
	}
	return append(out, found[next:]...)
}

// unseen reports whether token i is a name by its tag and capital alone, in a sentence
// where capitals tell names.
func (p *page) unseen(i int) bool {
	return p.tree.Name[i] == "O" && p.tag(i) == "NNP" && (p.shape[i] == capital || p.shape[i] == mixed) && p.sentence[i] >= 0 && !p.headline[p.sentence[i]]
}
