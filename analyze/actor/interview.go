package actor

import "ascribe/analyze/report"

// answered is the first block that asks, -1 for none, and how many questions are
// followed by somebody who says I or we.
func answered(blocks []block) (begin, answers int) {
	begin = -1
	open := false
	for i, b := range blocks {
		switch {
		case b.asks:
			if open = true; begin < 0 {
				begin = i
			}
		case open && b.first+b.ours > 0:
			open = false
			answers++
		}
	}
	return begin, answers
}

// speaksOfInterview reports whether the text before a token says that somebody is
// interviewed.
func (r *referrer) speaksOfInterview(before int) bool {
	for i := range before {
		if r.p.tree.Lemma[i] == "interview" || r.p.lower[i] == "interview" {
			return true
		}
	}
	return false
}

// guests are who is interviewed: the person with most mentions before a token, those
// in the title counting twice, of several the first, and who is named beside this
// person: "Ada Holm and Bo Berg". There are none when the text speaks of several
// without saying who: "interviews experts". Ok reports whether anybody is named at
// all.
func (r *referrer) guests(before int) (guests []*entity, ok bool) {
	var best *entity
	most := 0
	var place mention // where the best is named first
	for _, e := range r.all {
		n := 0
		for _, m := range e.mentions {
			if m.first < before {
				n += 1 + btoi(r.p.doc.Title.Contains(r.p.doc.Tokens[m.first].Span))
			}
		}
		if e.kind != report.Person || n == 0 {
			continue
		}
		if at := e.mentions[0]; n > most || n == most && at.first < place.first {
			best, most, place = e, n, at
		}
	}
	switch {
	case best == nil:
		return nil, false
	case r.interviewsSeveral(before):
		return nil, true
	}
	guests = append(guests, best)
	if next := place.last + 1; r.p.at(place.first, place.last) == "and" && next < r.p.end(place.first) {
		if e := r.owner[next]; e != nil && e.kind == report.Person {
			guests = append(guests, e)
		}
	}
	return guests, true
}

// interviewsSeveral reports whether a plural noun is what is interviewed before a
// token.
func (r *referrer) interviewsSeveral(before int) bool {
	for i := range before {
		if head := r.p.tree.Head[i]; head >= 0 && r.p.tag(i) == "NNS" && r.p.tree.Is(i, "obj") && r.p.tree.Lemma[head] == "interview" {
			return true
		}
	}
	return false
}

// interview has the blocks from begin on ask the guest or be what the guest says.
// What speaks to somebody and says nothing of itself asks, too, when it is short. Of
// two guests one speaks where only the other is spoken of.
func (r *referrer) interview(blocks []block, begin int, guests []*entity) []voice {
	const short = 3 // sentences
	var alone *entity
	if len(guests) == 1 {
		alone = guests[0]
	}
	out := make([]voice, begin, len(blocks))
	we := r.group()
	for _, b := range blocks[begin:] {
		v := voice{speaker: alone, group: we}
		switch {
		case b.asks || b.second > 0 && b.first+b.ours == 0 && b.sentences <= short:
			v = voice{addressee: alone}
		case len(guests) == 2:
			v.speaker = r.otherThan(b, guests)
		}
		out = append(out, v)
	}
	return out
}

// otherThan is the one of two who is not spoken of in a block, when the other is.
func (r *referrer) otherThan(b block, two []*entity) *entity {
	var spoken [2]bool
	for i := b.from; i < b.to; i++ {
		for k := range two {
			spoken[k] = spoken[k] || r.owner[i] == two[k]
		}
	}
	switch spoken {
	case [2]bool{true, false}:
		return two[1]
	case [2]bool{false, true}:
		return two[0]
	}
	return nil
}
