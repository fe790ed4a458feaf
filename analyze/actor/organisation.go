package actor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// enterOrganisation takes companies, authorities, parties, media.
func (c *cast) enterOrganisation(n name) {
	p := c.p
	words := p.phrase(n.first, n.last)
	kind, full := c.organisationKind(n, words)
	keys := []string{"organisation " + strings.ToLower(words)}
	if full != "" {
		keys = append(keys, "organisation "+strings.ToLower(full))
	}
	if key := nationalKey(words); key != "" {
		keys = append(keys, key)
	}
	var e *entity
	for _, key := range keys {
		if e == nil {
			e = c.keys[key]
		}
	}
	if e == nil {
		e = c.create("", kind, words, "name", "the name of an organisation")
	} else if len(words) > len(e.name) && len(strings.Fields(words)) > 1 {
		e.name = words
	}
	for _, key := range keys {
		if c.keys[key] == nil {
			c.know(e, key)
		}
	}
	if kind == report.Media && e.kind == report.Organisation {
		e.kind = kind
	}
	c.mention(e, n.first, n.last, report.Name)
}

// ofCountry parts a name into the code of the country in front of it, "" where there is
// none, and the rest.
func ofCountry(name string) (code, rest string) {
	words := strings.Fields(name)
	for k := min(3, len(words)-1); k > 0; k-- {
		if columns, ok := gazetteer.Countries.Find(strings.Join(words[:k], " ")); ok && columns[1] == "name" {
			return columns[0], strings.Join(words[k:], " ")
		}
	}
	return "", name
}

// nationalKey is the key of a body by its country and the rest of its name, "" for others:
// the U.S. military, the United States military.
func nationalKey(name string) string {
	code, rest := ofCountry(name)
	if code == "" {
		return ""
	}
	return "organisation " + code + " " + strings.ToLower(rest)
}

// organisationKind tells media and parties from other organisations, and gives
// the full name where the gazetteer knows it.
func (c *cast) organisationKind(n name, words string) (report.ActorKind, string) {
	if columns, ok := gazetteer.Organisations.Find(words); ok {
		switch columns[0] {
		case "media":
			return report.Media, columns[1]
		case "party":
			return report.Group, columns[1]
		case "company":
			return report.Organisation, ""
		}
		return report.Organisation, columns[1]
	}
	last := c.p.lower[n.last-1]
	if mediaHeads[last] && n.last-n.first > 1 {
		return report.Media, ""
	}
	if n.last-n.first > 1 && (c.p.lower[n.last-2]+" "+last == "news agency" || c.p.lower[n.first] == "radio") {
		return report.Media, ""
	}
	if c.p.called(n, c.p.isMedium) {
		return report.Media, ""
	}
	if groupHeads[last] {
		return report.Group, ""
	}
	return report.Organisation, ""
}

// isMedium reports whether a token is a noun for a medium: the newspaper, a news site.
func (p *page) isMedium(i int) bool {
	switch p.lower[i] {
	case "newspaper", "tabloid", "magazine", "broadcaster", "daily", "weekly":
		return p.tag(i) == "NN"
	case "site", "website", "agency", "outlet", "channel", "service":
		return p.at(i, i-1) == "news"
	}
	return false
}

// mediaHeads end the names of media.
var mediaHeads = map[string]bool{
	"times": true, "post": true, "journal": true, "herald": true, "tribune": true, "gazette": true, "news": true,
	"tv": true, "television": true, "radio": true, "press": true, "chronicle": true, "telegraph": true, "daily": true,
	"magazine": true, "broadcasting": true, "newspaper": true, "review": true, "observer": true, "weekly": true,
	"courier": true, "inquirer": true, "examiner": true,
}

// groupHeads end the names of parties and movements.
var groupHeads = map[string]bool{"party": true, "movement": true, "alliance": true, "coalition": true, "front": true, "brigades": true}

// mergeOrganisations brings together the names of one organisation: an acronym
// with what it stands for, a short form with the full one.
func (c *cast) mergeOrganisations() {
	long := map[string][]*entity{} // by each shorter form that a name allows
	for _, e := range c.all {
		if isOrganisation(e.kind) && len(e.mentions) > 0 {
			for _, form := range shortForms(e.name) {
				long[form] = append(long[form], e)
			}
		}
	}
	for _, short := range c.all {
		if !isOrganisation(short.kind) || len(short.mentions) == 0 {
			continue
		}
		if e := c.longForm(short, long); e != nil {
			c.merge(e, short)
		}
	}
	c.all = slices.DeleteFunc(c.all, func(e *entity) bool { return e.merged != nil })
}

// isCompany reports whether the last word of a name, or an ampersand in it, says that it is a company's.
func isCompany(name string) bool {
	return strings.Contains(name, " & ") || companyHeads[strings.TrimSuffix(strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]), ".")]
}

// companyHeads end the names of companies.
var companyHeads = map[string]bool{
	"company": true, "co": true, "corporation": true, "corp": true, "inc": true, "incorporated": true, "ltd": true, "limited": true,
	"plc": true, "llc": true, "ag": true, "gmbh": true, "motors": true, "airlines": true, "airways": true, "industries": true, "holdings": true,
	"group": true, "resources": true, "technologies": true,
}

func isOrganisation(k report.ActorKind) bool {
	return k == report.Organisation || k == report.Media || k == report.Group
}

// longForm is the one entity that short is a short form of, or nil.
func (c *cast) longForm(short *entity, long map[string][]*entity) *entity {
	if e := c.bracketed(short); e != nil {
		return e
	}
	form := strings.ToLower(short.name)
	acronym := isAcronym(short.name)
	if acronym {
		form = strings.ReplaceAll(short.name, ".", "")
	} else if gazetteer.Countries.Has(short.name) {
		return nil
	}
	person := !acronym && gazetteer.Given.Has(short.name)
	owners := long[form]
	if len(owners) == 0 && isSpoken(short.name) {
		owners = long[strings.ToUpper(short.name)]
	}
	if acronym { // BMW, of BMW Group, but not the BBC, of BBC Sport
		for _, e := range long[strings.ToLower(short.name)] {
			if isCompany(e.name) && strings.HasPrefix(e.name, short.name+" ") {
				owners = append(slices.Clip(owners), e)
			}
		}
	}
	var found *entity
	count := 0
	for _, e := range owners {
		if e = e.now(); e == short || e == found || person && !isCompany(e.name) || len(e.name) <= len(short.name) || strings.HasPrefix(strings.ToLower(e.name), form+" ") && gazetteer.Places.Has(short.name) {
			continue
		}
		if code, rest := ofCountry(e.name); code != "" && strings.ToLower(rest) == form {
			return e
		}
		if found == nil || e.mentions[0].first < found.mentions[0].first {
			found = e
		}
		count++
	}
	if count > 1 && !acronym {
		return nil
	}
	return found
}

// bracketed finds the name before "(KCNA)" or "[KPA]".
func (c *cast) bracketed(short *entity) *entity {
	p := c.p
	for _, m := range short.mentions {
		if before := p.at(m.first, m.first-1); before != "(" && before != "[" || m.first < 2 || m.last >= len(p.words) {
			continue
		}
		if after := p.words[m.last]; after != ")" && after != "]" && after != "," {
			continue
		}
		long := c.owner[m.first-2]
		if long != nil && long != short && isOrganisation(long.kind) &&
			(isAcronym(short.name) && strings.EqualFold(long.name[:1], short.name[:1]) || p.initialsFrom(p.words[m.first], m.first-1) >= 0) {
			return long
		}
	}
	return nil
}

func isAcronym(s string) bool {
	return len(s) > 1 && len(s) < 9 && strings.ToUpper(s) == s && !strings.Contains(s, " ")
}

// shortForms are what a name of several words may be shortened to: its
// initials, with and without the small words, and in lower case its first or last
// words, a country in front apart.
func shortForms(name string) []string {
	words := strings.Fields(name)
	const longest = 12
	if len(words) < 2 || len(words) > longest {
		return nil
	}
	var all, capitals strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		r, _ := utf8.DecodeRuneInString(w)
		all.WriteRune(unicode.ToUpper(r))
		if unicode.IsUpper(r) {
			capitals.WriteRune(r)
		}
	}
	forms := []string{capitals.String()}
	if code, rest := ofCountry(name); code != "" && strings.Contains(rest, " ") {
		forms = append(forms, shortForms(rest)...)
	}
	if all.String() != capitals.String() {
		forms = append(forms, all.String())
	}
	for i := 1; i < len(words); i++ {
		head, tail := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		forms = append(forms, strings.ToLower(head), strings.ToLower(tail))
	}
	for _, head := range []string{"Department", "Ministry"} {
		if what, ok := strings.CutPrefix(name, head+" of "); ok {
			forms = append(forms, strings.ToLower(what+" "+head)) // the State Department, of the Department of State
		}
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}
