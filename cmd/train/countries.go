package main

import "strings"

// countryRows: surface, code, form (name, adjective, people, capital, seat), kind.
func countryRows(t *table) rows {
	r := rows{}
	kind := map[string]string{}
	owner := map[string]string{} // adjectives that two countries share decide nothing
	shared := map[string]bool{}
	t.each("countries.tsv", func(c []string) {
		// Territories are called after their states, and Taiwan's people Chinese: no doubt there.
		if w := strings.Split(c[7], " or ")[0]; w != "" && c[10] != "dependency" && c[0] != "TW" && c[0] != "" {
			if owner[w] != "" && owner[w] != c[0] {
				shared[w] = true
			}
			owner[w] = c[0]
		}
	})
	t.each("country_aliases.tsv", func(c []string) {
		k := "country"
		switch c[2] {
		case "region", "constituent", "disputed":
			k = "place"
		}
		r.add(c[0], c[1], "name", k)
	})
	t.each("countries.tsv", func(c []string) {
		if c[0] == "" {
			return
		}
		k := "country"
		if c[10] == "dependency" {
			k = "place"
		}
		kind[c[0]] = k
		for _, name := range []string{c[2], c[3], c[6]} {
			name = strings.TrimPrefix(name, "The ")
			if !strings.ContainsAny(name, "(/,;") {
				r.add(name, c[0], "name", k)
			}
		}
		for _, name := range strings.Split(c[5], ", ") {
			if len(name) > 4 && !strings.ContainsAny(name, "(/,;)") && !strings.HasPrefix(name, "French ") && !strings.HasPrefix(name, "British ") {
				r.add(name, c[0], "name", k)
			}
		}
	})
	t.each("demonyms_extra.tsv", func(c []string) {
		form := map[string]string{"adj": "adjective", "noun": "people", "plural": "people"}[c[2]]
		if form != "" && !shared[c[0]] {
			r.add(c[0], c[1], form, kindOr(kind[c[1]]))
		}
	})
	t.each("countries.tsv", func(c []string) {
		if c[0] == "" {
			return
		}
		adjective := strings.Split(c[7], " or ")[0]
		if adjective != "" && adjective != "none" && !shared[adjective] && !strings.ContainsAny(adjective, "(,;") {
			r.add(adjective, c[0], "adjective", kind[c[0]])
		}
		for _, people := range peoples(c[8]) {
			if !shared[strings.TrimSuffix(people, "s")] && !shared[people] {
				r.add(people, c[0], "people", kind[c[0]])
			}
		}
	})
	t.each("metonyms.tsv", func(c []string) {
		switch c[3] {
		case "capital":
			r.add(c[0], c[2], "capital", "country")
		case "building", "street", "place":
			if s := strings.TrimPrefix(c[0], "the "); s[0] < 'a' && len(strings.Fields(s)[0]) > 3 && s != "City" && s != "Palace" && s != "Hill" {
				r.add(s, c[2], "seat", "organisation")
			}
		}
	})
	t.each("countries.tsv", func(c []string) {
		if c[0] != "" && c[10] != "dependency" && !strings.ContainsAny(c[9], "(;,") {
			r.add(c[9], c[0], "capital", "country")
		}
	})
	return r
}

func kindOr(k string) string {
	if k == "" {
		return "country"
	}
	return k
}

// peoples reads "Afghan(s)" and "Frenchman(men), Frenchwoman(women)".
func peoples(noun string) []string {
	var out []string
	for _, part := range strings.Split(noun, ", ") {
		word, ending, ok := strings.Cut(part, "(")
		word = strings.TrimSpace(word)
		if word == "" || word == "none" || word[0] >= 'a' {
			continue
		}
		out = append(out, word)
		switch ending = strings.TrimSuffix(ending, ")"); {
		case ok && ending == "s":
			out = append(out, word+"s")
		case ok && ending == "men" || ending == "women":
			out = append(out, strings.TrimSuffix(strings.TrimSuffix(word, "man"), "wo")+ending)
		}
	}
	return out
}
