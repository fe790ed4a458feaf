package speculation

import (
	"fmt"
	"strings"

	"ascribe/analyze/report"
)

// entry is a line of the list of markers.
type entry struct {
	name     string // the phrase as listed
	parts    []part
	kind     report.SpeculationKind
	strength report.Strength
	trust    string
}

// part is one word of a phrase.
type part struct {
	words []string // any of these, lower case
	lemma string   // or this lemma
	gap   bool     // or up to maxGap adverbs and negations
}

// maxGap is how many adverbs may stand inside a phrase where it has a gap.
const maxGap = 3

// lists are the word lists of the stage. They are not changed once read.
type lists struct {
	byWord  map[string][]*entry // by first word
	byLemma map[string][]*entry // by first lemma
	source  map[string]string   // lemma of a nameless source: its sort
	cue     map[string]bool     // lemmas of verbs that hand a statement over
}

func readLists(markers, sources, cues string) (*lists, error) {
	l := &lists{map[string][]*entry{}, map[string][]*entry{}, map[string]string{}, map[string]bool{}}
	for _, fields := range rows(markers) {
		e, err := readEntry(fields)
		if err != nil {
			return nil, err
		}
		if first := e.parts[0]; first.lemma != "" {
			l.byLemma[first.lemma] = append(l.byLemma[first.lemma], e)
		} else {
			for _, w := range first.words {
				l.byWord[w] = append(l.byWord[w], e)
			}
		}
	}
	for _, fields := range rows(sources) {
		if len(fields) != 2 {
			return nil, fmt.Errorf("list of sources: %q is not two columns", fields)
		}
		l.source[fields[0]] = fields[1]
	}
	for _, fields := range rows(cues) {
		l.cue[fields[0]] = true
	}
	return l, nil
}

// rows are the lines of a list, cut at tabs, without comments.
func rows(list string) [][]string {
	var out [][]string
	for line := range strings.Lines(list) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func readEntry(fields []string) (*entry, error) {
	if len(fields) != 4 || fields[0] == "" {
		return nil, fmt.Errorf("list of markers: %q is not four columns", fields)
	}
	e := &entry{name: fields[0], kind: report.SpeculationKind(fields[1]),
		strength: report.Strength(fields[2]), trust: fields[3]}
	for _, w := range strings.Fields(fields[0]) {
		switch {
		case w == "~":
			e.parts = append(e.parts, part{gap: true})
		case w[0] == '[':
			e.parts = append(e.parts, part{lemma: strings.Trim(w, "[]")})
		default:
			e.parts = append(e.parts, part{words: strings.Split(w, "|")})
		}
	}
	if e.parts[0].gap || e.parts[len(e.parts)-1].gap {
		return nil, fmt.Errorf("list of markers: %q begins or ends with a gap", e.name)
	}
	return e, nil
}

// match gives the token after the phrase when it stands at token i and ends
// before end.
func (e *entry) match(p *page, i, end int) (last int, ok bool) {
	for k, part := range e.parts {
		if part.gap {
			for n := 0; n < maxGap && i < end && !e.parts[k+1].is(p, i) && p.filler(i); n++ {
				i++
			}
			continue
		}
		if i >= end || !part.is(p, i) {
			return 0, false
		}
		i++
	}
	return i, true
}

func (q part) is(p *page, i int) bool {
	if q.lemma != "" {
		return p.lemma[i] == q.lemma
	}
	for _, w := range q.words {
		if p.lower[i] == w {
			return true
		}
	}
	return false
}
