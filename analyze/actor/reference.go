package actor

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/clusters"
	"ascribe/analyze/linear"
	"ascribe/analyze/report"
)

// featuresOf tells the classifier about candidate number k of an anaphor. The
// slice is used again by the next call.
func (r *referrer) featuresOf(a anaphor, candidates []candidate, k int) []uint32 {
	p, c := r.p, candidates[k]
	family := strconv.Itoa(int(a.family))
	r.features = r.features[:0]
	add := func(parts ...string) {
		r.features = append(r.features, linear.Join(linear.Hash(parts...), linear.Hash(family)))
	}
	n := func(i int) string { return strconv.Itoa(i) }
	add("bias")

	kind, place := string(c.e.kind), r.role(a.head)
	distance := near(p.sentence[a.head] - p.sentence[c.last.at])
	rank := n(min(k, 4))
	alike := 0 // candidates of the same kind that are nearer
	for _, o := range candidates[:k] {
		if o.e.kind == c.e.kind {
			alike++
		}
	}
	agreement := string([]byte{'g', c.e.gender}) + n(btoi(c.e.plural))
	add("kind", kind, agreement)
	add("place", place, kind)
	add("distance", distance, kind)
	add("distance", distance, place)
	add("rank", rank, distance)
	add("alike", n(min(alike, 3)), kind)
	add("candidates", n(len(candidates)/3), rank)
	salience := salienceOf(candidates, k)
	add("salience", salience, place)
	add("salience", salience, kind, agreement)
	add("salience", salience, distance)
	add("salience", salience, rank)
	last := r.role(c.last.head)
	add("last", last, place, distance)
	add("last", last, rank)
	add("form", string(c.last.form), distance)
	add("form", string(c.last.form), kind, n(min(alike, 2)))
	add("often", near(r.met[c.e].events), kind)
	add("often", near(r.met[c.e].events), n(btoi(r.mostMet(candidates, c.e))))
	add("quoted", r.quotedLike(a, c))
	add("speaker", n(btoi(r.speakerAt(a.head) == c.e)), n(btoi(r.quoted[a.head] >= 0)))
	if distance == "0" {
		add("clause", r.clause(a, c), place)
	}
	if a.family == description {
		r.describe(a, c, add)
		return r.features
	}
	governor := p.tree.Head[a.head]
	if governor >= 0 {
		fine, coarse := clusters.Of(p.lower[governor])
		add("governor", p.tree.Lemma[governor], place)
		add("governor", n(fine), kind)
		add("governor", n(coarse), kind, place)
		add("clausal", n(btoi(p.tree.Child(governor, "ccomp", "csubj", "xcomp", "acl") >= 0)), place, n(btoi(p.tree.Child(governor, "cop") >= 0)))
	}
	add("next", p.at(a.head, a.head+1))
	add("word", p.lower[a.head], distance)
	return r.features
}

// describe tells how a description fits what is known of the candidate.
func (r *referrer) describe(a anaphor, c candidate, add func(parts ...string)) {
	p := r.p
	n := func(i int) string { return strconv.Itoa(i) }
	kind, lemma := string(c.e.kind), p.tree.Lemma[a.head]
	fine, coarse := clusters.Of(p.lower[a.head])
	singular := strings.ToLower(a.noun.singular)
	inName, inRole := containsWord(c.e.name, p.lower[a.head]) || containsWord(c.e.name, singular), containsWord(c.e.role, p.lower[a.head])
	said := r.met[c.e].nouns[lemma]
	listed := slices.Contains(definiteKinds[p.lower[a.head]], c.e.kind)
	known := n(btoi(inName)) + n(btoi(inRole)) + n(btoi(said)) + n(btoi(listed))
	length := n(min(a.last-a.first, 4))
	restricted := n(btoi(p.restricted(a.head)))
	distance := near(p.sentence[a.head] - p.sentence[c.last.at])
	add("known", known, kind)
	add("known", known, length, restricted)
	add("known", known, distance)
	add("head", lemma, kind)
	add("head", n(fine), kind)
	add("head", n(coarse), kind)
	add("noun", a.noun.kind, kind, distance)
	add("noun", a.noun.kind, kind, length, restricted)
	add("determiner", p.lower[a.first], length)
	add("title", n(btoi(gazetteer.Titles.Has(p.lower[a.head]))), kind, length)
	modifiers, shared := 0, 0
	for k := a.first + 1; k < a.head; k++ {
		modifiers++
		if containsWord(c.e.name, p.lower[k]) || containsWord(c.e.role, p.lower[k]) || r.owner[k] == c.e {
			shared++
		}
	}
	add("modifiers", n(min(modifiers, 3)), n(min(shared, 2)), known)
	add("apposition", n(btoi(p.tree.Is(a.head, "appos") && r.ownerOfGovernor(a.head) == c.e)), n(btoi(c.last.head >= 0 && p.tree.Head[a.head] == c.last.head)), p.tree.Label[a.head])
}

func (r *referrer) ownerOfGovernor(i int) *entity {
	if h := r.p.tree.Head[i]; h >= 0 {
		return r.owner[h]
	}
	return nil
}

// role is what a token is in its clause, as far as it matters for what is in
// the reader's mind (Grosz, Joshi and Weinstein, Computational Linguistics 21:2, 1995).
func (r *referrer) role(i int) string {
	t := r.p.tree
	for t.Is(i, "conj") && t.Head[i] >= 0 {
		i = t.Head[i]
	}
	switch {
	case t.Is(i, "nsubj"):
		return "subject"
	case t.Is(i, "obj", "iobj"):
		return "object"
	case r.p.tag(i) == "PRP$" || t.Is(i, "nmod:poss"):
		return "owner"
	case t.Is(i, "obl"):
		return "oblique"
	case t.Is(i, "nmod", "compound", "amod"):
		return "inside"
	}
	return "other"
}

// salienceOf tells how far the salience of a candidate is from the greatest of the
// others: in steps of a factor of two.
func salienceOf(candidates []candidate, k int) string {
	most := 0.
	for i, c := range candidates {
		if i != k {
			most = max(most, c.salience)
		}
	}
	if most == 0 {
		return "alone"
	}
	return strconv.Itoa(max(-3, min(3, int(math.Floor(math.Log2(candidates[k].salience/most))))))
}

// mostMet reports whether no other candidate was met more often.
func (r *referrer) mostMet(candidates []candidate, e *entity) bool {
	for _, c := range candidates {
		if r.met[c.e].events > r.met[e].events {
			return false
		}
	}
	return true
}

// quotedLike tells whether anaphor and last mention are in quotations, and in one.
func (r *referrer) quotedLike(a anaphor, c candidate) string {
	here, there := r.quoted[a.head], r.quoted[c.last.at]
	switch {
	case here < 0 && there < 0:
		return "neither"
	case here == there:
		return "same"
	case here < 0:
		return "out"
	case there < 0:
		return "in"
	}
	return "two"
}

// clause tells how the last mention stands to the anaphor in the tree.
func (r *referrer) clause(a anaphor, c candidate) string {
	t := r.p.tree
	up, other := t.Head[a.head], t.Head[c.last.head]
	switch {
	case up >= 0 && up == other:
		return "one verb" // "he saw him" are two
	case up == c.last.head:
		return "governs it"
	case other >= 0 && t.Above(other, a.head):
		return "above " + r.role(c.last.head)
	}
	path, ok := t.Path(a.head, c.last.head, 4)
	if !ok {
		return "far"
	}
	return path
}

// near puts a distance or a count into one of few bins.
func near(d int) string {
	switch {
	case d < 4:
		return strconv.Itoa(d)
	case d < 6:
		return "4"
	case d < 11:
		return "6"
	}
	return "11"
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// definiteKinds are the kinds of actor that a definite noun may stand for.
var definiteKinds = map[string][]report.ActorKind{
	"company": {report.Organisation, report.Media}, "firm": {report.Organisation, report.Media}, "airline": {report.Organisation}, "bank": {report.Organisation},
	"ministry": {report.Organisation}, "department": {report.Organisation}, "agency": {report.Organisation, report.Media},
	"church": {report.Organisation}, "university": {report.Organisation}, "court": {report.Organisation},
	"council": {report.Organisation}, "committee": {report.Organisation}, "commission": {report.Organisation},
	"organization": {report.Organisation}, "organisation": {report.Organisation}, "union": {report.Organisation},
	"institute": {report.Organisation}, "bureau": {report.Organisation}, "office": {report.Organisation},
	"party": {report.Group}, "movement": {report.Group}, "group": {report.Group, report.Organisation},
	"newspaper": {report.Media}, "paper": {report.Media}, "magazine": {report.Media}, "network": {report.Media},
	"broadcaster": {report.Media}, "website": {report.Media},
	"country": {report.Country}, "nation": {report.Country}, "government": {report.Country}, "regime": {report.Country}, "kingdom": {report.Country},
	"city": {report.Place}, "town": {report.Place}, "county": {report.Place}, "region": {report.Place}, "area": {report.Place},
	"province": {report.Place}, "island": {report.Place}, "village": {report.Place}, "state": {report.Place}, "mosque": {report.Place},
	"district": {report.Place}, "camp": {report.Place}, "port": {report.Place}, "airport": {report.Place},
}

func containsWord(s, word string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if strings.Trim(w, ",.") == word {
			return true
		}
	}
	return false
}
