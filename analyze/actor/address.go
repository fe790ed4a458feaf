package actor

import (
	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// address notes whom a voice speaks to from token i on: the guest of an interview, or
// the bearer of a title, "Madam Speaker", to whom belongs each "you" of the sentence
// before it, too. Whom a speaker calls fellows are of those for whom he or she speaks.
func (r *referrer) address(v *voice, i int) {
	switch {
	case r.p.lower[i] == "fellow" && v.group != nil:
		if n, ok := r.p.fellows(i, r.owner); ok {
			r.mention(v.group, n.first, n.last, report.Nominal)
		}
		return
	case !r.p.vocative(i):
		return
	}
	title := i + 1
	if e := r.owner[title]; e != nil && e.kind == report.Person {
		v.addressee = e
	} else if v.addressee == nil || v.speaker != nil {
		v.addressee = r.bearer(title)
	}
	r.mention(v.addressee, title, title+1, report.Name)
	for k := r.p.begin(i); k < i; k++ {
		if ofAddressee[r.p.lower[k]] && r.owner[k] == nil {
			r.pronoun(v.addressee, k)
		}
	}
}

// bearer is who bears the title at a token and has no other name.
func (r *referrer) bearer(title int) *entity {
	key := "title " + r.p.lower[title]
	if r.keys[key] == nil {
		e := r.create(key, report.Person, r.p.words[title], "title", "who is spoken to by a title")
		e.gender = r.titleGender(title)
	}
	return r.keys[key]
}

// vocative reports whether token i and the title behind it are what somebody is called
// to whom is spoken: "Mr. President,".
func (p *page) vocative(i int) bool {
	title := i + 1
	if !p.courtesy(i) || title >= p.end(i) || p.shape[title] != capital || !gazetteer.Titles.Has(p.lower[title]) && p.lower[title] != "chair" {
		return false
	}
	switch p.at(i, title+1) {
	case ",", ".", "!", "?", ":", ";", "":
		return true
	}
	return false
}

// fellows is the phrase "my fellow citizens" whose second word is token i.
func (p *page) fellows(i int, owner []*entity) (noun, bool) {
	if before := p.at(i, i-1); before != "my" && before != "our" {
		return noun{}, false
	}
	for k := i + 1; k < p.end(i) && k < i+3; k++ {
		if n, ok := p.nounAt(k, owner); ok && n.first == i-1 && n.plural {
			return n, true
		}
	}
	return noun{}, false
}
