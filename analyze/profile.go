package analyze

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// profile sums a linked report up in numbers. A sentence is attributed when an
// attribution's source, cue or content touches it, otherwise it is the article's
// own voice. Sources are counted once each: by actor where it is known, else by
// their words.
func profile(rep *report.Report, doc *text.Document) report.Profile {
	p := report.Profile{Sentences: len(doc.Sentences), Consequences: len(rep.Consequences)}
	for i := range doc.Tokens {
		if r, _ := utf8.DecodeRuneInString(doc.Word(i)); unicode.IsLetter(r) || unicode.IsDigit(r) {
			p.Words++
		}
	}
	p.AttributedSentences = attributedSentences(rep, doc)
	p.OwnVoiceSentences = p.Sentences - p.AttributedSentences
	p.SourcesNamed, p.SourcesUnnamed = countSources(rep)
	if p.Words > 0 {
		p.SpeculationPer1000 = math.Round(10_000*float64(len(rep.Speculation))/float64(p.Words)) / 10
	}
	for _, c := range rep.Consequences {
		if c.Certainty != report.Asserted {
			p.ConsequencesHedged++
		}
		if c.ClaimedBy == nil {
			p.ConsequencesOwnVoice++
		}
	}
	return p
}

func attributedSentences(rep *report.Report, doc *text.Document) int {
	touched := make(map[int]bool)
	for _, t := range rep.Attributions {
		for _, pieces := range [][]report.Passage{t.Source, t.Cue, t.Content} {
			for _, p := range pieces {
				for i := sentenceAt(doc, p.Start); i < len(doc.Sentences) && doc.Sentences[i].Start < p.End; i++ {
					touched[i] = true
				}
			}
		}
	}
	return len(touched)
}

// sentenceAt is the first sentence that ends after the byte at.
func sentenceAt(doc *text.Document, at int) int {
	lo, hi := 0, len(doc.Sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; doc.Sentences[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func countSources(rep *report.Report) (named, unnamed int) {
	seen := make(map[string]bool)
	for _, t := range rep.Attributions {
		if len(t.Source) == 0 {
			continue
		}
		key := "words " + strings.ToLower(t.Source[0].Text)
		if t.Actor != nil {
			key = *t.Actor
		}
		if seen[key] {
			continue
		}
		seen[key] = true
		switch t.SourceKind {
		case report.SourceNamed:
			named++
		case report.SourceUnnamed:
			unnamed++
		}
	}
	return named, unnamed
}
