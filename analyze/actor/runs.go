package actor

// run is a stretch of capitalised words, held together by small words between
// capitals ("Bank of England", "Trinidad and Tobago").
type run struct{ first, last int }

// runs gives for each token the stretch of capitals it is in; empty outside.
func (p *page) runs() []run {
	runs := make([]run, len(p.words))
	for _, sen := range p.doc.Sentences {
		for i := sen.First; i < sen.Last; {
			if !p.shape[i].named() {
				i++
				continue
			}
			j := i + 1
			for j < sen.Last {
				if p.shape[j].named() {
					j++
					continue
				}
				if k := p.bridge(j, sen.Last); k > j {
					j = k
					continue
				}
				break
			}
			for k := i; k < j; k++ {
				runs[k] = run{i, j}
			}
			i = j
		}
	}
	return runs
}

// bridge is the index of the capital behind a joining word at j, or j.
func (p *page) bridge(j, last int) int {
	switch p.lower[j] {
	case "of", "and", "for", "&", "-", "de", "del", "al", "bin", "von", "van", "der", "la", "da", "di", "el", "ibn", "on", "in":
	default:
		return j
	}
	if p.lower[j] == "in" || p.lower[j] == "on" {
		return j
	}
	k := j + 1
	for k < last && k < j+3 && (p.lower[k] == "the" || p.lower[k] == "-" || p.lower[k] == "la" || p.lower[k] == "al") {
		k++
	}
	if k < last && p.shape[k].named() {
		return k
	}
	return j
}
