package actor

import (
	"slices"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// parts are the words of a name; hyphens hold their parts together.
func (c *cast) parts(n name) []string {
	parts := strings.Fields(c.p.phrase(n.first, n.last))
	for len(parts) > 2 && suffixes[strings.ToLower(strings.TrimSuffix(parts[len(parts)-1], "."))] {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// suffixes follow a surname without being one.
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// enterFull takes a name of several words: the same person as one before when
// the surnames agree and the given names can.
func (c *cast) enterFull(n name) *entity {
	parts := c.parts(n)
	first, last := strings.ToLower(parts[0]), strings.ToLower(parts[len(parts)-1])
	words := c.p.phrase(n.first, n.last)
	gender := c.genderAt(n, parts[0])
	var e *entity
	for _, other := range c.surnames[last] {
		given := strings.Fields(strings.ToLower(other.name))
		if len(given) < 2 || tailOfName(words, other.name) || tailOfName(other.name, words) || sameGiven(first, given[0], parts[0]) && (gender == 0 || other.gender == 0 || gender == other.gender) {
			e = other
			break
		}
	}
	if e == nil {
		e = c.create("", report.Person, words, "name", "a person's name")
		c.surnames[last] = append(c.surnames[last], e)
		c.givens[first] = append(c.givens[first], e)
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
func sameGiven(a, b, written string) bool {
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
	key := strings.ToLower(words)
	list := c.ofGender(c.surnames[key], c.titleGender(n.first))
	if len(list) == 0 {
		list = c.ofGender(c.givens[key], c.titleGender(n.first))
	}
	e := recent(list, n.first)
	if e == nil {
		e = c.companyOf(words)
	}
	if e == nil {
		e = c.create("", report.Person, words, "name", "a person's name")
		e.gender = c.genderAt(n, words)
		c.surnames[key] = append(c.surnames[key], e)
	}
	if g := c.titleGender(n.first); e.gender == 0 {
		e.gender = g
	}
	c.mention(e, n.first, n.last, report.Name)
}

// companyOf is the one company whose name begins with a word that could be a
// person's name, too: Ford Motor Company.
func (c *cast) companyOf(word string) *entity {
	var found *entity
	for _, e := range c.all {
		if e.kind == report.Organisation && isCompany(e.name) && strings.HasPrefix(e.name, word+" ") {
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
	case "mr.", "mr", "sir", "lord", "king", "prince", "congressman", "father", "pope", "brother", "baron", "duke", "chairman", "councilman", "businessman", "spokesman":
		return 'M'
	case "mrs.", "mrs", "ms.", "ms", "miss", "lady", "dame", "queen", "princess", "congresswoman", "sister", "baroness", "duchess", "actress", "chairwoman", "spokeswoman", "councilwoman", "businesswoman":
		return 'F'
	}
	return 0
}
