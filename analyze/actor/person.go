package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// parts are the words of a name; hyphens hold their parts together.
func (c *cast) parts(n name) []string { return nameParts(c.p.phrase(n.first, n.last)) }

func nameParts(words string) []string {
	parts := strings.Fields(words)
	for len(parts) > 2 && suffixes[strings.ToLower(strings.TrimSuffix(parts[len(parts)-1], "."))] {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// familyFirst reports whether a name has the family name first, as those have whose
// last part goes on with a small letter behind its hyphen: Kim Jong-un.
func familyFirst(parts []string) bool {
	_, tail, ok := strings.Cut(parts[len(parts)-1], "-")
	r, _ := utf8.DecodeRuneInString(tail)
	return ok && len(parts) == 2 && unicode.IsLower(r)
}

// withSurname is the name in full of somebody who shares the surname of the next:
// Bill, of "Bill and Hillary Clinton"; "" for others.
func (c *cast) withSurname(n name) string {
	p := c.p
	next := n.last + 1
	if n.last-n.first > 1 || p.at(n.first, n.last) != "and" || next >= p.end(n.first) || givenGender(p.words[n.first]) == 0 || len(c.surnames[surnameKey(p.words[n.first])]) > 0 {
		return ""
	}
	e := c.owner[next]
	if e == nil || e.kind != report.Person {
		return ""
	}
	for _, m := range e.mentions {
		parts := strings.Fields(p.phrase(m.first, m.last))
		if m.first == next && len(parts) > 1 && givenGender(parts[0]) != 0 {
			return p.words[n.first] + " " + parts[len(parts)-1]
		}
	}
	return ""
}

// suffixes follow a surname without being one.
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// enterFull takes a name of several words: the same person as one before when
// the surnames agree and the given names can. Words are the name in full, of which
// the text may have a part.
func (c *cast) enterFull(n name, words string) *entity {
	parts := nameParts(words)
	first, last := spelling(parts[0]), surnameKey(parts[len(parts)-1])
	gender := c.titleGender(n.first)
	if familyFirst(parts) {
		first, last = last, first
	} else if gender == 0 {
		gender = givenGender(parts[0])
	}
	fits := func(other *entity) bool {
		theirs := strings.Fields(other.name)
		given := spelling(theirs[0])
		if familyFirst(theirs) {
			given = spelling(theirs[1])
		}
		return len(theirs) < 2 || calledSo(words, given) || calledSo(other.name, first) || tailOfName(words, other.name) || tailOfName(other.name, words) ||
			sameGiven(first, given) && (gender == 0 || other.gender == 0 || gender == other.gender)
	}
	var e *entity
	if i := slices.IndexFunc(c.surnames[last], fits); i >= 0 {
		e = c.surnames[last][i]
	} else if alike := c.surnames[soundKey(last)]; len(alike) == 1 && len(strings.Fields(alike[0].name)) > 1 && fits(alike[0]) {
		e = alike[0]
	}
	if e == nil {
		if e = c.beginning(words, first); e != nil {
			c.knowSurname(e, last)
		}
	}
	if e == nil {
		e = c.create("", report.Person, words, "name", "a person's name")
		c.knowSurname(e, last)
		c.givens[first] = append(c.givens[first], e)
		for _, part := range parts[1 : len(parts)-1] {
			if key := surnameKey(strings.Trim(part, quotes)); len(key) > 2 && !particles[key] {
				c.middles[key] = append(c.middles[key], e)
			}
		}
	} else if len(words) > len(e.name) {
		e.name = words
	}
	if !slices.Contains(c.givens[first], e) {
		c.givens[first] = append(c.givens[first], e)
	}
	if e.gender == 0 {
		e.gender = gender
	}
	c.mention(e, n.first, n.last, report.Name)
	return e
}

// quotes stand around nicknames.
const quotes = "\"'“”‘’"

// calledSo reports whether a name has a given name for a nickname: Matiu "Matt" Ratana.
func calledSo(name, given string) bool {
	for _, part := range strings.Fields(name) {
		if trimmed := strings.Trim(part, quotes); trimmed != part && spelling(trimmed) == given {
			return true
		}
	}
	return false
}

// beginning is the person of a given name whose name in full begins as another does,
// or the other way round: John Luk, John Luk Jok.
func (c *cast) beginning(words, given string) *entity {
	for _, e := range c.givens[given] {
		if strings.Contains(e.name, " ") && (strings.HasPrefix(e.name, words+" ") || strings.HasPrefix(words, e.name+" ")) {
			return e
		}
	}
	return nil
}

// knowSurname makes a person known by a surname and by its sound.
func (c *cast) knowSurname(e *entity, surname string) {
	c.surnames[surname] = append(c.surnames[surname], e)
	key := soundKey(surname)
	c.surnames[key] = append(c.surnames[key], e)
}

// soundKey is the key of all surnames that sound like one.
func soundKey(surname string) string { return "~" + sound(surname) }

// tailOfName reports whether a name is the surname of another with its
// particles: Van der Meer.
func tailOfName(short, full string) bool {
	at := len(full) - len(short)
	return at > 1 && full[at-1] == ' ' && strings.EqualFold(full[at:], short) && particles[strings.ToLower(strings.Fields(short)[0])]
}

// particles may open a surname.
var particles = map[string]bool{
	"van": true, "von": true, "de": true, "del": true, "della": true, "di": true, "da": true, "dos": true, "du": true, "la": true, "le": true,
	"den": true, "der": true, "ten": true, "ter": true, "bin": true, "ibn": true, "al": true, "el": true, "zu": true, "af": true,
}

// sameGiven reports whether two given names may be one person's: equal, an
// initial of the other, a short form of it, or a family name put first.
func sameGiven(a, b string) bool {
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if a == b {
		return true
	}
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	if strings.HasPrefix(a, b) && len(b) > 2 || strings.HasPrefix(b, a) && len(a) > 2 {
		return true
	}
	return shortFor(a, b) || shortFor(b, a)
}

func shortFor(short, full string) bool {
	if short == "" || full == "" {
		return false
	}
	names := gazetteer.Nicknames.First(strings.ToUpper(short[:1]) + short[1:])
	return slices.ContainsFunc(strings.Split(names, "|"), func(s string) bool { return strings.EqualFold(s, full) })
}

// enterShort takes a name of one word: a surname or a given name of somebody
// named in full, else somebody known by this name alone.
func (c *cast) enterShort(n name) {
	words := c.p.phrase(n.first, n.last)
	surname, given, gender := surnameKey(words), spelling(words), c.titleGender(n.first)
	var list []*entity
	for _, known := range [][]*entity{c.surnames[surname], c.givens[given], c.surnames[soundKey(surname)], c.middles[surname]} {
		if list = c.ofGender(known, gender); len(list) > 0 {
			break
		}
	}
	if gender == 0 { // no title, which no company has
		list = c.byPronoun(n, list, c.companyOf(words))
	}
	e := c.shortFor(list, n.first)
	if e == nil {
		e = c.create("", report.Person, words, "name", "a person's name")
		e.gender = c.genderAt(n, words)
		c.knowSurname(e, surname)
	}
	if e.gender == 0 {
		e.gender = gender
	}
	if word := c.p.lower[n.first]; !slices.Contains(c.called[word], e) {
		c.called[word] = append(c.called[word], e)
	}
	c.mention(e, n.first, n.last, report.Name)
}

// shortFor is whom of the list the name of one word at token i is short for: who is
// named before it in the sentence, who went by it first, who is in the title, else the first of those named
// last. Another of the family, named once in full, does not take the name over.
func (c *cast) shortFor(list []*entity, i int) *entity {
	best := c.firstOfLast(list, i)
	if best == nil || slices.ContainsFunc(lately(best), func(m mention) bool { return m.first < i && m.first >= c.p.begin(i) }) {
		return best
	}
	for _, e := range c.called[c.p.lower[i]] {
		if slices.Contains(list, e) {
			return e
		}
	}
	for _, e := range list {
		if m := e.mentions[0]; c.p.doc.Title.Contains(c.p.doc.Tokens[m.first].Span) {
			return e
		}
	}
	return best
}

// firstOfLast is the entity of the list that is named first in the last sentence
// before token i that names any: of a sentence, its subject stays in mind (Grosz,
// Joshi and Weinstein, Computational Linguistics 21:2, 1995).
func (c *cast) firstOfLast(list []*entity, i int) *entity {
	best := recent(list, i)
	if len(list) < 2 {
		return best
	}
	begin := -1
	for _, m := range lately(best) {
		if m.first < i {
			begin = max(begin, c.p.begin(m.first))
		}
	}
	at := i
	for _, e := range list {
		for _, m := range lately(e) {
			if m.first >= begin && m.first < at {
				best, at = e, m.first
			}
		}
	}
	return best
}

// byPronoun are those of the persons and the company of one name, nil for none, whom
// the pronoun fits that comes next in the sentence, before any other person: "Clinton
// said she was ready", "Ford said it would close a plant"; all when none does.
func (c *cast) byPronoun(n name, persons []*entity, company *entity) []*entity {
	all := persons
	if company != nil {
		all = append(slices.Clip(persons), company)
	}
	if len(all) < 2 {
		return all
	}
	for i := n.last; i < c.p.end(n.first); i++ {
		if e := c.owner[i]; e != nil && e.kind == report.Person {
			break
		}
		gender := byte(0)
		switch families[c.p.lower[i]] {
		case he:
			gender = 'M'
		case she:
			gender = 'F'
		case it:
			if company != nil {
				return []*entity{company}
			}
		}
		if fit := c.ofGender(persons, gender); gender != 0 && len(fit) > 0 {
			return fit
		}
	}
	return all
}

// companyOf is the one company whose name begins with a word that could be a
// person's name, too, Ford Motor Company, or the one organisation where the word is in
// no list of such names: Mahan Air.
func (c *cast) companyOf(word string) *entity {
	var found *entity
	person := gazetteer.Given.Has(word) || gazetteer.Surnames.Has(word)
	for _, e := range c.all {
		if e.kind == report.Organisation && (isCompany(e.name) || !person) && strings.HasPrefix(e.name, word+" ") {
			if found != nil {
				return nil
			}
			found = e
		}
	}
	return found
}

func (c *cast) ofGender(list []*entity, gender byte) []*entity {
	if gender == 0 {
		return list
	}
	var out []*entity
	for _, e := range list {
		if e.gender == 0 || e.gender == gender {
			out = append(out, e)
		}
	}
	return out
}

// genderAt is the gender that the title before a name or its given name tells.
func (c *cast) genderAt(n name, given string) byte {
	if g := c.titleGender(n.first); g != 0 {
		return g
	}
	return givenGender(given)
}

// givenGender is the gender that a given name tells.
func givenGender(given string) byte {
	switch g, _, _ := strings.Cut(gazetteer.Given.First(strings.ReplaceAll(given, ".", "")), "\t"); g {
	case "M", "F":
		return g[0]
	}
	if hyphen := strings.IndexByte(given, '-'); hyphen > 0 {
		if g := gazetteer.Given.First(given[:hyphen]); g == "M" || g == "F" {
			return g[0]
		}
	}
	return 0
}

// titleGender is the gender of the title before token i.
func (c *cast) titleGender(i int) byte {
	switch c.p.at(i, i-1) {
	case "mr.", "mr", "monsieur", "herr", "sir", "lord", "king", "prince", "congressman", "father", "pope", "brother", "baron", "duke",
		"chairman", "councilman", "businessman", "spokesman":
		return 'M'
	case "mrs.", "mrs", "ms.", "ms", "miss", "mme", "mme.", "mlle", "frau", "lady", "dame", "queen", "princess",
		"congresswoman", "sister", "baroness", "duchess", "actress", "chairwoman", "spokeswoman", "councilwoman", "businesswoman":
		return 'F'
	}
	return 0
}
