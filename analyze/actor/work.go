package actor

import "ascribe/analyze/actor/gazetteer"

// works are the names, by their words, of which the text says that they are something
// made, "the web browser Firefox", "the film Ray", "its console, the PSP", and that it
// has for nobody named in full.
func (p *page) works(found []name) map[string]bool {
	out := map[string]bool{}
	for _, n := range found {
		full := n.kind == "PERSON" && n.last-n.first > 1 && gazetteer.Given.Has(p.words[n.first])
		if n.kind != "NORP" && !full && !p.listed(n.first, n.last) && p.called(n, p.isWork) {
			out[p.phrase(n.first, n.last)] = true
		}
	}
	return out
}

// isWork reports whether a token is a noun for a work or a product.
func (p *page) isWork(i int) bool {
	if p.tag(i) != "NN" {
		return false
	}
	if p.lower[i] == "system" {
		return p.at(i, i-1) == "operating"
	}
	return made[p.lower[i]]
}

// made are nouns for works and products that nobody has for a title or calling.
var made = map[string]bool{
	"film": true, "movie": true, "novel": true, "album": true, "song": true, "single": true, "sitcom": true, "musical": true, "opera": true, "poem": true,
	"browser": true, "console": true, "handset": true, "smartphone": true, "software": true, "app": true, "virus": true, "trojan": true, "worm": true,
	"drug": true, "vaccine": true, "missile": true, "spacecraft": true, "rocket": true, "satellite": true, "yacht": true, "tanker": true, "ferry": true,
}
