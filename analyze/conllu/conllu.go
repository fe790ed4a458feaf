// Package conllu writes an analysis in CoNLL-U, the format of the Universal
// Dependencies treebanks (version 2), for people who work with language data.
//
// Contractions are multiword tokens (1-2 don't, 1 do, 2 n't). XPOS is the Penn
// Treebank tag; UPOS follows from it by upos.tsv. FEATS and DEPS are empty. MISC
// has start_char and end_char, counted in characters of the article; SpaceAfter
// and SpacesAfter; NER for the names of actors (B-PER, I-ORG, B-LOC); and Entity
// for all their mentions, in the brackets of CorefUD, by the actors' ids in the report.
package conllu

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// Write gives the sentences of doc with their trees. Names and entities are those
// of rep, whose spans count bytes of the same source.
func Write(doc *text.Document, tree *syntax.Tree, rep *report.Report) []byte {
	w := &writer{doc: doc, tree: tree, names: make([]string, len(doc.Tokens)), opens: make([]string, len(doc.Tokens)), closes: make([]string, len(doc.Tokens))}
	w.actors(rep.Actors)
	id := oneLine(rep.ID)
	if id == "" {
		id = "article"
	}
	fmt.Fprintf(&w.out, "# newdoc id = %s\n# global.Entity = eid-etype-form\n", id)
	block := -1
	for k, s := range doc.Sentences {
		if s.Block != block {
			block = s.Block
			fmt.Fprintf(&w.out, "# newpar\n")
		}
		fmt.Fprintf(&w.out, "# sent_id = %s-%d\n", id, k+1)
		w.sentence(s)
		w.out.WriteByte('\n')
	}
	return []byte(w.out.String())
}

type writer struct {
	doc           *text.Document
	tree          *syntax.Tree
	out           strings.Builder
	names         []string // NER of each token, or nothing
	opens, closes []string // brackets of entities at each token
	bytes, chars  int      // how many characters there are up to a byte
}

func (w *writer) sentence(s text.Sentence) {
	w.out.WriteString("# text = ")
	for i := s.First; i < s.Last; i++ {
		if i > s.First && w.doc.Tokens[i].Space {
			w.out.WriteByte(' ')
		}
		w.out.WriteString(clean(w.doc.Word(i)))
	}
	w.out.WriteByte('\n')
	for i := s.First; i < s.Last; {
		end := i + 1
		for end < s.Last && w.contracted(end) {
			end++
		}
		if end-i > 1 {
			var form strings.Builder
			for k := i; k < end; k++ {
				form.WriteString(clean(w.doc.Word(k)))
			}
			span := text.Span{Start: w.doc.Tokens[i].Start, End: w.doc.Tokens[end-1].End}
			fmt.Fprintf(&w.out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i-s.First+1, end-s.First, form.String(), strings.Join(append(w.after(end-1), w.place(span)...), "|"))
		}
		for k := i; k < end; k++ {
			w.word(s, k, end-i == 1)
		}
		i = end
	}
}

// word writes token i. What stands after it is told here only where it is no part
// of a contraction.
func (w *writer) word(s text.Sentence, i int, alone bool) {
	head := 0
	if h := w.tree.Head[i]; h >= 0 {
		head = h - s.First + 1
	}
	form := clean(w.doc.Word(i))
	lemma := clean(w.tree.Lemma[i])
	if lemma == "" {
		lemma = form
	}
	var misc []string
	if e := w.opens[i] + w.closes[i]; e != "" {
		misc = append(misc, "Entity="+e)
	}
	if w.names[i] != "" {
		misc = append(misc, "NER="+w.names[i])
	}
	if alone {
		misc = append(misc, w.after(i)...)
	}
	misc = append(misc, w.place(w.doc.Tokens[i].Span)...)
	fmt.Fprintf(&w.out, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", i-s.First+1, form, lemma,
		UPOS(w.tree.POS[i], w.tree.Label[i], lemma), w.tree.POS[i], head, w.tree.Label[i], strings.Join(misc, "|"))
}

// contracted reports whether token i is one written word with the token before
// it: a clitic (do|n't, Lima|'s) or the second half of can|not. A number and its
// unit (5|km) are words of their own.
func (w *writer) contracted(i int) bool {
	if w.doc.Tokens[i].Space || w.doc.Tokens[i].Start != w.doc.Tokens[i-1].End {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(w.doc.Word(i - 1))
	r, n := utf8.DecodeRuneInString(w.doc.Word(i))
	switch {
	case unicode.IsLetter(r):
		return unicode.IsLetter(before)
	case strings.ContainsRune("'’ʼ`", r) && (unicode.IsLetter(before) || unicode.IsDigit(before)):
		next, _ := utf8.DecodeRuneInString(w.doc.Word(i)[n:])
		return unicode.IsLetter(next) || w.tree.POS[i] == "POS"
	}
	return false
}

// after tells the white space between token i and the next one, where it is not
// one blank. Markup there is not white space and tells nothing.
func (w *writer) after(i int) []string {
	end, space := len(w.doc.Source), false
	if i+1 < len(w.doc.Tokens) {
		end, space = w.doc.Tokens[i+1].Start, w.doc.Tokens[i+1].Space
		if !space {
			return []string{"SpaceAfter=No"}
		}
	}
	gap := w.doc.Source[w.doc.Tokens[i].End:end]
	switch {
	case gap == "" && end == len(w.doc.Source):
		return []string{"SpaceAfter=No"}
	case gap == " " || gap == "" || strings.Trim(gap, " \t\r\n") != "":
		return nil
	}
	return []string{"SpacesAfter=" + strings.NewReplacer(" ", `\s`, "\t", `\t`, "\r", `\r`, "\n", `\n`).Replace(gap)}
}

// place gives a span in characters.
func (w *writer) place(s text.Span) []string {
	at := func(pos int) int {
		if pos < w.bytes {
			w.bytes, w.chars = 0, 0
		}
		w.chars += utf8.RuneCountInString(w.doc.Source[w.bytes:pos])
		w.bytes = pos
		return w.chars
	}
	start := at(s.Start)
	end := start + utf8.RuneCountInString(w.doc.Text(s))
	return []string{fmt.Sprintf("start_char=%d", start), fmt.Sprintf("end_char=%d", end)}
}

// clean makes a form that breaks no line and commands no terminal. Blanks come
// only from markup inside a word.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) || r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return utf8.RuneError
		}
		return r
	}, s)
}

func oneLine(s string) string {
	return clean(strings.Join(strings.Fields(s), "_"))
}
