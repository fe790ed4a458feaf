package actor

import (
	"sort"

	"ascribe/analyze/report"
)

// quotations tells for each token which quotation it is in, -1 outside.
func (p *page) quotations() []int {
	in := make([]int, len(p.words))
	for i := range in {
		in[i] = -1
	}
	for q, quote := range p.doc.Quotations {
		if quote.Block {
			continue
		}
		for _, part := range quote.Parts {
			first, last := p.tokens(part)
			for i := first; i < last; i++ {
				in[i] = q
			}
		}
	}
	return in
}

// statements tells for each quotation which attribution has it as content,
// -1 where none has.
func (p *page) statements(quoted []int, atts []report.Attribution) []int {
	of := make([]int, len(p.doc.Quotations))
	for q := range of {
		of[q] = -1
	}
	for k, a := range atts {
		if len(a.Source) == 0 {
			continue
		}
		for _, piece := range a.Content {
			first, last := p.tokens(piece.Span())
			for i := first; i < last; i++ {
				if q := quoted[i]; q >= 0 && of[q] < 0 {
					of[q] = k
				}
			}
		}
	}
	return of
}

// turns tells for each token outside quotations which attribution has it as what
// somebody says word for word, as in the turns of a transcript, -1 for none.
func (p *page) turns(quoted []int, atts []report.Attribution) []int {
	of := make([]int, len(p.words))
	for i := range of {
		of[i] = -1
	}
	for k, a := range atts {
		if a.Quote != report.Direct || len(a.Source) == 0 {
			continue
		}
		for _, piece := range a.Content {
			first, last := p.tokens(piece.Span())
			for i := first; i < last; i++ {
				if quoted[i] < 0 && of[i] < 0 {
					of[i] = k
				}
			}
		}
	}
	return of
}

// speakerAt is who is said to speak at token i, as far as it is known by now,
// or nil.
func (r *referrer) speakerAt(i int) *entity {
	if q := r.quoted[i]; q >= 0 && r.statement[q] >= 0 {
		return r.sourceOf(r.atts[r.statement[q]])
	}
	if k := r.turn[i]; k >= 0 {
		return r.sourceOf(r.atts[k])
	}
	return nil
}

// sourceOf is the actor who is the source of an attribution: Ada Holm, of "his coach Ada
// Holm".
func (r *referrer) sourceOf(a report.Attribution) *entity {
	for _, s := range a.Source {
		first, last := r.p.tokens(s.Span())
		for i := first; i < last; i++ {
			if e := r.owner[i]; e != nil && (e.kind == report.Person || last-first < 4) && !r.owns(i) {
				return e
			}
		}
	}
	return nil
}

// owns reports whether the word at i, or the name that it is in, tells whose something is.
func (r *referrer) owns(i int) bool {
	next := i + 1
	for next < r.p.end(i) && r.owner[next] == r.owner[i] {
		next++
	}
	return r.p.tag(i) == "PRP$" || r.p.tag(next) == "POS" && next < r.p.end(i)
}

// firstPerson gives "I" inside a quotation or a turn to its speaker, "you" in the
// questions of an interview to whom they are put, and pronouns outside both to the
// voices of the text.
func (r *referrer) firstPerson() {
	voices, others := r.voices(), r.addressees()
	var last *entity // who spoke in the quotation before, in the same block
	block := -1
	for i := range r.p.words {
		s := r.p.sentence[i]
		if s < 0 {
			continue
		}
		if b := r.p.doc.Sentences[s].Block; b != block {
			last, block = nil, b
		}
		if r.quoted[i] < 0 && r.turn[i] < 0 {
			if voices != nil {
				r.say(&voices[block], i)
			}
			continue
		}
		if e := r.speakerAt(i); e != nil {
			last = e
		}
		if others != nil && ofAddressee[r.p.lower[i]] && r.turn[i] >= 0 && r.p.words[r.p.doc.Sentences[s].Last-1] == "?" {
			if e := others[r.turn[i]]; e != nil {
				r.mention(e, i, i+1, report.Pronoun)
			}
		}
		if r.saysI(i) && last != nil && (last.kind == report.Person || last.kind == report.Unnamed) {
			r.mention(last, i, i+1, report.Pronoun)
		}
	}
	for _, e := range r.all {
		sort.SliceStable(e.mentions, func(a, b int) bool { return e.mentions[a].first < e.mentions[b].first })
	}
}
