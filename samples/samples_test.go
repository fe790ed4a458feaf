// Package samples_test holds the analysis against what a careful reader expects
// of the articles in this folder.
package samples_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ascribe/analyze"
	"ascribe/analyze/report"
)

var update = flag.Bool("update", false, "rewrite the files that list the differences")

// floors are the lowest F1 in per cent, over all six articles, that a change may
// leave behind. Raise them when the analysis gets better.
var floors = map[string]float64{
	"attributions": 60,
	"speculation":  70,
	"actors":       70,
	"consequences": 50,
}

// tally counts expected, found and matched findings of one layer.
type tally struct{ expected, found, matched int }

func (t tally) f1() float64 {
	if t.expected+t.found == 0 {
		return 0
	}
	return 200 * float64(t.matched) / float64(t.expected+t.found)
}

// TestExpected compares the report of each article with the one corrected by
// hand beside it. What differs is listed in NAME.differences, so that a
// change to the analysis shows there what it mends and what it breaks.
func TestExpected(t *testing.T) {
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	totals := map[string]tally{}
	names, _ := filepath.Glob("*.expected.json")
	if len(names) < 6 {
		t.Fatalf("%d expected reports, want at least six", len(names))
	}
	for _, name := range names {
		base := strings.TrimSuffix(name, ".expected.json")
		want, article := expected(t, name)
		got, err := a.Analyze(context.Background(), article)
		if err != nil {
			t.Fatal(err)
		}
		text := differences(article.Text, want, got, totals)
		golden(t, base+".differences", text)
	}
	for _, layer := range layers {
		f1 := totals[layer.name].f1()
		t.Logf("%-13s F1 %5.1f  expected %d, found %d, matched %d", layer.name, f1,
			totals[layer.name].expected, totals[layer.name].found, totals[layer.name].matched)
		if f1 < floors[layer.name] {
			t.Errorf("%s: F1 %.1f is under the floor of %.1f", layer.name, f1, floors[layer.name])
		}
	}
}

func expected(t *testing.T, name string) (*report.Report, analyze.Article) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var rep report.Report
	if err := json.Unmarshal(b, &rep); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	text, err := os.ReadFile(rep.ID)
	if err != nil {
		t.Fatal(err)
	}
	return &rep, analyze.Article{ID: rep.ID, Name: rep.ID, Text: string(text)}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != strings.ReplaceAll(string(want), "\r\n", "\n") {
		t.Errorf("%s no longer lists what differs (rewrite with: go test ./samples -update):\n%s", name, got)
	}
}

// A finding is a mark in the form in which it is compared and listed.
type finding struct {
	start int
	label string
	spans [][]report.Passage // the spans that must agree
}

var layers = []struct {
	name  string
	list  func(*report.Report) []finding
	agree func(a, b finding) bool
}{
	{"attributions", attributions, func(a, b finding) bool {
		return overlap(a.spans[0], b.spans[0]) > 0 && overlap(a.spans[1], b.spans[1]) >= 0.5
	}},
	{"speculation", speculation, func(a, b finding) bool { return overlap(a.spans[0], b.spans[0]) > 0 }},
	{"actors", actors, func(a, b finding) bool { return sameName(a.label, b.label) }},
	{"consequences", consequences, func(a, b finding) bool {
		return overlap(a.spans[0], b.spans[0]) > 0 && overlap(a.spans[1], b.spans[1]) > 0
	}},
}

func attributions(r *report.Report) (out []finding) {
	for _, t := range r.Attributions {
		out = append(out, finding{start(t.Cue, t.Content),
			fmt.Sprintf("%s | %s | %s", words(t.Source), words(t.Cue), words(t.Content)),
			[][]report.Passage{t.Cue, t.Content}})
	}
	return out
}

func speculation(r *report.Report) (out []finding) {
	for _, s := range r.Speculation {
		p := []report.Passage{s.Span}
		out = append(out, finding{s.Span.Start, words(p) + " (" + string(s.Kind) + ")", [][]report.Passage{p}})
	}
	return out
}

func actors(r *report.Report) (out []finding) {
	for _, a := range r.Actors {
		at := 0
		if len(a.Mentions) > 0 {
			at = a.Mentions[0].Start
		}
		out = append(out, finding{at, a.Name, nil})
	}
	return out
}

func consequences(r *report.Report) (out []finding) {
	for _, c := range r.Consequences {
		out = append(out, finding{start(c.Cause, c.Effect),
			fmt.Sprintf("%s → %s (%s)", words(c.Cause), words(c.Effect), words(c.Marker)),
			[][]report.Passage{c.Cause, c.Effect}})
	}
	return out
}

// differences lists what was expected and not found, and the reverse.
func differences(text string, want, got *report.Report, totals map[string]tally) string {
	var b strings.Builder
	for _, layer := range layers {
		w, g := layer.list(want), layer.list(got)
		missing, extra := unmatched(w, g, layer.agree)
		sum := totals[layer.name]
		sum.expected += len(w)
		sum.found += len(g)
		sum.matched += len(w) - len(missing)
		totals[layer.name] = sum
		fmt.Fprintf(&b, "%s: %d expected, %d of them found, %d more found\n", layer.name, len(w), len(w)-len(missing), len(extra))
		type line struct {
			sign string
			finding
		}
		var lines []line
		for _, f := range missing {
			lines = append(lines, line{"missing", f})
		}
		for _, f := range extra {
			lines = append(lines, line{"extra  ", f})
		}
		slices.SortStableFunc(lines, func(a, b line) int { return a.start - b.start })
		for _, l := range lines {
			fmt.Fprintf(&b, "  %s line %d: %s\n", l.sign, 1+strings.Count(text[:l.start], "\n"), l.label)
		}
	}
	return b.String()
}

// unmatched pairs each expected finding with the first free one that agrees.
func unmatched(want, got []finding, agree func(a, b finding) bool) (missing, extra []finding) {
	used := make([]bool, len(got))
	for _, w := range want {
		i := slices.IndexFunc(got, func(g finding) bool { return agree(w, g) })
		for i >= 0 && used[i] {
			next := slices.IndexFunc(got[i+1:], func(g finding) bool { return agree(w, g) })
			if next < 0 {
				i = -1
				break
			}
			i += 1 + next
		}
		if i < 0 {
			missing = append(missing, w)
			continue
		}
		used[i] = true
	}
	for i, g := range got {
		if !used[i] {
			extra = append(extra, g)
		}
	}
	return missing, extra
}

// overlap is intersection over union in bytes.
func overlap(a, b []report.Passage) float64 {
	in := map[int]int{}
	for k, ps := range [][]report.Passage{a, b} {
		for _, p := range ps {
			for i := p.Start; i < p.End; i++ {
				in[i] |= 1 << k
			}
		}
	}
	both := 0
	for _, v := range in {
		if v == 3 {
			both++
		}
	}
	if len(in) == 0 {
		return 0
	}
	return float64(both) / float64(len(in))
}

func sameName(a, b string) bool {
	a, b = " "+strings.ToLower(a)+" ", " "+strings.ToLower(b)+" "
	return strings.Contains(a, b) || strings.Contains(b, a)
}

func start(lists ...[]report.Passage) int {
	at := -1
	for _, ps := range lists {
		for _, p := range ps {
			if at < 0 || p.Start < at {
				at = p.Start
			}
		}
	}
	return max(at, 0)
}

func words(ps []report.Passage) string {
	var out []string
	for _, p := range ps {
		out = append(out, strings.Join(strings.Fields(p.Text), " "))
	}
	return strings.Join(out, " … ")
}
