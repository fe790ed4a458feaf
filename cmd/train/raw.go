package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"ascribe/analyze/clusters"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/corpus"
)

// rawText is text to learn from without annotation.
type rawText struct {
	source
	times int // how often it counts: news is scarce among the open texts
	each  func(path string, yield func(paragraph string)) error
}

const publicDomain = "public domain"

var rawTexts = []rawText{
	{source{"raw/open/cia_factbook.txt.gz", publicDomain, true}, 1, paragraphs},
	{source{"raw/open/congress_2007_2010.txt.gz", publicDomain, true}, 1, paragraphs},
	{source{"raw/open/frus_history.txt.gz", publicDomain, true}, 1, paragraphs},
	{source{"raw/open/masc_open_part.txt.gz", "open, commercial use included", true}, 1, paragraphs},
	{source{"raw/open/un_general_debate_1984_2024.txt.gz", "CC0", true}, 1, paragraphs},
	{source{"raw/open/us_presidents_inaugural_sotu.txt.gz", publicDomain, true}, 1, paragraphs},
	{source{"raw/open/whitehouse_2021_2026.txt.gz", publicDomain, true}, 1, paragraphs},
	{source{"raw/open/wikinews_2019_2020.txt.gz", "CC BY 2.5, Wikinews", true}, 20, paragraphs},
	{source{"polnear/train.jsonl.gz", "none stated; texts belong to their publishers", false}, 8, articles},
	{source{"ner/gmb_silver.train.tsv.gz", "not verified", false}, 4, sentences},
	{source{"ner/uner_ewt.train.tsv.gz", "CC BY-SA 4.0", true}, 4, sentences},
	{source{"ner/gum.train.tsv.gz", "annotation CC BY 4.0; texts CC BY, CC BY-SA, and of some genres none stated", true}, 4, sentences},
}

func articles(path string, yield func(string)) error {
	all, err := corpus.Lines[struct{ Text string }](path)
	for _, a := range all {
		yield(a.Text)
	}
	return err
}

func sentences(path string, yield func(string)) error {
	all, err := corpus.Names(path)
	for _, s := range all {
		yield(strings.Join(s.Form, " "))
	}
	return err
}

// vocabulary numbers words as they come, in the form that normal gives them.
type vocabulary struct {
	normal func(string) string
	ids    map[string]int32
	all    []string
	count  []int
	text   []int32
}

func readVocabulary(data string, normal func(string) string) (*vocabulary, error) {
	v := &vocabulary{normal: normal, ids: map[string]int32{}}
	for _, t := range rawTexts {
		if !t.used() {
			continue
		}
		if err := v.add(t, data); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// add reads a text as often as it counts.
func (v *vocabulary) add(t rawText, data string) error {
	from := len(v.text)
	err := t.each(filepath.Join(data, t.path), func(p string) {
		doc := text.Parse(p, text.Plain)
		for _, s := range doc.Sentences {
			for i := s.First; i < s.Last; i++ {
				v.word(v.normal(doc.Word(i)), t.times)
			}
			v.text = append(v.text, clusters.Break)
		}
	})
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d words\n", t.name(), len(v.text)-from)
	part := slices.Clone(v.text[from:])
	for range t.times - 1 {
		v.text = append(v.text, part...)
	}
	return nil
}
