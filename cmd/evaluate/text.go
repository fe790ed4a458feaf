package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"ascribe/analyze/text"
	"ascribe/cmd/internal/corpus"
)

func init() { stages["text"] = stage{evaluateText, true} }

// textSets are the genres nearest to news.
var textSets = []struct {
	name, file string
	genres     []string
}{
	{"GUM news", "gum/%s.conllu.gz", []string{"GUM_news"}},
	{"GUM interview", "gum/%s.conllu.gz", []string{"GUM_interview"}},
	{"GUM speech", "gum/%s.unlisted.conllu.gz", []string{"GUM_speech"}},
	{"EWT newsgroup", "ewt/%s.conllu.gz", []string{"newsgroup"}},
	{"EWT weblog", "ewt/%s.conllu.gz", []string{"weblog"}},
}

// evaluateText measures tokens and sentences from raw text against treebanks:
// F1 over spans, as in the CoNLL 2018 shared task.
func evaluateText(out io.Writer, data string, o options) error {
	fmt.Fprintf(out, "%-14s %9s %9s   F1 in %%\n", "", "tokens", "sentences")
	var all [2]counts
	for _, set := range textSets {
		docs, err := readRunningText(filepath.Join(data, fmt.Sprintf(set.file, o.split())), set.genres)
		if err != nil {
			return err
		}
		var sum [2]counts
		for _, gold := range docs {
			d := text.Parse(gold.text, text.Plain)
			var tokens, sentences []text.Span
			for _, t := range d.Tokens {
				tokens = append(tokens, t.Span)
			}
			for _, s := range d.Sentences {
				sentences = append(sentences, s.Span)
			}
			sum[0].add(gold.tokens, tokens)
			sum[1].add(gold.sentences, sentences)
			if o.errors {
				listErrors(out, "token", gold.text, gold.tokens, tokens)
				listErrors(out, "sentence", gold.text, gold.sentences, sentences)
			}
		}
		fmt.Fprintf(out, "%-14s %9.2f %9.2f\n", set.name, sum[0].f1(), sum[1].f1())
		for i := range all {
			all[i].gold += sum[i].gold
			all[i].found += sum[i].found
			all[i].right += sum[i].right
		}
	}
	fmt.Fprintf(out, "%-14s %9.2f %9.2f\n", "all", all[0].f1(), all[1].f1())
	return nil
}

// counts are those of a comparison of two sets of spans.
type counts struct{ gold, found, right int }

func (c *counts) add(gold, found []text.Span) {
	in := make(map[text.Span]bool, len(gold))
	for _, s := range gold {
		in[s] = true
	}
	for _, s := range found {
		if in[s] {
			c.right++
		}
	}
	c.gold += len(gold)
	c.found += len(found)
}

func (c counts) f1() float64 { return 200 * float64(c.right) / float64(max(1, c.gold+c.found)) }

// listErrors prints every missed and every wrong span with what surrounds it.
func listErrors(out io.Writer, what, source string, gold, found []text.Span) {
	only := func(sign string, a, b []text.Span) {
		in := map[text.Span]bool{}
		for _, s := range b {
			in[s] = true
		}
		for _, s := range a {
			if !in[s] {
				before, after := source[max(0, s.Start-20):s.Start], source[s.End:min(len(source), s.End+20)]
				fmt.Fprintf(out, "%s %s %q [%q] %q\n", what, sign, before, source[s.Start:s.End], after)
			}
		}
	}
	only("missed", gold, found)
	only("wrong", found, gold)
}

// goldText is a document of a treebank put back into running text.
type goldText struct {
	text              string
	tokens, sentences []text.Span
}

// treebank builds the running text of documents: sentences of a paragraph
// are joined by a blank, paragraphs by an empty line.
type treebank struct {
	docs    []goldText
	b       strings.Builder
	keep    bool
	newpar  bool
	start   int  // of the sentence being read, -1 before its first word
	glued   bool // no white space after the last word
	partEnd int  // number of the last word of the contraction being read
	rest    string
	genres  []string
}

func readRunningText(path string, genres []string) ([]goldText, error) {
	t := treebank{genres: genres, start: -1}
	err := corpus.EachLine(path, t.line)
	t.endDocument()
	return t.docs, err
}

func (t *treebank) line(s string) {
	switch {
	case strings.HasPrefix(s, "# newdoc id = "):
		t.endDocument()
		id := strings.TrimPrefix(s, "# newdoc id = ")
		for _, g := range t.genres {
			t.keep = t.keep || strings.HasPrefix(id, g)
		}
	case strings.HasPrefix(s, "# newpar"):
		t.newpar = true
	case s == "":
		if t.keep && t.start >= 0 {
			t.current().sentences = append(t.current().sentences, text.Span{Start: t.start, End: t.b.Len()})
		}
		t.start, t.partEnd, t.glued = -1, 0, false
	case s[0] != '#' && t.keep:
		t.word(strings.Split(s, "\t"))
	}
}

func (t *treebank) current() *goldText { return &t.docs[len(t.docs)-1] }

func (t *treebank) endDocument() {
	if t.keep && len(t.docs) > 0 {
		t.current().text = t.b.String()
	}
	t.b.Reset()
	t.keep, t.newpar = false, false
}

func (t *treebank) word(col []string) {
	if strings.Contains(col[0], ".") {
		return
	}
	space := !strings.Contains(col[9], "SpaceAfter=No")
	if _, to, ok := strings.Cut(col[0], "-"); ok {
		t.partEnd, _ = strconv.Atoi(to)
		t.rest = col[1]
		t.separate()
		t.glued = !space
		return
	}
	form := col[1]
	if id, _ := strconv.Atoi(col[0]); id <= t.partEnd {
		if !strings.HasPrefix(t.rest, form) || id == t.partEnd {
			form = t.rest // the words of a contraction need not spell it
		}
		t.rest = t.rest[len(form):]
	} else {
		t.separate()
		t.glued = !space
	}
	from := t.b.Len()
	t.b.WriteString(form)
	if form != "" {
		t.current().tokens = append(t.current().tokens, text.Span{Start: from, End: t.b.Len()})
	}
}

// separate writes the white space before the next word.
func (t *treebank) separate() {
	first := t.start < 0
	switch {
	case t.b.Len() == 0:
		t.docs = append(t.docs, goldText{})
	case first && t.newpar:
		t.b.WriteString("\n\n")
	case first || !t.glued:
		t.b.WriteString(" ")
	}
	t.newpar = false
	if first {
		t.start = t.b.Len()
	}
}
