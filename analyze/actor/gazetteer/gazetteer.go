// Package gazetteer knows names: countries and what their people are called,
// places, organisations, peoples and parties, given names with their gender,
// surnames, titles, and the nouns for those who speak in the news.
//
// A name in a table is evidence, not a verdict: Reading, Nice, Georgia and May
// are all in here. No table says who holds an office.
//
// The tables are sorted text that is searched where it lies, so that nothing is
// read before it is asked for. ORIGINS.md beside them tells where they come
// from; they are rebuilt by: go run ./cmd/train gazetteer ../shared/data
package gazetteer

import (
	_ "embed"
	"strings"
)

//go:embed data/countries.tsv
var countries string

//go:embed data/places.tsv
var places string

//go:embed data/organisations.tsv
var organisations string

//go:embed data/groups.tsv
var groups string

//go:embed data/given.tsv
var given string

//go:embed data/surnames.tsv
var surnames string

//go:embed data/titles.tsv
var titles string

//go:embed data/heads.tsv
var heads string

//go:embed data/nouns.tsv
var nouns string

//go:embed data/nicknames.tsv
var nicknames string

// Table is a sorted list of names with what is known about each.
type Table struct{ text string }

var (
	Countries     = Table{countries}     // code, form (name, adjective, people, capital, seat), kind (country, place, organisation)
	Places        = Table{places}        // kind (city, state, division), country code
	Organisations = Table{organisations} // kind (organisation, media, party, armed, company), full name
	Groups        = Table{groups}        // kind (political, religious, ethnic, regional, historic), singular, party or faith
	Given         = Table{given}         // gender: M, F, or U for a name of both
	Surnames      = Table{surnames}      // how common: 1 the most, to 3
	Titles        = Table{titles}        // kind; the titles are in lower case
	Heads         = Table{heads}         // position (any, first, last), type (ORG, GPE, LOC, MISC)
	Nouns         = Table{nouns}         // kind, number (s, p), singular
	Nicknames     = Table{nicknames}     // the given names it may stand for, parted by |
)

// Find gives the columns known about a name.
func (t Table) Find(name string) (columns []string, ok bool) {
	value, ok := t.lookup(name)
	if !ok {
		return nil, false
	}
	return strings.Split(value, "\t"), true
}

// Has reports whether the name is in the table.
func (t Table) Has(name string) bool {
	_, ok := t.lookup(name)
	return ok
}

// First gives the first column known about a name, or "".
func (t Table) First(name string) string {
	value, _ := t.lookup(name)
	first, _, _ := strings.Cut(value, "\t")
	return first
}

// Begins reports whether a longer name of the table starts with these words.
func (t Table) Begins(words string) bool {
	at := t.search(words + " ")
	return strings.HasPrefix(t.text[at:], words) && len(t.text) > at+len(words) && t.text[at+len(words)] == ' '
}

func (t Table) lookup(name string) (string, bool) {
	if name == "" {
		return "", false
	}
	line := t.text[t.search(name):]
	if !strings.HasPrefix(line, name) || len(line) == len(name) || line[len(name)] != '\t' {
		return "", false
	}
	line = line[len(name)+1:]
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	return line, true
}

// search is the offset of the first line whose key is not below name.
func (t Table) search(name string) int {
	lo, hi := 0, len(t.text)
	for lo < hi {
		mid := (lo + hi) / 2
		start := strings.LastIndexByte(t.text[:mid], '\n') + 1
		end := start + strings.IndexByte(t.text[start:], '\t')
		if t.text[start:end] < name {
			if next := strings.IndexByte(t.text[end:], '\n'); next >= 0 {
				lo = end + next + 1
			} else {
				lo = len(t.text)
			}
		} else {
			hi = start
		}
	}
	return lo
}
