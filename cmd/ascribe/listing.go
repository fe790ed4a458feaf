package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"ascribe/analyze/report"
)

// listing is the report as lines that can be searched and jumped to: where
// (file:line:column, counted in bytes from 1), what, and the words.
func listing(rep *report.Report, source string) []byte {
	if rep.Text != nil {
		source = *rep.Text
	}
	l := &lister{name: oneLine(rep.Source.Name), source: source}
	for _, t := range rep.Attributions {
		l.add(first(t.Cue, t.Source, t.Content), "attribution %s %s %s %s: %s | %s | %s", t.ID, t.Class, t.Quote, t.SourceKind,
			words(t.Source), words(t.Cue), words(t.Content))
	}
	for _, s := range rep.Speculation {
		l.add(s.Span.Start, "speculation %s %s %s: %s", s.ID, s.Kind, s.Strength, s.Span.Text)
	}
	for _, a := range rep.Actors {
		l.add(firstMention(a), "actor %s", actorLine(a))
	}
	for _, c := range rep.Consequences {
		l.add(first(c.Cause, c.Marker, c.Effect), "consequence %s %s (%s): %s -> %s", c.ID, c.Certainty, claimant(c, rep), words(c.Cause), words(c.Effect))
	}
	return l.print(rep.Profile)
}

type lister struct {
	name   string
	source string
	at     []int
	lines  []string
}

func (l *lister) add(at int, form string, args ...any) {
	l.at = append(l.at, at)
	l.lines = append(l.lines, oneLine(fmt.Sprintf(form, args...)))
}

func (l *lister) print(p report.Profile) []byte {
	order := make([]int, len(l.at))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return l.at[order[a]] < l.at[order[b]] })
	out := fmt.Appendf(nil, "%s: %d words, %d sentences (%d attributed, %d own voice), sources %d named %d unnamed, "+
		"speculation %.1f per 1,000 words, consequences %d (%d hedged, %d own voice)\n", l.name, p.Words, p.Sentences,
		p.AttributedSentences, p.OwnVoiceSentences, p.SourcesNamed, p.SourcesUnnamed, p.SpeculationPer1000,
		p.Consequences, p.ConsequencesHedged, p.ConsequencesOwnVoice)
	line, start, seen := 1, 0, 0 // the line of seen, and where that line starts
	for _, i := range order {
		for ; seen < l.at[i]; seen++ {
			if l.source[seen] == '\n' {
				line, start = line+1, seen+1
			}
		}
		out = fmt.Appendf(out, "%s:%d:%d: %s\n", l.name, line, l.at[i]-start+1, l.lines[i])
	}
	return out
}

// first is where the first of the lists that has a passage starts.
func first(lists ...[]report.Passage) int {
	for _, list := range lists {
		if len(list) > 0 {
			return list[0].Start
		}
	}
	return 0
}

func firstMention(a report.Actor) int {
	at := 0
	for i, m := range a.Mentions {
		if i == 0 || m.Start < at {
			at = m.Start
		}
	}
	return at
}

// words are the words of passages, with an ellipsis where they jump.
func words(list []report.Passage) string {
	parts := make([]string, len(list))
	for i, p := range list {
		parts[i] = p.Text
	}
	if len(parts) == 0 {
		return "-"
	}
	return strings.Join(parts, " ... ")
}

func actorLine(a report.Actor) string {
	s := fmt.Sprintf("%s %s: %s", a.ID, a.Kind, a.Name)
	if a.Role != nil {
		s += " (" + *a.Role + ")"
	}
	return fmt.Sprintf("%s, %s, %s", s, count(len(a.Mentions), "mention"), count(len(a.Attributions), "statement"))
}

// claimant tells in whose name a consequence is claimed.
func claimant(c report.Consequence, rep *report.Report) string {
	if c.ClaimedBy == nil {
		return "own voice"
	}
	i := slices.IndexFunc(rep.Attributions, func(t report.Attribution) bool { return t.ID == *c.ClaimedBy })
	if i < 0 || len(rep.Attributions[i].Source) == 0 {
		return *c.ClaimedBy
	}
	return *c.ClaimedBy + " " + words(rep.Attributions[i].Source)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
