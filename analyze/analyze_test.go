package analyze_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"ascribe/analyze"
	"ascribe/analyze/report"
)

var analyzer = sync.OnceValues(analyze.New)

func analysed(t testing.TB, text string) *report.Report {
	t.Helper()
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	rep, err := a.Analyze(context.Background(), analyze.Article{ID: "x", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

func sampleTexts(t testing.TB) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"*.txt", "*.md"} {
		names, _ := filepath.Glob(filepath.Join("..", "samples", pattern))
		for _, n := range names {
			b, err := os.ReadFile(n)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, string(b))
		}
	}
	if len(out) < 6 {
		t.Fatalf("found %d samples, want at least six", len(out))
	}
	return out
}

// passages are all the quoted spans of a report.
func passages(rep *report.Report) []report.Passage {
	var out []report.Passage
	for _, t := range rep.Attributions {
		out = slices.Concat(out, t.Source, t.Cue, t.Content, []report.Passage{t.Why.Trigger})
	}
	for _, s := range rep.Speculation {
		out = slices.Concat(out, []report.Passage{s.Span, s.Why.Trigger}, s.Scope)
	}
	for _, a := range rep.Actors {
		for _, m := range a.Mentions {
			out = append(out, m.Passage)
		}
	}
	for _, c := range rep.Consequences {
		out = slices.Concat(out, c.Cause, c.Effect, c.Marker, []report.Passage{c.Why.Trigger})
	}
	return out
}

// invariants is what must hold of the report of any text.
func invariants(source string, rep *report.Report) error {
	if rep.Text != nil {
		source = *rep.Text
	}
	for _, p := range passages(rep) {
		switch {
		case p.Start < 0 || p.End > len(source) || p.Start >= p.End:
			return fmt.Errorf("passage %+v is not inside %d bytes", p, len(source))
		case source[p.Start:p.End] != p.Text:
			return fmt.Errorf("passage %+v stands for %q", p, source[p.Start:p.End])
		case !utf8.RuneStart(source[p.Start]) || p.End < len(source) && !utf8.RuneStart(source[p.End]):
			return fmt.Errorf("passage %+v cuts a rune", p)
		case strings.TrimSpace(p.Text) != p.Text:
			return fmt.Errorf("passage %+v has white space at its edge", p)
		}
	}
	return links(rep)
}

// links checks that every id a finding refers to exists, and the way back.
func links(rep *report.Report) error {
	attributions, actors, consequences := map[string]bool{}, map[string]*report.Actor{}, map[string]bool{}
	for _, t := range rep.Attributions {
		attributions[t.ID] = true
	}
	for i, a := range rep.Actors {
		actors[a.ID] = &rep.Actors[i]
		for _, id := range a.Attributions {
			if !attributions[id] {
				return fmt.Errorf("actor %s: no attribution %s", a.ID, id)
			}
		}
	}
	for _, c := range rep.Consequences {
		consequences[c.ID] = true
		if c.ClaimedBy != nil && !attributions[*c.ClaimedBy] {
			return fmt.Errorf("consequence %s: no attribution %s", c.ID, *c.ClaimedBy)
		}
	}
	for _, c := range rep.Consequences {
		for _, f := range c.Follows {
			if !consequences[f] || f == c.ID {
				return fmt.Errorf("consequence %s follows %s", c.ID, f)
			}
		}
	}
	for _, t := range rep.Attributions {
		if t.Confidence <= 0 || t.Confidence > 1 || t.Why.By == "" {
			return fmt.Errorf("attribution %s: confidence %v, found by %q", t.ID, t.Confidence, t.Why.By)
		}
		if t.Actor != nil && (actors[*t.Actor] == nil || !slices.Contains(actors[*t.Actor].Attributions, t.ID)) {
			return fmt.Errorf("attribution %s: actor %s does not lead back", t.ID, *t.Actor)
		}
	}
	for _, s := range rep.Speculation {
		if s.Attribution != nil && !attributions[*s.Attribution] {
			return fmt.Errorf("marker %s: no attribution %s", s.ID, *s.Attribution)
		}
	}
	return nil
}

func TestSamplesKeepInvariants(t *testing.T) {
	for _, s := range sampleTexts(t) {
		rep := analysed(t, s)
		if err := invariants(s, rep); err != nil {
			t.Error(err)
		}
		if len(rep.Attributions) == 0 || len(rep.Speculation) == 0 || len(rep.Actors) == 0 || len(rep.Consequences) == 0 {
			t.Errorf("%.40q: %d attributions, %d markers, %d actors, %d consequences: no layer may be empty",
				s, len(rep.Attributions), len(rep.Speculation), len(rep.Actors), len(rep.Consequences))
		}
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range sampleTexts(f) {
		f.Add(s[:len(s)/4])
	}
	for _, s := range []string{"", "\ufeff", "\xff\xfe", "“", "said", "“a” said b", "> x\n\n\"y", "A\u0301 said. If", strings.Repeat("(", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if err := invariants(s, analysed(t, s)); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
	})
}

func TestSameInputSameReport(t *testing.T) {
	texts := sampleTexts(t)
	want := make([][]byte, len(texts))
	for i, s := range texts {
		want[i], _ = json.Marshal(analysed(t, s))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, s := range texts {
				if got, _ := json.Marshal(analysed(t, s)); !bytes.Equal(got, want[i]) {
					t.Errorf("%.40q: the report changed from one run to the next", s)
				}
			}
		})
	}
	wg.Wait()
}

func TestCancelledContext(t *testing.T) {
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.Analyze(ctx, analyze.Article{Text: "Critics say it could rain."}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

// A reader who quits does not wait for a long article.
func TestCancelledMidway(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	a, err := analyzer()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat(strings.Join(sampleTexts(t)[:5], "\n\n")+"\n\n", 20)
	whole := time.Now()
	if _, err := a.Analyze(context.Background(), analyze.Article{Text: long}); err != nil {
		t.Fatal(err)
	}
	all := time.Since(whole)
	for _, share := range []float64{0.1, 0.25, 0.5} {
		ctx, cancel := context.WithCancel(context.Background())
		var stopped time.Time
		told := analyze.WithProgress(ctx, func(done float64) {
			if done >= share && stopped.IsZero() {
				stopped = time.Now()
				cancel()
			}
		})
		_, err := a.Analyze(told, analyze.Article{Text: long})
		late := time.Since(stopped)
		cancel()
		if !errors.Is(err, context.Canceled) || late > all/4 {
			t.Errorf("stopped %v late with %v at %v, of %v for all", late, err, share, all)
		}
	}
}

func TestInvalidUTF8IsRepaired(t *testing.T) {
	rep := analysed(t, "The mayor\xff said the bridge could close.")
	if rep.Text == nil || !strings.Contains(*rep.Text, "\uFFFD") {
		t.Fatalf("text %v, want the repaired text", rep.Text)
	}
}

func TestEveryFieldIsPresent(t *testing.T) {
	b, _ := json.Marshal(analysed(t, "A plain line."))
	for _, field := range []string{`"text":null`, `"title":null`, `"byline":null`, `"url":null`,
		`"attributions":[]`, `"speculation":[]`, `"consequences":[]`, `"language":"en"`} {
		if !bytes.Contains(b, []byte(field)) {
			t.Errorf("report %s lacks %s", b, field)
		}
	}
}

func TestLayersAreLinked(t *testing.T) {
	const s = "Mayor Ana Ruiz opened the bridge.\n\nRuiz said the toll could lead to longer queues.\n"
	rep := analysed(t, s)
	if len(rep.Attributions) != 1 || len(rep.Consequences) != 1 {
		t.Fatalf("%d attributions and %d consequences, want one of each", len(rep.Attributions), len(rep.Consequences))
	}
	said, then := rep.Attributions[0], rep.Consequences[0]
	if said.Actor == nil || then.Actor == nil || *said.Actor != *then.Actor {
		t.Fatalf("said by %v, claimed by %v, want one actor", said.Actor, then.Actor)
	}
	i := slices.IndexFunc(rep.Actors, func(a report.Actor) bool { return a.ID == *said.Actor })
	if rep.Actors[i].Name != "Ana Ruiz" {
		t.Errorf("the speaker is %q, want Ana Ruiz", rep.Actors[i].Name)
	}
	if then.ClaimedBy == nil || *then.ClaimedBy != said.ID {
		t.Errorf("claimed by %v, want %s", then.ClaimedBy, said.ID)
	}
	if len(rep.Speculation) == 0 || rep.Speculation[0].Attribution == nil {
		t.Error("the marker is not tied to the attribution that holds it")
	}
}

// Who blames something claims what it brought about, though his words for it are the marker.
func TestWhoBlamesClaims(t *testing.T) {
	rep := analysed(t, "Ana Ruiz opened the bridge.\n\nRuiz blamed the delay on a lack of steel.\n")
	if len(rep.Consequences) != 1 || rep.Consequences[0].Actor == nil {
		t.Fatalf("want one consequence with an actor, got %+v", rep.Consequences)
	}
	i := slices.IndexFunc(rep.Actors, func(a report.Actor) bool { return a.ID == *rep.Consequences[0].Actor })
	if rep.Actors[i].Name != "Ana Ruiz" {
		t.Errorf("claimed by %q, want Ana Ruiz", rep.Actors[i].Name)
	}
}

// "It" is a thing: a person who speaks in the sentence before caused nothing.
func TestItIsNoPerson(t *testing.T) {
	rep := analysed(t, "\"The wave changed our plans,\" chief executive Geoff Dixon explained. \"It has hurt travel in the region.\"\n")
	for _, c := range rep.Consequences {
		if c.Cause[0].Text == "It" && c.CauseRefersTo != nil && strings.Contains(*c.CauseRefersTo, "Dixon") {
			t.Errorf("it refers to %q", *c.CauseRefersTo)
		}
	}
}

func TestCostGrowsLinearly(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	base := strings.Join(sampleTexts(t)[:5], "\n\n")
	cost := func(n int) int64 {
		r := testing.Benchmark(func(b *testing.B) {
			for b.Loop() {
				analysed(b, strings.Repeat(base+"\n\n", n))
			}
		})
		return r.NsPerOp()
	}
	one, eight := cost(1), cost(8)
	if ratio := float64(eight) / float64(one); ratio > 16 {
		t.Errorf("eight times the text costs %.1f times as much, want about 8", ratio)
	}
}

func BenchmarkAnalyze(b *testing.B) {
	text := strings.Join(sampleTexts(b), "\n\n")
	words := analysed(b, text).Profile.Words
	for b.Loop() {
		analysed(b, text)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
