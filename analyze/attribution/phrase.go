package attribution

import (
	"slices"
	"strings"

	"ascribe/analyze/linear"
	"ascribe/analyze/report"
)

// Rules for cues that are nouns or passives and that the chain passes over.
const (
	byNominal = "attribution/noun"
	byClause  = "attribution/clause"
)

// Confidence of findings by these rules.
const (
	pNominal = 0.5
	pClause  = 0.5
)

// statements and beliefs are the classes of nouns that need no source: rumours that ...
var statements, beliefs = linear.Hash(string(report.Statement)), linear.Hash(string(report.Belief))

// nominals finds nouns of speech and thought with a clause: concern among
// officials that ..., the claim by the ministry that ..., rumours that ...
func (p *page) nominals(found []*finding) []*finding {
	var out []*finding
	for i := range p.words {
		if p.words[i].class == 0 || !p.isNoun(i) || p.sent[i] < 0 {
			continue
		}
		source, clause := stretch{}, stretch{}
		cue := stretch{i, i + 1}
		for _, c := range p.kids[i] {
			switch {
			case p.is(c, "acl", "ccomp") && c > i && p.words[p.first[c]].lower == "that":
				clause = p.ownClause(c)
			case p.is(c, "nmod") && p.first[c] == i+1 && sides[p.words[i+1].lower]:
				source = stretch{i + 2, p.last[c]}
				cue.to = i + 2
				if clause.len() == 0 {
					clause = p.thatClause(c)
				}
			}
		}
		if source.len() <= 0 {
			if p.words[i].class != statements && p.words[i].class != beliefs {
				continue
			}
			cue, clause = stretch{i, i + 1}, p.thatClause(i)
		}
		if clause.len() < 3 || p.taken(found, clause) || p.taken(found, cue) {
			continue
		}
		var from []stretch
		if source.to = min(source.to, clause.from); source.len() > 0 {
			from = []stretch{source}
		}
		x := p.byRule(byNominal, pNominal, "a noun of speech or thought with its clause", cue, from, nil)
		x.head = i
		x.content = p.tidy([]stretch{clause}, x)
		out = append(out, x)
	}
	return out
}

// ownClause is the clause that c heads, or its subject clause where the parser read
// the verb of the sentence into it: concern that the dam may fail | has grown.
func (p *page) ownClause(c int) stretch {
	s := stretch{p.first[c], p.last[c]}
	for _, k := range p.kids[c] {
		if p.is(k, "csubj") && p.first[k] <= s.from+1 {
			s.to = p.last[k]
		}
	}
	return s
}

// thatClause is the clause with a conjunction "that" and a subject of its own which
// the parser hung from noun i, empty when there is none: no relative clause.
func (p *page) thatClause(i int) stretch {
	for _, c := range p.kids[i] {
		if !p.is(c, "acl") || c < i {
			continue
		}
		subject := slices.ContainsFunc(p.kids[c], func(k int) bool { return p.is(k, "nsubj") && p.words[k].lower != "that" })
		if that := p.first[c]; subject && p.words[that].lower == "that" && p.is(that, "mark") && p.tag(that) == "IN" {
			return p.ownClause(c)
		}
	}
	return stretch{}
}

// clauses finds passives whose subject is a clause: that the walls were weak was
// denied by the council.
func (p *page) clauses(found []*finding) []*finding {
	var out []*finding
	for i := range p.words {
		if p.words[i].class == 0 || p.tag(i) != "VBN" || p.sent[i] < 0 {
			continue
		}
		clause, cue, source := stretch{}, stretch{i, i + 1}, []stretch(nil)
		for _, c := range p.kids[i] {
			switch {
			case p.is(c, "advcl", "csubj", "ccomp") && c < i && p.words[p.first[c]].lower == "that":
				clause = stretch{p.first[c], p.last[c]}
			case p.is(c, "aux") && c < i:
				cue.from = min(cue.from, c)
			case p.is(c, "obl:agent", "obl") && p.first[c] == i+1 && p.words[i+1].lower == "by":
				cue.to, source = i+2, []stretch{{i + 2, p.last[c]}}
			}
		}
		if clause.len() < 3 || clause.to != cue.from || p.first[i] != clause.from || p.taken(found, clause) || p.taken(found, cue) {
			continue
		}
		x := p.byRule(byClause, pClause, "a clause is the subject of the passive", cue, source, []stretch{clause})
		x.head = i
		out = append(out, x)
	}
	return out
}

// sides are the prepositions between such a noun and its source.
var sides = map[string]bool{"among": true, "by": true, "from": true, "within": true}

// agent gives a noun of speech or thought that has a clause and no source who follows its
// preposition: claims by | the opposition | that the vote was rigged.
func (p *page) agent(f *finding) {
	if len(f.source) > 0 || len(f.content) == 0 || !p.nounLike(f.head) {
		return
	}
	c := &f.content[0]
	at, who := f.to, stretch{f.to + 1, c.from}
	if that := p.find(*c, "that"); sides[p.words[f.to-1].lower] && that < c.to && p.tag(that) == "IN" {
		at, who = f.to-1, stretch{c.from, that}
	}
	if at >= len(p.words) || !sides[p.words[at].lower] || who.len() <= 0 || who.len() > longestSource || p.words[who.to].lower != "that" ||
		!p.opensName(who.from) || p.hasFinite(who) || times[p.words[p.headOf(who)].lemmaText] {
		return
	}
	f.to, c.from = at+1, who.to
	f.source = p.tidy([]stretch{who}, f)
}

// partSources cuts a source of flat findings before a relative clause that is an attribution
// of its own, and leaves others, which nameSources cuts in any case: "criticism from fishing
// groups, who call it reckless".
func (p *page) partSources(found []*finding) {
	for _, x := range found {
		for i := range x.source {
			s := &x.source[i]
			for _, y := range found {
				if y == x || y.page != x.page || len(y.source) == 0 {
					continue
				}
				who := y.source[0].from
				if s.from < who-1 && who < s.to && strings.HasPrefix(p.tag(who), "W") && p.words[who-1].lower == "," {
					s.to = who - 1
				}
			}
		}
	}
}
