package review

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

func actorReport() *report.Report {
	p := func(i int) *string { s := []string{"a1", "a2", "a3"}[i]; return &s }
	at := func(start, end int) report.Mention {
		return report.Mention{Passage: report.Passage{Start: start, End: end, Text: "x"}}
	}
	t1, t2 := "t1", "t2"
	r := &report.Report{
		Actors: []report.Actor{
			{ID: "a1", Name: "Ada Holm", Kind: report.Person, Mentions: []report.Mention{at(0, 8), at(40, 44)}, Attributions: []string{"t1", "t3"}},
			{ID: "a2", Name: "Holm", Kind: report.Person, Aliases: []string{"Mrs Holm"}, Mentions: []report.Mention{at(20, 24)}, Attributions: []string{"t2"}},
			{ID: "a3", Name: "Norway", Kind: report.Place, Mentions: []report.Mention{at(60, 66)}},
		},
		Attributions: []report.Attribution{{ID: "t1", Actor: p(0), Source: []report.Passage{{Start: 0, End: 8}}},
			{ID: "t2", Actor: p(1), Source: []report.Passage{{Start: 20, End: 24}}},
			{ID: "t3", Actor: p(0), Source: []report.Passage{{Start: 40, End: 44}}}},
		Consequences: []report.Consequence{{ID: "c1", ClaimedBy: &t1, Actor: p(0)}, {ID: "c2", ClaimedBy: &t2, Actor: p(1)}},
	}
	report.Link(r)
	return r
}

func TestApply(t *testing.T) {
	names := func(r *report.Report) (out []string) {
		for _, a := range r.Actors {
			out = append(out, a.Name)
		}
		return out
	}
	actorOf := func(r *report.Report, t string) string {
		for _, a := range r.Attributions {
			if a.ID == t && a.Actor != nil {
				return *a.Actor
			}
		}
		return ""
	}
	merge := ActorCorrection{Kind: Merge, Actor: "a2", Into: "a1"}
	tests := []struct {
		name  string
		list  []ActorCorrection
		check func(*report.Report) bool
	}{
		{"merge", []ActorCorrection{merge}, func(r *report.Report) bool {
			a := r.Actors[0]
			return len(r.Actors) == 2 && len(a.Mentions) == 3 && a.Mentions[1].Start == 20 && slices.Contains(a.Aliases, "Holm") &&
				slices.Contains(a.Aliases, "Mrs Holm") && actorOf(r, "t2") == "a1" && *r.Consequences[1].Actor == "a1" &&
				slices.Equal(a.Attributions, []string{"t1", "t2", "t3"})
		}},
		{"what is said of a merged actor goes on", []ActorCorrection{merge, {Kind: Rename, Actor: "a2", Name: "Ada"}}, func(r *report.Report) bool {
			return slices.Equal(names(r), []string{"Ada", "Norway"}) && slices.Contains(r.Actors[0].Aliases, "Ada Holm")
		}},
		{"merge into itself", []ActorCorrection{merge, {Kind: Merge, Actor: "a1", Into: "a2"}}, func(r *report.Report) bool { return len(r.Actors) == 2 }},
		{"kind", []ActorCorrection{{Kind: Rekind, Actor: "a3", As: report.Country}}, func(r *report.Report) bool { return r.Actors[2].Kind == report.Country }},
		{"drop", []ActorCorrection{{Kind: Drop, Actor: "a1"}}, func(r *report.Report) bool {
			return slices.Equal(names(r), []string{"Holm", "Norway"}) && actorOf(r, "t1") == "" && r.Consequences[0].Actor == nil
		}},
		{"split", []ActorCorrection{{Kind: Split, Actor: "a1", Name: "Bo Holm", Mentions: []text.Span{{Start: 40, End: 44}}}}, func(r *report.Report) bool {
			return slices.Equal(names(r), []string{"Ada Holm", "Bo Holm", "Holm", "Norway"}) && actorOf(r, "t3") == r.Actors[1].ID &&
				actorOf(r, "t1") == "a1" && slices.Equal(r.Actors[1].Attributions, []string{"t3"}) && len(r.Actors[0].Mentions) == 1
		}},
		{"split of everything is none", []ActorCorrection{{Kind: Split, Actor: "a2", Name: "B", Mentions: []text.Span{{Start: 20, End: 24}}}},
			func(r *report.Report) bool { return len(r.Actors) == 3 }},
		{"nobody", []ActorCorrection{{Kind: Drop, Actor: "a9"}, {Kind: Merge, Actor: "a1", Into: "a9"}}, func(r *report.Report) bool { return len(r.Actors) == 3 }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := actorReport()
			got := Apply(r, tt.list)
			if !tt.check(got) {
				t.Errorf("corrected to %+v, %+v", got.Actors, got.Attributions)
			}
			if !reflect.DeepEqual(r, actorReport()) {
				t.Error("the report itself was changed")
			}
			if twice := Apply(got, tt.list); !reflect.DeepEqual(twice, got) {
				t.Errorf("applied twice it is %+v", twice.Actors)
			}
		})
	}
}

func verdicts(list ...Verdict) *Review {
	r := &Review{}
	for i, v := range list {
		r.Claims = append(r.Claims, Claim{ID: "t", Layer: Attribution, Spans: []text.Span{{Start: 10 * i, End: 10*i + 8}}, Verdict: v})
	}
	return r
}

func TestAgree(t *testing.T) {
	s, d := Supported, Disputed
	tests := []struct {
		name  string
		a, b  *Review
		both  int
		kappa float64
		apart int
	}{
		{"same", verdicts(s, d, s), verdicts(s, d, s), 3, 1, 0},
		{"all alike", verdicts(s, s), verdicts(s, s), 2, 1, 0},
		{"by chance", verdicts(s, s, d, d), verdicts(s, d, s, d), 4, 0, 2},
		// Cohen's table: 20 and 15 together, 5 and 10 apart, of 50.
		{"textbook", verdicts(many(s, 25, d, 25)...), verdicts(slices.Concat(many(s, 20, d, 5), many(s, 10, d, 15))...), 50, .4, 15},
		{"one only", verdicts(s, "", d), verdicts(s, d, ""), 1, 1, 2},
		{"nothing", verdicts("", ""), verdicts("", ""), 0, 0, 0},
		{"another claim", verdicts(s), verdicts(s, d), 1, 1, 1},
	}
	for _, tt := range tests {
		a := Agree(tt.a, tt.b)
		if a.Both != tt.both || math.Abs(a.Kappa-tt.kappa) > 1e-9 || len(a.Apart) != tt.apart {
			t.Errorf("%s: %d by both, kappa %v, %d apart", tt.name, a.Both, a.Kappa, len(a.Apart))
		}
	}
}

func many(a Verdict, n int, b Verdict, m int) []Verdict {
	return slices.Concat(slices.Repeat([]Verdict{a}, n), slices.Repeat([]Verdict{b}, m))
}
