package actor

import (
	"cmp"
	"slices"
	"strings"

	"ascribe/analyze/report"
)

// entity is an actor in the making.
type entity struct {
	kind     report.ActorKind
	name     string
	role     string
	code     string // of a country
	gender   byte   // 'M', 'F' or 0; only ever used to resolve pronouns
	plural   bool   // "they" rather than "it"
	mentions []mention
	keys     []string // under which it is found
	merged   *entity  // the entity that it turned out to be
	by       string   // rule that found it
	note     string
}

// now is the entity that e has turned out to be.
func (e *entity) now() *entity {
	for e.merged != nil {
		e = e.merged
	}
	return e
}

// mention is a place where an entity stands: tokens [first, last).
type mention struct {
	first, last int
	form        report.Form
}

// cast is everybody in the document.
type cast struct {
	p        *page
	all      []*entity
	keys     map[string]*entity   // by kind of key and lower-case name
	surnames map[string][]*entity // persons by the last part of their name, and by its sound
	givens   map[string][]*entity // persons by the first part of their name
	middles  map[string][]*entity // persons by the parts between: the first of two surnames
	called   map[string][]*entity // persons by the word they went by, the first of them first
	owner    []*entity            // per token: whose mention it is in
}

func newCast(p *page) *cast {
	return &cast{
		p: p, keys: map[string]*entity{}, surnames: map[string][]*entity{}, givens: map[string][]*entity{},
		middles: map[string][]*entity{}, called: map[string][]*entity{}, owner: make([]*entity, len(p.words)),
	}
}

// create adds an entity under a key.
func (c *cast) create(key string, kind report.ActorKind, name, by, note string) *entity {
	e := &entity{kind: kind, name: name, by: by, note: note}
	c.all = append(c.all, e)
	if key != "" {
		c.know(e, key)
	}
	return e
}

// know makes e the entity of a key.
func (c *cast) know(e *entity, key string) {
	if c.keys[key] != e {
		c.keys[key] = e
		e.keys = append(e.keys, key)
	}
}

// mention notes that tokens [first, last) are e, unless they are taken.
func (c *cast) mention(e *entity, first, last int, form report.Form) bool {
	for i := first; i < last; i++ {
		if c.owner[i] != nil && (form == report.Name || form == report.Adjective || form == report.Pronoun) {
			return false
		}
	}
	c.take(e, mention{first, last, form})
	return true
}

// take gives a mention to an entity, and its tokens as far as they are nobody's.
func (c *cast) take(e *entity, m mention) {
	for i := m.first; i < m.last; i++ {
		if c.owner[i] == nil {
			c.owner[i] = e
		}
	}
	e.mentions = append(e.mentions, m)
}

// hand gives the tokens of a's mentions to b, or to nobody.
func (c *cast) hand(a, b *entity) {
	for _, m := range a.mentions {
		for i := m.first; i < m.last; i++ {
			if c.owner[i] == a {
				c.owner[i] = b
			}
		}
	}
}

// merge makes b's mentions and keys those of a. The caller takes b off the list.
func (c *cast) merge(a, b *entity) {
	if a == b {
		return
	}
	c.hand(b, a)
	for _, k := range b.keys {
		if c.keys[k] == b {
			c.keys[k] = a
		}
	}
	a.mentions, a.keys = append(a.mentions, b.mentions...), append(a.keys, b.keys...)
	if len(b.name) > len(a.name) && a.kind != report.Country {
		a.name = b.name
	}
	if a.role == "" {
		a.role = b.role
	}
	b.merged, b.mentions = a, nil
}

// actors puts the entities into the report's form, in order of appearance.
func (c *cast) actors() []report.Actor {
	doc := c.p.doc
	out := make([]report.Actor, 0, len(c.all))
	for _, e := range c.all {
		if len(e.mentions) == 0 {
			continue
		}
		slices.SortFunc(e.mentions, func(a, b mention) int {
			return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last))
		})
		a := report.Actor{Name: e.name, Kind: e.kind, Aliases: []string{}, Attributions: []string{}}
		if e.role != "" {
			role := e.role
			a.Role = &role
		}
		for _, m := range e.mentions {
			passage := report.Cut(doc.Source, c.p.span(m.first, m.last))
			a.Mentions = append(a.Mentions, report.Mention{Passage: passage, Form: m.form})
			alias := c.p.phrase(m.first, m.last)
			if m.form != report.Pronoun && !slices.ContainsFunc(a.Aliases, func(s string) bool { return strings.EqualFold(s, alias) }) {
				a.Aliases = append(a.Aliases, alias)
			}
		}
		a.Why = report.Why{By: e.by, Trigger: a.Mentions[0].Passage, Note: e.note}
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b report.Actor) int { return a.Mentions[0].Start - b.Mentions[0].Start })
	return out
}

// recent is the entity of the list that was named last before token i, or the
// first of the list when none was.
func recent(list []*entity, i int) *entity {
	if len(list) == 1 {
		return list[0]
	}
	var best *entity
	at := -1
	for _, e := range list {
		for _, m := range slices.Backward(lately(e)) {
			if m.first < i {
				if m.first > at {
					best, at = e, m.first
				}
				break
			}
		}
	}
	if best == nil && len(list) > 0 {
		return list[0]
	}
	return best
}

// lately are the last mentions of an entity, few enough that a long text takes no
// longer by the word.
func lately(e *entity) []mention {
	const most = 64
	return e.mentions[max(0, len(e.mentions)-most):]
}
