package attribution

import "slices"

// Sources of verbs without a subject of their own: those below another verb speak for
// its object or its subject, wherever the page ends.

// controlled gives an infinitive without a source, or a "saying" that somebody is
// quoted as, whom the verb above it is about: told | him to thank them, quoted | the
// mayor as saying.
func (p *page) controlled(f *finding) {
	quoted := f.from > 0 && p.words[f.from-1].lower == "as" && p.tag(f.head) == "VBG"
	if !quoted && (len(f.source) > 0 || !p.infinitive(f.head)) {
		return
	}
	g := p.tree.Head[p.base+f.head]
	if g < 0 || quoted && p.tree.Lemma[g] != "quote" && p.tree.Lemma[g] != "cite" || !quoted && !p.tree.Is(p.base+f.head, "xcomp") {
		return
	}
	for i := f.from - 1; i >= 0 && p.base+i > g; i-- {
		if p.tree.Head[p.base+i] != g || !p.tree.Is(p.base+i, "obj", "iobj") {
			continue
		}
		s := stretch{p.first[i], min(p.last[i], f.from)}
		if quoted {
			s.to = min(s.to, f.from-1)
			f.from--
		}
		if s.len() > 0 && s.len() <= longestSource {
			f.source, f.pSource = []stretch{s}, 0
			f.content = p.tidy(p.without(p.without(f.content, s), f.stretch), f)
		}
		return
	}
}

// witnessed gives a participle whom the verb above it has do it, and not the subject of that
// verb: the day saw | the minister thanking them; heard | him greeting some, thanking others.
func (p *page) witnessed(f *finding) {
	t, at := p.tree, p.base+f.head
	for n := 0; n < 3 && t.POS[at] == "VBG" && t.Is(at, "advcl", "conj"); n++ {
		at = t.Head[at]
	}
	g := t.Head[at]
	if t.POS[p.base+f.head] != "VBG" || t.POS[at] != "VBG" || !t.Is(at, "xcomp") || g < 0 {
		return
	}
	if len(f.source) > 0 {
		if who := p.base + p.headOf(f.source[0]); t.Head[who] != g || !t.Is(who, "nsubj") {
			return
		}
	}
	for i := at - p.base - 1; i >= 0 && p.base+i > g; i-- {
		if t.Head[p.base+i] != g || !t.Is(p.base+i, "obj") || times[p.words[i].lemmaText] {
			continue
		}
		if s := (stretch{p.first[i], p.last[i]}); s.len() <= longestSource && !s.hit(f.stretch) && covered(f.content, s) == 0 {
			f.source, f.pSource = []stretch{s}, 0
		}
		return
	}
}

// infinitive reports whether token i is a verb with "to".
func (p *page) infinitive(i int) bool {
	return p.tag(i) == "VB" && slices.ContainsFunc(p.kids[i], func(k int) bool { return p.tag(k) == "TO" })
}

// toldTo leaves to nobody what a headline without its "was" says: thousands | told | to leave.
func (p *page) toldTo(f *finding) {
	to, subject := p.child(f.head, "xcomp"), p.child(f.head, "nsubj")
	past := p.tag(f.head) == "VBD" || p.tag(f.head) == "VBN"
	if !past || !ordering[p.words[f.head].lemmaText] || subject < 0 || to < f.head || !p.infinitive(to) ||
		p.child(f.head, "obj", "iobj", "aux:pass") >= 0 {
		return
	}
	s := stretch{p.first[subject], p.last[subject]}
	f.source, f.content = nil, p.tidy(append(p.without(f.content, s), s), f)
}

// passive leaves a passive to whoever "by" names, and to its subject what it is said to do:
// is tipped | to win. A subject from elsewhere does not do the saying.
func (p *page) passive(f *finding) {
	subject := p.child(f.head, "nsubj:pass")
	if subject < 0 || p.child(f.head, "aux:pass") < 0 || p.tag(f.head) != "VBN" {
		return
	}
	if len(f.source) == 1 && f.source[0].to <= f.from && !f.source[0].has(subject) {
		f.source = nil
	}
	if k := p.child(f.head, "xcomp"); k > f.head && len(f.content) == 1 && f.content[0].has(subject) {
		if s := (stretch{p.first[k], p.last[k]}); s.from >= f.to && f.free(s) {
			f.content = append(f.content, s)
		}
	}
}

// ordering are verbs that say whom they tell to do something, so that with an infinitive
// and nobody told their subject is.
var ordering = map[string]bool{"tell": true, "order": true, "urge": true, "warn": true, "advise": true, "instruct": true, "remind": true,
	"encourage": true, "invite": true}

// elsewhere takes quotations that stand alone in sentences before off a cue that has what
// it hands over behind it: "I knew him." The mayor said | he would be missed.
func (p *page) elsewhere(f *finding) {
	s := p.sentences[p.sent[f.head]]
	if !slices.ContainsFunc(f.content, func(c stretch) bool { return c.from >= f.to && c.from < s.to }) {
		return
	}
	f.content = keepIf(f.content, func(c stretch) bool { return c.to > s.from })
}

// quotedAs gives somebody who was quoted as saying something what he said: he is the subject
// of the cue and no part of the content.
func (p *page) quotedAs(f *finding) {
	if len(f.source) > 0 || len(f.content) < 2 || f.len() < 3 || p.words[f.to-2].lower != "as" || p.tag(f.to-1) != "VBG" {
		return
	}
	if who := f.content[0]; who.to <= f.from && who.len() <= longestSource && !p.quotedIn(who) {
		f.source, f.content = []stretch{who}, f.content[1:]
	}
}

// inherit gives an infinitive that opens what somebody wants or means to do, and has no
// source, who that is: I want | to thank you. It then is a finding of the holder's page.
func (f *finding) inherit(holder *finding) {
	p := f.page
	if len(f.source) > 0 || len(holder.source) == 0 || p.tag(0) != "TO" || p.head[f.head] >= 0 || !p.infinitive(f.head) {
		return
	}
	d := p.base - holder.page.base
	move := func(s *stretch) { s.from, s.to = s.from+d, s.to+d }
	move(&f.stretch)
	f.head += d
	for i := range f.content {
		move(&f.content[i])
	}
	f.source, f.page = holder.source, holder.page
}

// doubled takes off a mark or a programme that seems to say what a verb before it says:
// he told the Today programme: "...".
func (p *page) doubled(found []*finding) []*finding {
	verb := func(x *finding) bool { return p.isVerb(x.head) }
	inSentence := bySentence(found)
	return slices.DeleteFunc(found, func(x *finding) bool {
		return p.words[x.to-1].lower == ":" && !verb(x) && slices.ContainsFunc(inSentence[p.sent[x.head]], func(y *finding) bool {
			return verb(y) && y.from < x.from && slices.Equal(x.content, y.content)
		})
	})
}
