package export

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
	"ascribe/tui/review/store"
)

const flood = `Ada Holm said the dam could flood Norvik.

Holm, she warned, would leave if Norvik Water raised fees. Bo Berg doubts that Holm caused the flood.
`

// floodReport is an analysis with links of all kinds: the two Holms may be one, and
// the second Holm may be two.
func floodReport(t *testing.T) *report.Report {
	f := finder{t, flood}
	actor := func(id, name string, kind report.ActorKind, at ...report.Passage) report.Actor {
		a := report.Actor{ID: id, Name: name, Kind: kind, Aliases: []string{name}}
		for _, p := range at {
			a.Mentions = append(a.Mentions, report.Mention{Passage: p, Form: report.Name})
		}
		return a
	}
	says := func(id, who, cue, actor string, content ...report.Passage) report.Attribution {
		return report.Attribution{ID: id, Source: f.first(who), Cue: f.first(cue), Content: content, Class: report.Statement, Quote: report.Indirect,
			SourceKind: report.SourceNamed, Actors: []string{actor}, Confidence: .9}
	}
	r := &report.Report{Schema: report.Schema, ID: "flood.txt", Language: "en", Sentences: []report.SentenceSpan{},
		Source: report.Source{Name: "flood.txt", Format: "text", Bytes: len(flood), SHA256: strings.Repeat("0", 64)},
		Attributions: []report.Attribution{
			says("t1", "Ada Holm", "said", "a1", f.first("the dam could flood Norvik")...),
			says("t2", "she", "warned", "a1", f.at("Holm", 2), f.at("would leave if Norvik Water raised fees", 1)),
			says("t3", "Bo Berg", "doubts", "a5", f.first("that Holm caused the flood")...),
		},
		Speculation: []report.Speculation{},
		Actors: []report.Actor{
			actor("a1", "Ada Holm", report.Person, f.at("Ada Holm", 1), f.at("she", 1)),
			actor("a2", "Holm", report.Person, f.at("Holm", 2), f.at("Holm", 3)),
			actor("a3", "Norvik", report.Place, f.at("Norvik", 1)),
			actor("a4", "Norvik Water", report.Organisation, f.at("Norvik Water", 1)),
			actor("a5", "Bo Berg", report.Person, f.at("Bo Berg", 1)),
		},
		Consequences: []report.Consequence{
			{ID: "c1", Cause: f.first("the dam"), Marker: f.first("could flood"), Effect: f.first("Norvik"), Certainty: report.Possible, ClaimedBy: ptr("t1"), Follows: []string{}},
			{ID: "c2", Cause: f.first("Norvik Water raised fees"), Marker: f.first("if"), Effect: []report.Passage{f.at("Holm", 2), f.at("would leave", 1)},
				Certainty: report.Likely, ClaimedBy: ptr("t2"), Follows: []string{}},
			{ID: "c3", Cause: []report.Passage{f.at("Holm", 3)}, Marker: f.first("caused"), Effect: f.first("the flood"), Certainty: report.Doubtful, ClaimedBy: ptr("t3"), Follows: []string{}},
		},
	}
	report.Link(r)
	return r
}

// correction is one of the five, or none, with what must be told after it.
type correction struct {
	name   string
	list   []review.ActorCorrection
	actors []string // kind, name, what each says, claims and is in
	said   string   // of the correction
}

func corrections(t *testing.T) []correction {
	f := finder{t, flood}
	const (
		ada    = "person Ada Holm: says t1 t2, claims c1 c2, is in"
		holm   = "person Holm: says, claims, is in c2 c3"
		norvik = "place Norvik: says, claims, is in c1"
		water  = "organisation Norvik Water: says, claims, is in c2"
		berg   = "person Bo Berg: says t3, claims c3, is in"
	)
	return []correction{
		{"none", nil, []string{ada, holm, norvik, water, berg}, ""},
		{"merge", []review.ActorCorrection{{Kind: review.Merge, Actor: "a2", Into: "a1"}},
			[]string{"person Ada Holm: says t1 t2, claims c1 c2, is in c2 c3", norvik, water, berg}, "Holm is the same as Ada Holm"},
		{"split", []review.ActorCorrection{{Kind: review.Split, Actor: "a2", Name: "Cy Holm", Mentions: []text.Span{f.at("Holm", 3).Span()}}},
			[]string{ada, "person Holm: says, claims, is in c2", "person Cy Holm: says, claims, is in c3", norvik, water, berg}, "1 mention of Holm belongs to Cy Holm"},
		{"rename", []review.ActorCorrection{{Kind: review.Rename, Actor: "a5", Name: "Bodil Berg"}},
			[]string{ada, holm, norvik, water, "person Bodil Berg: says t3, claims c3, is in"}, "Bo Berg is called Bodil Berg"},
		{"kind", []review.ActorCorrection{{Kind: review.Rekind, Actor: "a3", As: report.Country}},
			[]string{ada, holm, "country Norvik: says, claims, is in c1", water, berg}, "Norvik is of kind country"},
		{"not an actor", []review.ActorCorrection{{Kind: review.Drop, Actor: "a5"}},
			[]string{ada, holm, norvik, water}, "Bo Berg is no actor"},
	}
}

// told are the actors and their links as a format tells them; where it has no
// ids, of findings or of links, as much as it has.
var told = map[Format]func(t *testing.T, r *review.Review, out string) []string{
	JSON: func(t *testing.T, _ *review.Review, out string) []string {
		r, err := ReadJSON(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		return tellActors(r.Report)
	},
	Brat: func(t *testing.T, r *review.Review, out string) []string {
		got, err := ReadBrat(strings.NewReader(out), r.Source)
		if err != nil {
			t.Fatal(err)
		}
		return tellActors(got.Report)
	},
	Annotations: toldByAnnotations,
	CSV: func(t *testing.T, _ *review.Review, out string) (list []string) {
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		at := func(row []string, column string) string { return row[slices.Index(columns, column)] }
		for _, row := range rows {
			if at(row, "layer") == "actor" {
				list = append(list, tellActor(at(row, "kind"), at(row, "text"), listed(at(row, "says")), listed(at(row, "claims")), listed(at(row, "about"))))
			}
		}
		return list
	},
	Markdown: func(t *testing.T, _ *review.Review, out string) (list []string) {
		for _, row := range regexp.MustCompile(`(?m)^\| (.+) \| (\w+) \| .* \| \d+ \| (.*) \| (.*) \| (.*) \|$`).FindAllStringSubmatch(out, -1) {
			list = append(list, tellActor(row[2], row[1], listed(row[3]), listed(row[4]), listed(row[5])))
		}
		return list
	},
	HTML: toldByHTML,
	Gold: func(t *testing.T, _ *review.Review, out string) (list []string) {
		var g goldArticle
		if err := json.Unmarshal([]byte(out), &g); err != nil {
			t.Fatal(err)
		}
		for _, a := range g.Actors {
			list = append(list, fmt.Sprintf("%s %s %d", a.Kind, a.Name, len(a.Mentions)))
		}
		return list
	},
	ClaimReview: func(t *testing.T, _ *review.Review, out string) (list []string) {
		var doc struct {
			Graph []struct {
				Reviewed struct {
					Author *struct{ Name string }
					About  []struct{ Name string }
				} `json:"itemReviewed"`
			} `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(out), &doc); err != nil {
			t.Fatal(err)
		}
		for _, n := range doc.Graph {
			by := "nobody"
			if n.Reviewed.Author != nil {
				by = n.Reviewed.Author.Name
			}
			list = append(list, fmt.Sprintf("by %s of %v", by, n.Reviewed.About))
		}
		return list
	},
}

// listed are the ids in a cell.
func listed(cell string) []string { return strings.Fields(strings.ReplaceAll(cell, ",", "")) }

// tellActor tells of an actor in one line: "person Ada Holm: says t1 t2, claims c1, is in".
func tellActor(kind, name string, says, claims, about []string) string {
	told := kind + " " + name + ":"
	for _, part := range [][]string{append([]string{" says"}, says...), append([]string{", claims"}, claims...), append([]string{", is in"}, about...)} {
		told += strings.Join(part, " ")
	}
	return told
}

func tellActors(r *report.Report) (list []string) {
	for _, a := range r.Actors {
		list = append(list, tellActor(string(a.Kind), a.Name, a.Attributions, a.Consequences, a.ConsequencesAbout))
	}
	return list
}

// toldByAnnotations reads links from the actors, and checks that the claims lead back.
func toldByAnnotations(t *testing.T, _ *review.Review, out string) (list []string) {
	_, _, all, err := annotations([]byte(out))
	if err != nil {
		t.Fatal(err)
	}
	type link struct{ from, class, to string }
	links := map[link]bool{}
	for _, a := range all {
		to := map[word][]string{}
		value := map[word]string{}
		for _, b := range a.Body {
			value[b.Purpose.first()] = b.Value
			if b.Purpose.first() == "linking" {
				links[link{a.ID, string(b.Class.first()), string(b.Source)}] = true
				to[b.Class.first()] = append(to[b.Class.first()], string(b.Source[strings.LastIndex(string(b.Source), "/")+1:]))
			}
		}
		if strings.Contains(a.ID, "#"+actorFragment) {
			list = append(list, tellActor(value["classifying"], value["identifying"], to[linkSays], to[linkClaims], to[linkAbout]))
		}
	}
	for l := range links {
		if !links[link{l.to, l.class, l.from}] {
			t.Errorf("%s leads to %s, but not back", l.from, l.to)
		}
	}
	return list
}

// toldByHTML reads which cards are shown when an actor is chosen.
func toldByHTML(t *testing.T, r *review.Review, out string) (list []string) {
	s, err := newSheet(r)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string][]string{}
	for i, it := range s.items {
		card := regexp.MustCompile(fmt.Sprintf(`id="c%d"[^>]* data-actors="([^"]*)"`, i)).FindStringSubmatch(out)
		if card != nil {
			for _, key := range strings.Fields(card[1]) {
				shown[key] = append(shown[key], it.ID)
			}
		}
	}
	for _, a := range regexp.MustCompile(`data-actor="(\w+)"[^>]*><span class="name">(.*?)</span> <span class="quiet">(\w+) ·`).FindAllStringSubmatch(out, -1) {
		slices.Sort(shown[a[1]])
		list = append(list, strings.TrimSpace(a[3]+" "+html.UnescapeString(a[2])+": "+strings.Join(shown[a[1]], " ")))
	}
	return list
}

// wanted is what a format must tell of what there is to tell.
func wanted(f Format, r *report.Report, actors []string) (list []string) {
	switch f {
	case Gold:
		for _, a := range r.Actors {
			list = append(list, fmt.Sprintf("%s %s %d", a.Kind, a.Name, len(a.Mentions)))
		}
		return list
	case HTML:
		for i, a := range r.Actors {
			ids := slices.Concat(a.Attributions, a.Consequences, a.ConsequencesAbout)
			slices.Sort(ids)
			list = append(list, strings.TrimSpace(actors[i][:strings.Index(actors[i], ":")+1]+" "+strings.Join(slices.Compact(ids), " ")))
		}
		return list
	case ClaimReview: // of c3, which has a verdict
		name := map[string]string{}
		for _, a := range r.Actors {
			name[a.ID] = a.Name
		}
		c := r.Consequences[2]
		by, about := "Bo Berg", []string{} // the words of the source, when it is no actor
		if c.Actor != nil {
			by = name[*c.Actor]
		}
		for _, id := range c.About {
			about = append(about, "{"+name[id]+"}")
		}
		return []string{fmt.Sprintf("by %s of %v", by, about)}
	}
	return actors
}

// Each of the five corrections is in every format, with all links, and is so after
// the program ended and the review is read from the database again.
func TestEveryCorrectionInEveryFormat(t *testing.T) {
	day := time.Date(2026, 3, 4, 10, 20, 30, 0, time.UTC)
	for _, tt := range corrections(t) {
		file := filepath.Join(t.TempDir(), "reviews.db")
		article := store.Article{Name: "flood.txt", Path: "/desk/flood.txt", Text: flood, Report: floodReport(t)}
		now := reviewing(t, file, article, func(k *store.Keeper) {
			k.Do(review.Action{Kind: review.GiveVerdict, Claim: "c3", Verdict: review.Disputed, Made: day})
			for _, c := range tt.list {
				k.Do(review.Action{Kind: review.CorrectActor, Correction: &c, Made: day.Add(time.Minute)})
			}
		})
		again := reviewing(t, file, article, func(*store.Keeper) {})
		if got := tellActors(now.Report); !slices.Equal(got, tt.actors) {
			t.Errorf("%s: the actors are\n%s\nwant\n%s", tt.name, strings.Join(got, "\n"), strings.Join(tt.actors, "\n"))
		}
		if !reflect.DeepEqual(again.Corrections, now.Corrections) || !reflect.DeepEqual(again.Report, now.Report) {
			t.Errorf("%s: after a restart the review is another", tt.name)
		}
		for _, k := range Formats() {
			t.Run(tt.name+"/"+string(k.Format), func(t *testing.T) {
				out := written(t, now, k.Format)
				if written(t, again, k.Format) != out {
					t.Error("after a restart it is another")
				}
				if got, want := told[k.Format](t, now, out), wanted(k.Format, now.Report, tt.actors); !slices.Equal(got, want) {
					t.Errorf("told\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				// The corpus and ClaimReview have no place for how a list came about.
				if k.Format != Gold && k.Format != ClaimReview && k.Format != Brat && !strings.Contains(html.UnescapeString(out), tt.said) {
					t.Errorf("it does not say %q", tt.said)
				}
				if k.Format == Annotations {
					back, err := ReadAnnotations(strings.NewReader(out), flood)
					if err != nil || !slices.EqualFunc(back.Corrections, now.Corrections, func(a, b review.ActorCorrection) bool { return reflect.DeepEqual(a, b) }) {
						t.Errorf("read back: %+v, %v", back.Corrections, err)
					}
				}
			})
		}
	}
}

// reviewing opens the review of an article, does something in it and closes the
// database.
func reviewing(t *testing.T, file string, a store.Article, do func(*store.Keeper)) *review.Review {
	t.Helper()
	lazy := &store.Lazy{File: file}
	k := store.NewKeeper(lazy, a, "ada")
	if _, err := k.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	do(k)
	if _, err := k.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := lazy.Close(); err != nil {
		t.Fatal(err)
	}
	return k.Review()
}
