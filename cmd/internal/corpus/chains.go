package corpus

import (
	"fmt"
	"path/filepath"
	"strings"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// Referents is a text in which is annotated what refers to whom.
type Referents struct {
	ID     string
	Gold   syntax.Gold // without a tree where the corpus has none
	Until  int         // byte behind which nothing is annotated
	Chains []Chain
}

// Chain is everything that refers to one entity.
type Chain struct {
	Kind     string // as the corpus names it, but Person and Organisation for those
	Mentions []text.Span
}

// Kinds of chains that are actors for sure.
const (
	Person       = "person"
	Organisation = "organization"
)

// CoreferenceSet is a corpus, or a genre of one, with chains.
type CoreferenceSet struct {
	Name, File string // File is under the data folder, %s being the split
	genre      string // of GUM; MEANTIME has none
}

// CoreferenceSets are those nearest to news.
var CoreferenceSets = []CoreferenceSet{
	{"GUM news", "gum/%s.conllu.gz", "GUM_news"},
	{"GUM interview", "gum/%s.conllu.gz", "GUM_interview"},
	{"GUM speech", "gum/%s.unlisted.conllu.gz", "GUM_speech"},
	{"MEANTIME", "ner/coref_meantime.%s.tsv.gz", ""},
}

// Read reads the set's part for a split: train or dev.
func (s CoreferenceSet) Read(data, split string) ([]Referents, error) {
	path := filepath.Join(data, fmt.Sprintf(s.File, split))
	if s.genre == "" {
		return Meantime(path)
	}
	return Entities(path, s.genre)
}

// Entities reads the documents of a treebank that annotates entities as GUM
// does, of the genre with which their identifiers begin: "(id-type-…" in the last column opens a mention, "id)" closes it. A
// mention in pieces is its words from the first piece to the last.
func Entities(path, genre string) ([]Referents, error) {
	all, err := Treebank(path)
	if err != nil {
		return nil, err
	}
	var out []Referents
	for _, part := range syntax.ByDocument(all) {
		if strings.HasPrefix(part[0].Document, genre) {
			out = append(out, entities(part))
		}
	}
	return out, nil
}

func entities(part []syntax.Sentence) Referents {
	gold := syntax.NewGold(part)
	r := newChainReader(gold.Document.Tokens)
	at := 0
	for _, s := range part {
		for _, misc := range s.Misc {
			for _, field := range strings.Split(misc, "|") {
				if marks, ok := strings.CutPrefix(field, "Entity="); ok {
					r.entityMarks(at, marks)
				}
			}
			at++
		}
	}
	return Referents{part[0].Document, gold, len(gold.Document.Source), r.chains()}
}

// chainReader puts mentions together from their brackets.
type chainReader struct {
	tokens []text.Token
	open   map[string][]int // tokens at which mentions of a chain began
	pieces map[string]int   // index of a mention in pieces in its chain
	spans  map[string][]text.Span
	kind   map[string]string
	order  []string
}

func newChainReader(tokens []text.Token) *chainReader {
	return &chainReader{tokens: tokens, open: map[string][]int{}, pieces: map[string]int{},
		spans: map[string][]text.Span{}, kind: map[string]string{}}
}

// entityMarks reads "(1-person-…(2-organization-…)" or "1)2)" at token i.
func (r *chainReader) entityMarks(i int, marks string) {
	for marks != "" {
		if marks[0] == '(' {
			end := strings.IndexAny(marks[1:], "()") + 1
			if end == 0 {
				end = len(marks)
			}
			fields := strings.SplitN(marks[1:end], "-", 3)
			r.begin(fields[0], fields[1], i)
			if marks = marks[end:]; marks != "" && marks[0] == ')' {
				r.end(fields[0], i)
				marks = marks[1:]
			}
			continue
		}
		id, rest, _ := strings.Cut(marks, ")")
		r.end(id, i)
		marks = rest
	}
}

func (r *chainReader) begin(id, kind string, i int) {
	chain, _, _ := strings.Cut(id, "[")
	if r.kind[chain] == "" {
		r.kind[chain] = kind
		r.order = append(r.order, chain)
	}
	r.open[id] = append(r.open[id], i)
}

func (r *chainReader) end(id string, i int) {
	begun := r.open[id]
	if len(begun) == 0 {
		return
	}
	first := begun[len(begun)-1]
	r.open[id] = begun[:len(begun)-1]
	span := text.Span{Start: r.tokens[first].Start, End: r.tokens[i].End}
	chain, piece, broken := strings.Cut(id, "[")
	if broken && !strings.HasPrefix(piece, "1/") {
		r.spans[chain][r.pieces[chain]].End = span.End
		return
	}
	r.pieces[chain] = len(r.spans[chain])
	r.spans[chain] = append(r.spans[chain], span)
}

func (r *chainReader) chains() []Chain {
	var out []Chain
	for _, id := range r.order {
		if len(r.spans[id]) > 0 {
			out = append(out, Chain{r.kind[id], r.spans[id]})
		}
	}
	return out
}
