package attribution

import (
	_ "embed"
	"fmt"
	"strings"

	"ascribe/analyze/linear"
	"ascribe/analyze/report"
)

//go:embed data/cues.tsv
var cueTable string

//go:embed data/sources.tsv
var sourceTable string

//go:embed data/institutions.tsv
var institutionTable string

// lexicon is what is known about words apart from the corpus: which can be
// cues, and which nouns can be sources.
type lexicon struct {
	cues    map[cueKey]report.Class
	hash    map[report.Class]uint32
	sources map[string]string // noun, singular or plural, to its kind
	kinds   map[string]uint32
	// institutions are nouns that stand for a name when they are definite.
	institutions map[string]bool
}

// cueKey is a lemma with its part of speech: v, n, a or p for all others.
type cueKey struct {
	lemma string
	part  byte
}

func newLexicon() (*lexicon, error) {
	x := &lexicon{cues: map[cueKey]report.Class{}, hash: map[report.Class]uint32{},
		sources: map[string]string{}, kinds: map[string]uint32{}, institutions: map[string]bool{}}
	for _, row := range rows(cueTable) {
		if len(row) != 3 || len(row[1]) != 1 {
			return nil, fmt.Errorf("cue list: bad line %q", strings.Join(row, "\t"))
		}
		c := report.Class(row[2])
		x.cues[cueKey{row[0], row[1][0]}] = c
		x.hash[c] = linear.Hash(row[2])
	}
	for _, row := range rows(sourceTable) {
		if len(row) != 3 {
			return nil, fmt.Errorf("source list: bad line %q", strings.Join(row, "\t"))
		}
		x.sources[row[0]], x.sources[row[1]] = row[2], row[2]
		x.kinds[row[2]] = linear.Hash(row[2])
	}
	for _, row := range rows(institutionTable) {
		x.institutions[row[0]] = true
	}
	for _, k := range []string{"he", "they", "who", "i", "it"} {
		x.kinds[k] = linear.Hash("pronoun", k)
	}
	return x, nil
}

// rows are the fields of the lines that are not comments.
func rows(table string) [][]string {
	var out [][]string
	for _, line := range strings.Split(table, "\n") {
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// partOf turns a Penn tag into the lexicon's part of speech.
func partOf(tag string) byte {
	switch {
	case strings.HasPrefix(tag, "VB"):
		return 'v'
	case strings.HasPrefix(tag, "NN"):
		return 'n'
	case strings.HasPrefix(tag, "JJ"):
		return 'a'
	}
	return 'p'
}

// class is the usual class of a cue word; ok is false when it is not listed.
func (x *lexicon) class(lemma, tag string) (report.Class, bool) {
	part := partOf(tag)
	c, ok := x.cues[cueKey{lemma, part}]
	if !ok && (part == 'a' || part == 'n') { // participles are often tagged so
		c, ok = x.cues[cueKey{lemma, 'v'}]
	}
	return c, ok
}

func (x *lexicon) classOf(lemma, tag string) uint32 {
	if c, ok := x.cues[cueKey{lemma, partOf(tag)}]; ok {
		return x.hash[c]
	}
	return 0
}

// pronounKind groups the pronouns that can be sources.
func pronounKind(lower string) string {
	switch lower {
	case "he", "she", "him", "her", "his", "hers", "himself", "herself":
		return "he"
	case "they", "them", "their", "themselves":
		return "they"
	case "who", "whom", "whose":
		return "who"
	case "i", "me", "my", "myself", "we", "us", "our", "ourselves":
		return "i"
	case "it", "its", "itself":
		return "it"
	}
	return ""
}

func (x *lexicon) kindOf(lower, lemma string) uint32 {
	if k := pronounKind(lower); k != "" {
		return x.kinds[k]
	}
	if k, ok := x.sources[lower]; ok {
		return x.kinds[k]
	}
	return x.kinds[x.sources[lemma]]
}
