package export

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

func TestBratRoundTrip(t *testing.T) {
	r := fixture(t)
	got, err := ReadBrat(strings.NewReader(written(t, r, Brat)), article)
	if err != nil {
		t.Fatal(err)
	}
	want := fixture(t)
	lost := func(c review.Claim) bool { return c.Lost }
	same(t, "claims", got.Claims, slices.DeleteFunc(want.Claims, lost))
	same(t, "notes", got.Notes, want.Notes[:1])
	for i, a := range got.Report.Attributions {
		w := want.Report.Attributions[slices.IndexFunc(want.Report.Attributions, func(x report.Attribution) bool { return x.ID == a.ID })]
		w.Confidence, w.Why = 0, report.Why{}
		if deref(w.Actor) == "a2" {
			w.Actor, w.Actors = nil, []string{} // dropped by a correction
		}
		same(t, "attribution", got.Report.Attributions[i:i+1], []report.Attribution{w})
	}
	names := []string{}
	for _, a := range got.Report.Actors {
		names = append(names, string(a.Kind)+" "+a.Name)
	}
	if !slices.Equal(names, []string{"person Inés Falk", "group Falk's party"}) {
		t.Errorf("actors %v", names)
	}
	// What came in can leave again, in any form.
	for _, k := range Formats() {
		if k.Format != ClaimReview {
			written(t, got, k.Format)
		}
	}
	if again := written(t, got, Brat); len(strings.Split(again, "\n")) < 40 {
		t.Errorf("little is left the second time:\n%s", again)
	}
}

func TestBratHostileRoundTrip(t *testing.T) {
	r := hostile(t)
	got, err := ReadBrat(strings.NewReader(written(t, r, Brat)), r.Source)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range r.Claims {
		i := slices.IndexFunc(got.Claims, func(c review.Claim) bool { return c.ID == want.ID })
		if i < 0 {
			t.Errorf("claim %q is gone", want.ID)
			continue
		}
		if c := got.Claims[i]; c.Verdict != want.Verdict || c.Note != want.Note || !slices.Equal(c.Tags, want.Tags) {
			t.Errorf("got %+v, want %+v", c, want)
		}
	}
}

// Offsets are code points, and a discontinuous content has all its pieces.
func TestBratOffsets(t *testing.T) {
	runes := []rune(article)
	pieces := 0
	for _, line := range strings.Split(written(t, fixture(t), Brat), "\n") {
		if !strings.HasPrefix(line, "T") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			t.Fatalf("%q has %d fields", line, len(fields))
		}
		_, places, _ := strings.Cut(fields[1], " ")
		var said []string
		e := &standoff{bound: map[string]entity{}}
		if err := e.entity("T", fields[1], fields[2], newPoints(article)); err != nil {
			t.Fatal(err)
		}
		for _, span := range e.bound["T"].spans {
			said = append(said, article[span.Start:span.End])
		}
		if strings.Join(said, " ") != fields[2] {
			t.Errorf("%q stands at %s", said, places)
		}
		pieces = max(pieces, len(said))
	}
	if pieces != 2 || len(runes) == len(article) {
		t.Errorf("no annotation in two pieces, or nothing to count")
	}
}

// An annotator drew a statement with a new speaker in two lines, a second mention,
// and something of a type of their own.
func TestBratOfOthers(t *testing.T) {
	source := "The old\nharbour master said no. He left."
	in := "T1\tSource 0 7;8 22\tThe old harbour master\nT2\tCue 23 27\tsaid\nT3\tContent 28 30\tno\n" +
		"R1\tHasSource Arg1:T2 Arg2:T1\nR2\tHasContent Arg1:T2 Arg2:T3\nT4\tPerson 8 22\tharbour master\nT5\tPerson 32 34\tHe\n*\tEquiv T4 T5\n" +
		"T6\tMove 35 39\tleft\n#1\tAnnotatorNotes T6\twhere to?\n#2\tAnnotatorNotes T1\twho?\nA1\tVerdict T2\nE1\tMove:T6\nN1\tReference T6 Wikidata:Q1\tleft\r\n"
	r, err := ReadBrat(strings.NewReader(in), source)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Report.Attributions) != 1 || words(r.Report.Attributions[0].Source) != "The old\nharbour master" || words(r.Report.Attributions[0].Content) != "no" {
		t.Errorf("attributions %+v", r.Report.Attributions)
	}
	if len(r.Report.Actors) != 1 || r.Report.Actors[0].Name != "harbour master" || len(r.Report.Actors[0].Mentions) != 2 {
		t.Errorf("actors %+v", r.Report.Actors)
	}
	if len(r.Claims) != 1 || r.Claims[0].Note != "who?" {
		t.Errorf("claims %+v", r.Claims)
	}
	if len(r.Notes) != 1 || r.Notes[0].Text != "where to?" || !slices.Equal(r.Notes[0].Tags, []string{"Move"}) || r.Notes[0].Span != (text.Span{Start: 35, End: 39}) {
		t.Errorf("notes %+v", r.Notes)
	}
	written(t, r, Gold)
}

func TestReadBratRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"behind the end": "T1\tCue 0 9999\tx", "backwards": "T1\tCue 5 2\tx", "negative": "T1\tCue -1 2\tx", "huge": "T1\tCue 0 99999999999999999999\tx",
		"no place": "T1\tCue\tx", "half a place": "T1\tCue 1\tx", "one name twice": "T1\tCue 0 1\nT1\tCue 1 2",
		"no standoff": "{}", "another text": "T1\tCue 0 6\tHello!", "short relation": "R1\tHasSource Arg1:T1", "not UTF-8": "T1\tCue 0 1\t\xff",
	} {
		if _, err := ReadBrat(strings.NewReader(in), article); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if _, err := ReadBrat(strings.NewReader("T1\tCue 0 9999\tx"), article); !errors.Is(err, ErrSpan) {
		t.Errorf("%v is not ErrSpan", err)
	}
}

func FuzzReadBrat(f *testing.F) {
	t := &testing.T{}
	var b strings.Builder
	if err := Write(&b, fixture(t), Brat); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Add("T1\tCue 0 1;0 1;5 5\nR1\tHasCue Arg1:T1 Arg2:T1\n*\tEquiv T1 T1 T2\n#1\tId T1\t%")
	f.Fuzz(func(t *testing.T, in string) {
		r, err := ReadBrat(strings.NewReader(in), article)
		if err != nil {
			return
		}
		inside(t, r)
		// What was read can be written.
		for _, format := range []Format{Brat, Gold, Annotations} {
			if err := Write(&strings.Builder{}, r, format); err != nil {
				t.Errorf("%s: %v", format, err)
			}
		}
	})
}
