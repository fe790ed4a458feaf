package actor

import (
	"ascribe/analyze/linear"
	"ascribe/analyze/report"
)

// event is a mention met on the way through the text.
type event struct {
	e        *entity
	at, head int // its first token and its head
	form     report.Form
}

// referrer resolves definite nouns and pronouns from left to right: for each,
// the entities named lately are its candidates, and a classifier tells which of
// them it is likeliest to mean, if any (an entity-mention model: Luo and others,
// ACL 2004).
type referrer struct {
	*cast
	model     *linear.Chain
	events    []event
	met       map[*entity]*history
	quoted    []int // per token: the quotation it is in, -1 outside
	statement []int // per quotation: the attribution it is the content of, -1 for none
	turn      []int // per token outside quotations: the attribution whose direct speech it is, -1 for none
	atts      []report.Attribution
	kin       map[kinship]*entity
	features  []uint32 // of the candidate looked at, to use their memory again
}

// history is what was said of an entity so far.
type history struct {
	events int
	nouns  map[string]bool // heads of its descriptions
}

// anaphor is a word or phrase that may refer to somebody named before: tokens
// [first, last).
type anaphor struct {
	first, last, head int
	family            family
	noun              noun // when the family is description
}

// family is the set of pronouns that one pronoun belongs to, or description.
type family uint8

const (
	none family = iota
	he
	she
	they
	it
	description
)

var families = map[string]family{
	"he": he, "him": he, "his": he, "himself": he,
	"she": she, "her": she, "hers": she, "herself": she,
	"they": they, "them": they, "their": they, "theirs": they, "themselves": they,
	"it": it, "its": it, "itself": it,
}

// reach is how many sentences back the antecedent may stand, by family.
var reach = [...]int{none: 0, he: 5, she: 5, they: 3, it: 3, description: 40}

// mostCandidates of an anaphor, the nearest first, and the mentions to look at for them.
const (
	mostCandidates = 12
	mostEvents     = 400
)

// refer finds what definite nouns and pronouns refer to.
func (c *cast) refer(atts []report.Attribution, model *linear.Chain) {
	r := newReferrer(c, atts, model)
	r.walk(func(a anaphor, candidates []candidate) *entity {
		if e := r.settled(a, candidates); e != nil {
			return e
		}
		var best *entity
		least := leastMargins[a.family]
		for k := range candidates {
			if m := model.Margin(r.featuresOf(a, candidates, k)); m > least {
				best, least = candidates[k].e, m
			}
		}
		return best
	})
	r.dropPassing()
	r.firstPerson()
}

// leastMargins, in log odds, are those from which on the likeliest candidate is
// taken, by family. They are below 0 because the texts learnt from speak of many
// who are no actors: there most pronouns mean none of the candidates.
var leastMargins = [...]float32{he: -3, she: -3, they: -2, it: -2, description: -1}

func newReferrer(c *cast, atts []report.Attribution, model *linear.Chain) *referrer {
	r := &referrer{cast: c, model: model, atts: atts, quoted: c.p.quotations(), met: map[*entity]*history{}, kin: map[kinship]*entity{}}
	r.statement, r.turn = c.p.statements(r.quoted, atts), c.p.turns(r.quoted, atts)
	return r
}

// walk goes through the text and asks for each anaphor which of its candidates
// it is; nil is none.
func (r *referrer) walk(choose func(a anaphor, candidates []candidate) *entity) {
	p := r.p
	starts := make([][]mention, len(p.words))
	whose := make([][]*entity, len(p.words))
	for _, e := range r.all {
		for _, m := range e.mentions {
			starts[m.first], whose[m.first] = append(starts[m.first], m), append(whose[m.first], e)
		}
	}
	for i := range p.words {
		if p.sentence[i] < 0 {
			continue
		}
		for k, m := range starts[i] {
			r.note(whose[i][k], m, p.headOf(m))
		}
		if e, m := r.relativeAt(i); e != nil {
			r.take(e, m)
			continue // no candidate: most pronouns behind it are still of the one whose relative it is
		}
		a, ok := r.anaphorAt(i, len(starts[i]) > 0)
		if !ok {
			continue
		}
		e := choose(a, r.candidates(a))
		if e == nil {
			continue
		}
		m := mention{a.first, a.last, report.Nominal}
		if a.family != description {
			m.form = report.Pronoun
		}
		r.take(e, m)
		r.note(e, m, a.head)
		if a.family == he && e.gender == 0 {
			e.gender = 'M'
		} else if a.family == she && e.gender == 0 {
			e.gender = 'F'
		}
	}
}

// note remembers a mention that was met.
func (r *referrer) note(e *entity, m mention, head int) {
	r.events = append(r.events, event{e, m.first, head, m.form})
	h := r.met[e]
	if h == nil {
		h = &history{nouns: map[string]bool{}}
		r.met[e] = h
	}
	h.events++
	if m.form == report.Nominal {
		h.nouns[r.p.tree.Lemma[head]] = true
	}
}

// anaphorAt is the anaphor whose head is token i, unless a mention begins there.
func (r *referrer) anaphorAt(i int, taken bool) (anaphor, bool) {
	p := r.p
	if f := families[p.lower[i]]; f != none {
		if f == it && (p.calledThing(i) || p.announces(i)) {
			return anaphor{}, false
		}
		free := r.owner[i] == nil || p.tag(i) == "PRP$"
		return anaphor{first: i, last: i + 1, head: i, family: f}, free && !taken
	}
	if r.owner[i] != nil {
		return anaphor{}, false
	}
	n, ok := p.nounAt(i, r.owner)
	if !ok {
		n, ok = p.agedAt(i)
	}
	if !ok || !p.definite(n) {
		return anaphor{}, false
	}
	return anaphor{n.first, n.last, n.head, description, n}, true
}

// headOf is the token of a mention that is governed from outside it.
func (p *page) headOf(m mention) int {
	for i := m.first; i < m.last; i++ {
		if h := p.tree.Head[i]; h < m.first || h >= m.last {
			return i
		}
	}
	return m.last - 1
}
