package actor

import (
	"slices"

	"ascribe/analyze/report"
)

// relatives are nouns for one person by whose relative it is, with the gender they
// tell, 0 for none.
var relatives = map[string]byte{
	"mother": 'F', "father": 'M', "wife": 'F', "husband": 'M', "son": 'M', "daughter": 'F', "brother": 'M', "sister": 'F',
	"uncle": 'M', "aunt": 'F', "grandmother": 'F', "grandfather": 'M', "widow": 'F', "fiancé": 'M', "fiancée": 'F', "girlfriend": 'F',
	"boyfriend": 'M', "mom": 'F', "mum": 'F', "dad": 'M', "nephew": 'M', "niece": 'F', "cousin": 0,
}

// kinship is what makes a relative: whose, and which.
type kinship struct {
	of   *entity
	noun string
}

// relativeAt is the relative of an actor whose noun is token i, "her mother",
// "Holm's mother", and its mention; nil when there is none, or when a name tells who
// it is.
func (r *referrer) relativeAt(i int) (*entity, mention) {
	p := r.p
	gender, relative := relatives[p.lower[i]]
	if !relative || r.owner[i] != nil {
		return nil, mention{}
	}
	n, ok := p.nounAt(i, r.owner)
	if !ok || n.first == i || i+1 < p.end(i) && r.owner[i+1] != nil {
		return nil, mention{}
	}
	m := mention{n.first, n.last, report.Nominal}
	for _, c := range p.tree.Children(i) {
		if e := r.owner[c]; e != nil && e.kind == report.Person && p.tree.Is(c, "appos") {
			return e, m
		}
	}
	of := r.owner[n.first]
	if of == nil || of.kind != report.Person || p.tag(n.first) != "PRP$" && p.at(i, i-1) != "'s" {
		return nil, mention{}
	}
	key := kinship{of, p.lower[i]}
	if r.kin[key] == nil {
		e := r.create("", report.Person, of.name+"'s "+p.lower[i], "relative", "somebody's relative")
		e.gender = gender
		r.kin[key] = e
	}
	return r.kin[key], m
}

// dropPassing takes the relatives off the list who are mentioned once only.
func (r *referrer) dropPassing() {
	for _, e := range r.kin {
		if len(e.mentions) == 1 {
			r.hand(e, nil)
			e.mentions = nil
		}
	}
	r.all = slices.DeleteFunc(r.all, func(e *entity) bool { return e.by == "relative" && len(e.mentions) == 0 })
}
