package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func init() { stages["gazetteer"] = buildGazetteer }

// gazetteerFolder holds the embedded tables; ORIGINS.md there tells the origins.
const gazetteerFolder = "analyze/actor/gazetteer/data"

// rows collects the entries of one table: key, tab, values. The first entry of
// a key wins.
type rows map[string]string

func (r rows) add(key string, values ...string) {
	key = strings.TrimSpace(key)
	if _, ok := r[key]; ok || len(key) < 2 || strings.ContainsAny(key, "\t\n+*") {
		return
	}
	r[key] = strings.Join(values, "\t")
}

// write sorts the entries by bytes, so that the table is searched in place.
func (r rows) write(name string) error {
	keys := make([]string, 0, len(r))
	for k := range r {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var b strings.Builder
	for _, k := range keys {
		fmt.Fprintf(&b, "%s\t%s\n", k, r[k])
	}
	return os.WriteFile(filepath.Join(gazetteerFolder, name), []byte(b.String()), 0o644)
}

// table reads the columns of a TSV file of the gazetteer folder.
type table struct {
	folder string
	err    error
}

func (t *table) each(name string, row func(col []string)) {
	f, err := os.Open(filepath.Join(t.folder, name))
	if err != nil {
		t.err = err
		return
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		if line := scan.Text(); !strings.HasPrefix(line, "#") {
			row(append(strings.Split(line, "\t"), make([]string, 12)...))
		}
	}
}

func buildGazetteer(data string) error {
	t := &table{folder: filepath.Join(data, "gazetteer")}
	built := map[string]rows{
		"countries.tsv": countryRows(t), "places.tsv": placeRows(t), "organisations.tsv": organisationRows(t),
		"groups.tsv": groupRows(t), "given.tsv": givenRows(t), "surnames.tsv": surnameRows(t),
		"titles.tsv": titleRows(t), "heads.tsv": headRows(t), "nouns.tsv": nounRows(t), "nicknames.tsv": nicknameRows(t),
	}
	if t.err != nil {
		return t.err
	}
	for name, r := range built {
		if err := r.write(name); err != nil {
			return err
		}
	}
	return nil
}

// placeRows: surface, kind (city, state, division), country.
func placeRows(t *table) rows {
	r := rows{}
	t.each("us_states.tsv", func(c []string) {
		r.add(c[0], "state", "US")
		if strings.HasSuffix(c[2], ".") {
			r.add(c[2], "state", "US")
		}
	})
	t.each("cities_geonames.tsv", func(c []string) {
		r.add(c[0], "city", c[2])
		r.add(c[1], "city", c[2])
	})
	t.each("place_variants.tsv", func(c []string) {
		r.add(c[0], "city", "")
		r.add(c[1], "city", "")
	})
	t.each("urban_areas_factbook.tsv", func(c []string) { r.add(c[2], "city", c[0]) })
	t.each("admin_divisions.tsv", func(c []string) {
		if !strings.ContainsAny(c[2], "(,;/") && len(c[2]) > 3 {
			r.add(c[2], "division", c[0])
		}
	})
	delete(r, "Central")
	for _, w := range []string{"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "National", "Capital"} {
		delete(r, w)
	}
	return r
}

// organisationRows: surface, kind (organisation, media, party, armed, company), full name.
func organisationRows(t *table) rows {
	r := rows{}
	add := func(surface, kind, full string) {
		surface = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(surface), "the "), "The ")
		if surface == "" || surface[0] >= 'a' && surface[0] <= 'z' && !strings.HasPrefix(surface, "al-") {
			return
		}
		r.add(surface, kind, full)
	}
	t.each("media.tsv", func(c []string) {
		for _, s := range append([]string{c[0]}, strings.Split(c[1], "|")...) {
			add(s, "media", c[0])
		}
	})
	t.each("organisations.tsv", func(c []string) {
		kind := "organisation"
		switch c[3] {
		case "company", "party", "armed":
			kind = c[3]
		case "kind":
			return
		}
		for _, s := range append([]string{c[0]}, strings.Split(c[1]+"|"+c[2], "|")...) {
			add(s, kind, c[0])
		}
	})
	t.each("companies_sp500.tsv", func(c []string) {
		name, _, _ := strings.Cut(c[0], " (")
		add(name, "company", name)
		for _, tail := range []string{" Inc.", " Corporation", " Company", " Group", " Technologies", " & Co.", " plc"} {
			if short, ok := strings.CutSuffix(name, tail); ok && len(short) > 4 {
				add(short, "company", name)
			}
		}
	})
	t.each("political_parties.tsv", func(c []string) {
		if strings.Contains(c[2], " ") && !strings.Contains(c[2], "(") {
			add(c[2], "party", c[2])
		}
		if len(c[3]) >= 3 && strings.ToUpper(c[3]) == c[3] && !strings.ContainsAny(c[3], "-/ (") {
			add(c[3], "party", c[2])
		}
	})
	t.each("armed_groups.tsv", func(c []string) {
		if strings.Contains(c[0], " ") {
			add(c[0], "armed", c[0])
		}
		for _, s := range strings.Split(c[2], "|") {
			if len(s) >= 4 {
				add(s, "armed", c[0])
			}
		}
	})
	return r
}

// groupRows: surface, kind (political, religious, ethnic, regional), singular, party or faith.
func groupRows(t *table) rows {
	r := rows{}
	t.each("norp_groups.tsv", func(c []string) { r.add(c[0], c[1], c[2], c[3]) })
	t.each("groups_factbook.tsv", func(c []string) {
		if !strings.ContainsAny(c[0], " '/(") {
			r.add(c[0], c[1], "", "")
		}
	})
	return r
}

// givenRows: name, gender (M, F, U: both).
func givenRows(t *table) rows {
	r := rows{}
	t.each("given_names_us.tsv", func(c []string) {
		n, _ := strconv.Atoi(c[1])
		p, _ := strconv.ParseFloat(c[2], 64)
		if n < 1500 {
			return
		}
		switch {
		case p > .9:
			r.add(c[0], "F")
		case p < .1:
			r.add(c[0], "M")
		default:
			r.add(c[0], "U")
		}
	})
	t.each("given_names_world.tsv", func(c []string) { r.add(c[0], strings.ToUpper(c[1][:1])) })
	t.each("known_people.tsv", func(c []string) {
		if first, _, ok := strings.Cut(c[0], " "); ok && c[2] != "" && (c[3] == "US" || c[3] == "GB" || c[3] == "RU" || c[3] == "DE" || c[3] == "FR" || c[3] == "UA") {
			r.add(first, c[2])
		}
	})
	t.each("nicknames.tsv", func(c []string) {
		r.add(c[0], c[2])
		for _, s := range strings.Split(c[1], "|") {
			r.add(s, c[2])
		}
	})
	return r
}

// surnameRows: name, how common it is (1 the most to 3).
func surnameRows(t *table) rows {
	r := rows{}
	t.each("surnames_us_1990.tsv", func(c []string) {
		rank, _ := strconv.Atoi(c[2])
		switch {
		case rank == 0 || rank > 15000:
		case rank <= 500:
			r.add(c[0], "1")
		case rank <= 5000:
			r.add(c[0], "2")
		default:
			r.add(c[0], "3")
		}
	})
	t.each("surnames_world.tsv", func(c []string) { r.add(c[0], "2") })
	t.each("known_people.tsv", func(c []string) {
		words := strings.Fields(c[0])
		r.add(words[len(words)-1], "3")
	})
	t.each("leaders_2026.tsv", func(c []string) {
		if !strings.Contains(c[5], " ") {
			r.add(c[5], "3")
		}
	})
	t.each("us_politicians.tsv", func(c []string) { r.add(c[3], "3") })
	t.each("leaders_1950_2021.tsv", func(c []string) {
		if !strings.Contains(c[1], " ") {
			r.add(c[1], "3")
		}
	})
	return r
}

// titleRows: title in lower case, kind.
func titleRows(t *table) rows {
	r := rows{}
	t.each("titles.tsv", func(c []string) {
		for _, s := range append([]string{c[0]}, strings.Split(c[1], "|")...) {
			if !strings.Contains(s, "(") {
				r.add(strings.ToLower(s), c[2])
			}
		}
	})
	return r
}

// headRows: head word of a name, where it stands, what it makes the name.
func headRows(t *table) rows {
	r := rows{}
	t.each("org_keywords.tsv", func(c []string) { r.add(c[0], c[1], c[2]) })
	return r
}

// nounRows: noun, kind, number (s, p), its singular.
func nounRows(t *table) rows {
	r := rows{}
	t.each("source_nouns.tsv", func(c []string) {
		if c[2] != "document" {
			r.add(c[0], c[2], "s", c[0])
		}
	})
	t.each("source_nouns.tsv", func(c []string) {
		if c[2] != "document" && c[1] != "" {
			r.add(c[1], c[2], "p", c[0])
		}
	})
	t.each("agents_petrarch.tsv", func(c []string) {
		word := c[0]
		if strings.ContainsAny(word, " -'") || c[1] != "" || !roleCodes[c[2]] || len(word) < 5 || strings.HasSuffix(word, "liner") {
			return
		}
		for _, ending := range []string{"er", "or", "ist", "ian", "ant", "im", "rate", "ee", "ier", "ete"} {
			if strings.HasSuffix(word, ending) {
				r.add(word, "role", "s", word)
				r.add(word+"s", "role", "p", word)
				return
			}
		}
	})
	for _, noun := range strings.Fields(furtherPeople) {
		r.add(noun, "people", "s", noun)
		r.add(pluralOf(noun), "people", "p", noun)
	}
	return r
}

// roleCodes are the CAMEO roles of people, not of bodies or things.
var roleCodes = map[string]bool{
	"CRM": true, "CVL": true, "REL": true, "OPP": true, "REB": true, "AGR": true, "REF": true, "UAF": true, "LAB": true, "HLH": true, "EDU": true,
}

// nicknameRows: short form, the full given names it may stand for.
func nicknameRows(t *table) rows {
	full := map[string][]string{}
	t.each("nicknames.tsv", func(c []string) {
		for _, s := range strings.Split(c[1], "|") {
			if s != "" && !slices.Contains(full[s], c[0]) {
				full[s] = append(full[s], c[0])
			}
		}
	})
	r := rows{}
	for s, names := range full {
		r.add(s, strings.Join(names, "|"))
	}
	return r
}
