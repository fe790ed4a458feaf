package coref

import (
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// Mention is a place of an entity: its bytes and those of its head word.
type Mention struct{ Span, Head text.Span }

// Head is the word of a span that is governed from outside it; of a name of
// several parts the last, so that a title before it or left out changes nothing.
func Head(span text.Span, doc *text.Document, tree *syntax.Tree) text.Span {
	head := -1
	for i, t := range doc.Tokens {
		if !span.Contains(t.Span) {
			continue
		}
		if h := tree.Head[i]; h < 0 || !span.Contains(doc.Tokens[h].Span) {
			head = i
			break
		}
	}
	if head < 0 {
		return span
	}
	last := head
	for _, c := range tree.Children(head) {
		if tree.Label[c] == "flat" && span.Contains(doc.Tokens[c].Span) {
			last = max(last, c)
		}
	}
	return doc.Tokens[last].Span
}

// Number gives mentions numbers, the same to one of the key and one of the
// response when their spans are the same, or else their head words (as in the
// shared tasks on multilingual coreference: Žabokrtský and others, CRAC 2023); of
// several with one head those whose lengths differ least. Mentions of a chain with
// one head count once. Chains of fewer than least mentions are left out.
func Number(key, response [][]Mention, least int) (k, r [][]int) {
	key, response = distinct(key, least), distinct(response, least)
	byHead := map[text.Span][]int{} // numbers of the key's
	var spans []text.Span
	for _, chain := range key {
		var ids []int
		for _, m := range chain {
			ids = append(ids, len(spans))
			byHead[m.Head] = append(byHead[m.Head], len(spans))
			spans = append(spans, m.Span)
		}
		k = append(k, ids)
	}
	next := len(spans)
	taken := make([]bool, next)
	numbers := map[Mention]int{}
	pair := func(most int) {
		for _, chain := range response {
			for _, m := range chain {
				if _, done := numbers[m]; done {
					continue
				}
				best, least := -1, most+1
				for _, id := range byHead[m.Head] {
					if d := distance(spans[id], m.Span); !taken[id] && d < least {
						best, least = id, d
					}
				}
				if best >= 0 {
					numbers[m], taken[best] = best, true
				}
			}
		}
	}
	pair(0)
	pair(1 << 30)
	for _, chain := range response {
		var ids []int
		for _, m := range chain {
			id, ok := numbers[m]
			if !ok {
				id, next = next, next+1
			}
			ids = append(ids, id)
		}
		r = append(r, ids)
	}
	return k, r
}

// distance is how many bytes belong to one span alone; both hold the same word.
func distance(a, b text.Span) int {
	abs := func(n int) int { return max(n, -n) }
	return abs(a.Start-b.Start) + abs(a.End-b.End)
}

// distinct leaves one mention, the shortest, of those of a chain with one head, and only
// chains of at least so many.
func distinct(chains [][]Mention, least int) [][]Mention {
	var out [][]Mention
	for _, chain := range chains {
		at := map[text.Span]int{}
		var kept []Mention
		for _, m := range chain {
			i, ok := at[m.Head]
			if !ok {
				at[m.Head] = len(kept)
				kept = append(kept, m)
			} else if m.Span.Len() < kept[i].Span.Len() {
				kept[i] = m
			}
		}
		if len(kept) >= least {
			out = append(out, kept)
		}
	}
	return out
}
