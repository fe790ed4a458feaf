package attribution

import (
	"slices"
	"strings"
)

// Rules for cues that are no verbs and that the chain passes over.
const (
	byPhrase  = "attribution/phrase"
	byNominal = "attribution/noun"
	byClause  = "attribution/clause"
)

// Confidence of findings by these rules.
const (
	pPhrase  = 0.7
	pNominal = 0.5
	pClause  = 0.5
)

// viewpoints are the nouns of "in the eyes of".
var viewpoints = map[string]bool{"eyes": true, "view": true, "opinion": true, "words": true, "judgment": true, "judgement": true,
	"estimation": true}

// phrases finds clauses seen from somebody's side: in the eyes of X, ...
func (p *page) phrases(found []*finding) []*finding {
	var out []*finding
	for i := 1; i+2 < len(p.words); i++ {
		if !viewpoints[p.words[i].lower] || p.words[i+1].lower != "of" {
			continue
		}
		cue := stretch{i, i + 2}
		for cue.from > 0 && (p.words[cue.from-1].lower == "the" || p.words[cue.from-1].lower == "in") {
			cue.from--
		}
		if p.words[cue.from].lower != "in" || p.sent[cue.from] < 0 {
			continue
		}
		s := p.sentences[p.sent[i]]
		source := p.complementOf(i, s)
		content := p.withoutStop(stretch{source.to, s.to})
		if cue.from > s.from {
			content = stretch{s.from, cue.from}
		}
		if source.len() == 0 || content.len() < 3 {
			continue
		}
		x := &finding{}
		k := slices.IndexFunc(found, func(f *finding) bool { return f.page == p && f.hit(cue) })
		if k >= 0 && len(found[k].source) > 0 {
			continue
		} else if k >= 0 {
			x = found[k]
		}
		*x = *p.byRule(byPhrase, pPhrase, "the clause is seen from the source's side", cue, []stretch{source}, nil)
		x.content = p.tidy([]stretch{content}, x)
		if k < 0 {
			out = append(out, x)
		}
	}
	return out
}

// complementOf is the phrase that hangs from noun i by a preposition right after it.
func (p *page) complementOf(i int, s stretch) stretch {
	for _, c := range p.kids[i] {
		if c > i && p.is(c, "nmod") && p.first[c] == i+1 {
			return stretch{min(i+2, p.last[c]), min(p.last[c], s.to)}
		}
	}
	return stretch{}
}

// withoutStop is s without the mark that ends its sentence.
func (p *page) withoutStop(s stretch) stretch {
	if s.len() > 0 && p.words[s.to-1].lower == "." {
		s.to--
	}
	return s
}

// nominals finds nouns of speech and thought with a clause: concern among
// officials that ..., the claim by the ministry that ...
func (p *page) nominals(found []*finding) []*finding {
	var out []*finding
	for i := range p.words {
		if p.words[i].class == 0 || !strings.HasPrefix(p.tag(i), "NN") || p.sent[i] < 0 {
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
		if source.len() <= 0 || clause.len() < 3 || p.taken(found, clause) || p.taken(found, cue) {
			continue
		}
		source.to = min(source.to, clause.from)
		x := p.byRule(byNominal, pNominal, "a noun of speech or thought with its clause", cue, []stretch{source}, nil)
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
		if that := p.first[c]; subject && p.words[that].lower == "that" && p.is(that, "mark") {
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

// partSources cuts a source before a relative clause that is an attribution of its own:
// "criticism from fishing groups, who call it reckless".
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
