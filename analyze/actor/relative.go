package actor

import (
	"slices"

	"ascribe/analyze/report"
)

// relatives are nouns for one person by whose relative it is.
var relatives = map[string]bool{
	"mother": true, "father": true, "wife": true, "husband": true, "son": true, "daughter": true, "brother": true, "sister": true,
	"uncle": true, "aunt": true, "grandmother": true, "grandfather": true, "widow": true, "fiancé": true, "fiancée": true, "girlfriend": true,
	"boyfriend": true, "mom": true, "mum": true, "dad": true, "nephew": true, "niece": true, "cousin": true,
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
	if !relatives[p.lower[i]] || r.owner[i] != nil {
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
		e.gender = roleGender(p.lower[i])
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
