package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"ascribe/analyze/actor"
	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/linear"
	"ascribe/analyze/text"
)

func init() { stages["names"] = trainNames }

// corpora of names and how much a sentence of each counts. The silver one is
// machine-made and larger than all others together.
var corpora = []struct {
	name   string
	weight float32
}{{"uner_ewt", 1}, {"gum", 1}, {"btc_news", 1}, {"gmb_silver", .4}}

// trainNames learns the chain that finds names.
func trainNames(data string) error {
	var texts []actor.Annotated
	for _, c := range corpora {
		part, err := readNames(filepath.Join(data, "ner", c.name+".train.tsv.gz"), c.name)
		if err != nil {
			return err
		}
		for i := range part {
			part[i].Weight = c.weight
		}
		texts = append(texts, part...)
	}
	b := actor.TrainNames(texts, linear.Options{
		Bits: 17, Epochs: 6, Seed: 1, Progress: func(s string) { fmt.Println(s) },
	})
	return os.WriteFile("analyze/actor/model/names.bin", b, 0o644)
}

// readNames reads a corpus of tokens with tags as running text, a sentence a line.
func readNames(name, source string) ([]actor.Annotated, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var all []actor.Annotated
	var b strings.Builder
	var names []actor.Annotation
	flush := func() {
		if b.Len() > 0 {
			all = append(all, actor.Annotated{Text: b.String(), Names: names, Source: source})
		}
		b, names = strings.Builder{}, nil
	}
	glue := true
	scan := bufio.NewScanner(z)
	for scan.Scan() {
		line := scan.Text()
		col := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "# doc"):
			flush()
			glue = true
		case line == "":
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			glue = true
		case len(col) < 3:
		default:
			if !glue && !noSpaceBefore[col[0]] {
				b.WriteByte(' ')
			}
			names = addName(names, text.Span{Start: b.Len(), End: b.Len() + len(col[0])}, col, source)
			b.WriteString(col[0])
			glue = noSpaceAfter[col[0]]
		}
	}
	flush()
	return all, scan.Err()
}

// addName adds or prolongs the name that a token belongs to.
func addName(names []actor.Annotation, s text.Span, col []string, source string) []actor.Annotation {
	kind := strings.TrimPrefix(strings.TrimPrefix(col[1], "B-"), "I-")
	if kind == "GPE" {
		kind = "LOC"
	}
	if col[1] == "O" {
		if source == "uner_ewt" && strings.HasSuffix(col[2], "OTH") && col[0] != "-" {
			kind = "MISC" // a nationality or something else: not told apart
			if c, ok := gazetteer.Countries.Find(col[0]); ok && c[1] != "name" || gazetteer.Groups.Has(col[0]) {
				kind = "NORP"
			}
			return append(names, actor.Annotation{Span: s, Type: kind})
		}
		return names
	}
	if source == "gmb_silver" && kind == "PERSON" && titleWords[strings.TrimSuffix(col[0], ".")] {
		return names // there titles are part of a person's name
	}
	if n := len(names); strings.HasPrefix(col[1], "I-") && n > 0 && names[n-1].Type == kind && names[n-1].End >= s.Start-1 {
		names[n-1].End = s.End
		return names
	}
	return append(names, actor.Annotation{Span: s, Type: kind})
}

var titleWords = words(`President Minister Prime Secretary Foreign Defense General Mr Mrs Ms Dr Senator Sen Gov
	Governor Vice King Queen Prince Princess Pope Chancellor Judge Justice Ambassador Chairman Spokesman Spokeswoman Gen Col
	Colonel Lieutenant Lt Major Maj Captain Sergeant Admiral Sheikh Ayatollah Cardinal Archbishop Bishop Mayor Premier
	Former Deputy Chief Leader Director State Interior Finance Commissioner Representative Congressman Professor`)

var noSpaceBefore = words(`. , ; : ? ! ) ] } % 's ’s n't n’t '' ” ’ 're 've 'll 'd 'm '`)
var noSpaceAfter = words("( [ { `` “ ‘ $ £ € #")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
