package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func written(t *testing.T, r *review.Review, f Format) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, f); err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, k := range Formats() {
		t.Run(string(k.Format), func(t *testing.T) {
			got := written(t, fixture(t), k.Format)
			name := filepath.Join("testdata", "review."+string(k.Format)+".golden")
			if *update {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs from what is written now:\n%s", name, firstDifference(got, string(want)))
			}
		})
	}
}

func TestReadmeNamesTheFormats(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "\n## Exports\n")
	section, _, _ = strings.Cut(section, "\n## ")
	for _, k := range Formats() {
		if !strings.Contains(section, "\n| `"+string(k.Format)+"` | ") {
			t.Errorf("README.md does not tell of the format %s", k.Format)
		}
	}
	if n := strings.Count(section, "\n| `"); n != len(Formats()) {
		t.Errorf("README.md tells of %d formats, there are %d", n, len(Formats()))
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return "got  " + a[i] + "\nwant " + strings.Join(b[min(i, len(b)):min(i+1, len(b))], "")
		}
	}
	return "got ends early"
}

// Nothing that a terminal could obey leaves, whatever the article says.
func TestHarmless(t *testing.T) {
	for _, k := range Formats() {
		for name, r := range map[string]*review.Review{"hostile": hostile(t), "fixture": fixture(t)} {
			got := written(t, r, k.Format)
			if !utf8.ValidString(got) {
				t.Errorf("%s of %s is not UTF-8", k.Format, name)
			}
			for i, c := range got {
				if c < 0x20 && c != '\n' && c != '\t' && (c != '\r' || k.Format != CSV) || c >= 0x7f && c < 0xa0 {
					t.Errorf("%s of %s has %U at %d: %q", k.Format, name, c, i, got[max(0, i-30):min(len(got), i+30)])
					break
				}
			}
		}
	}
}

func TestActorCorrectionsShow(t *testing.T) {
	for _, k := range Formats() {
		got := written(t, fixture(t), k.Format)
		if k.Format != ClaimReview && !strings.Contains(got, "Inés Falk") {
			t.Errorf("%s does not have the actor's new name", k.Format)
		}
		if k.Format == ClaimReview && !strings.Contains(got, `"name": "Inés Falk"`) {
			t.Errorf("%s does not name the claimant anew", k.Format)
		}
	}
}

func TestSpansThatDoNotFit(t *testing.T) {
	inCharacter := strings.Index(article, "é") + 1
	tests := map[string]func(*review.Review){
		"behind the end":       func(r *review.Review) { r.Report.Attributions[0].Cue[0].End = len(article) + 1 },
		"before the beginning": func(r *review.Review) { r.Report.Speculation[0].Span.Start = -1 },
		"backwards":            func(r *review.Review) { r.Report.Consequences[0].Effect[0].End = 0 },
		"other words":          func(r *review.Review) { r.Report.Actors[0].Mentions[0].Text = "Someone" },
		"inside a character":   func(r *review.Review) { r.Notes[0].Span = text.Span{Start: inCharacter, End: inCharacter + 3} },
		"of a claim":           func(r *review.Review) { r.Claim("own1").Spans = []text.Span{{Start: 5, End: 1 << 40}} },
		"not UTF-8":            func(r *review.Review) { r.Source = "\xff" + r.Source[1:] },
	}
	for name, spoil := range tests {
		for _, k := range Formats() {
			r := fixture(t)
			spoil(r)
			var b bytes.Buffer
			if err := Write(&b, r, k.Format); !errors.Is(err, ErrSpan) || b.Len() > 0 {
				t.Errorf("%s as %s: error %v after %d bytes, want ErrSpan and nothing written", name, k.Format, err, b.Len())
			}
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, fixture(t), "pdf"); err == nil {
		t.Error("an unknown format is written")
	}
	if err := Write(&b, &review.Review{}, CSV); err == nil {
		t.Error("a review without a report is written")
	}
	r := fixture(t)
	r.Claims[1].ID = "t1"
	if err := Write(&b, r, CSV); err == nil {
		t.Error("two claims of one name are written")
	}
}

func TestUnreviewed(t *testing.T) {
	rep := fixture(t).Report
	for _, k := range Formats() {
		if got := written(t, Unreviewed(rep, article), k.Format); got == "" {
			t.Errorf("%s of a report is empty", k.Format)
		}
	}
	rep.Text = ptr(article)
	if r := Unreviewed(rep, "\xff"); r.Source != article {
		t.Error("the repaired text is not taken")
	}
}

func TestPoints(t *testing.T) {
	long := strings.Repeat("aé🌊中", 100)
	for _, s := range []string{"", "a", "🌊", article, long} {
		p := newPoints(s)
		n := 0
		for b := range s {
			if got := p.of(b); got != n {
				t.Fatalf("byte %d of %.10q is code point %d, want %d", b, s, got, n)
			}
			if got, ok := p.bytes(n); !ok || got != b {
				t.Fatalf("code point %d of %.10q is byte %d, want %d", n, s, got, b)
			}
			n++
		}
		if got, ok := p.bytes(n); !ok || got != len(s) || p.of(len(s)) != n {
			t.Errorf("the end of %.10q is byte %d, code point %d", s, got, p.of(len(s)))
		}
		if _, ok := p.bytes(n + 1); ok {
			t.Errorf("%.10q has a code point behind its end", s)
		}
	}
}

func TestCSV(t *testing.T) {
	for name, r := range map[string]*review.Review{"fixture": fixture(t), "hostile": hostile(t)} {
		got := written(t, r, CSV)
		rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if len(row) != len(columns) {
				t.Errorf("%s: a row has %d cells, want %d", name, len(row), len(columns))
			}
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Errorf("%s: a spreadsheet computes %q", name, cell)
				}
			}
		}
		if lines := strings.SplitAfter(got, "\r\n"); len(lines) < len(rows) || lines[len(lines)-1] != "" {
			t.Errorf("%s: %d rows on %d lines that end in CRLF", name, len(rows), len(lines)-1)
		}
	}
	if got := written(t, fixture(t), CSV); !strings.Contains(got, ",'=1+1,") {
		t.Errorf("a note that is a formula is not marked as text:\n%s", got)
	}
}

func TestJSON(t *testing.T) {
	r := fixture(t)
	var back struct {
		Schema string
		Report report.Report
		Review review.Review
	}
	if err := json.Unmarshal([]byte(written(t, r, JSON)), &back); err != nil {
		t.Fatal(err)
	}
	if back.Schema != ReviewSchema || !reflect.DeepEqual(back.Review.Claims, r.Claims) || !reflect.DeepEqual(back.Review.Notes, r.Notes) {
		t.Errorf("claims and notes came back as\n%+v\n%+v", back.Review.Claims, back.Review.Notes)
	}
	if back.Review.Source != article || back.Review.Report != nil {
		t.Error("the text is not with the review, or the report twice")
	}
	if back.Report.Actors[0].Name != "Inés Falk" {
		t.Errorf("the actor is called %q", back.Report.Actors[0].Name)
	}
}

func TestJSONRoundTrip(t *testing.T) {
	for name, r := range map[string]*review.Review{"fixture": fixture(t), "hostile": hostile(t)} {
		got, err := ReadJSON(strings.NewReader(written(t, r, JSON)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := *r
		want.Report = review.Apply(r.Report, r.Corrections)
		if !reflect.DeepEqual(got, &want) {
			t.Errorf("%s: got\n%+v\nwant\n%+v", name, got, &want)
		}
		if again := written(t, got, CSV); again == "" {
			t.Errorf("%s: what was read cannot be written", name)
		}
	}
	whole := written(t, fixture(t), JSON)
	ownSpans := regexp.MustCompile(`(?s)("own": true,.*?)"spans": \[.*?\]`)
	for name, in := range map[string]string{
		"nothing": "", "a report": `{"schema": "ascribe.report/1"}`, "no review": `{"schema": "ascribe.review/1", "review": null}`,
		"no report": `{"schema": "ascribe.review/1", "review": {}}`, "a newer one": strings.Replace(whole, ReviewSchema, "ascribe.review/2", 1),
		"other spans": strings.Replace(whole, `"start": `, `"start": 9`, 1), "cut off": whole[:len(whole)-40],
		"a claim of nothing": ownSpans.ReplaceAllString(whole, `$1"spans": null`),
	} {
		if _, err := ReadJSON(strings.NewReader(in)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

func TestClaimReview(t *testing.T) {
	var doc struct {
		Graph []struct {
			Type   string `json:"@type"`
			Review string `json:"claimReviewed"`
			Rating struct {
				Name  string `json:"alternateName"`
				Value *int   `json:"ratingValue"`
			} `json:"reviewRating"`
		} `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(written(t, fixture(t), ClaimReview)), &doc); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, n := range doc.Graph {
		got[n.Review] = n.Rating.Name
		if (n.Rating.Name == "Supported" || n.Rating.Name == "Disputed") != (n.Rating.Value != nil) {
			t.Errorf("%s has the number %v", n.Rating.Name, n.Rating.Value)
		}
	}
	want := map[string]string{"the plan 🤝 could lead to higher fees": "Needs source", "that any fee had been agreed": "Supported",
		"the plan → higher fees": "Disputed", "“We have signed nothing,” … “and we never will.”": "Half 100% right_", "rains … flood": "Supported"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := written(t, hostile(t), ClaimReview); strings.Contains(got, `"url"`) {
		t.Errorf("an address that runs is an address:\n%s", got)
	}
}

func TestGold(t *testing.T) {
	line := written(t, fixture(t), Gold)
	if strings.Count(line, "\n") != 1 {
		t.Errorf("gold has %d lines, want 1", strings.Count(line, "\n"))
	}
	var g goldArticle
	if err := json.Unmarshal([]byte(line), &g); err != nil {
		t.Fatal(err)
	}
	ids := []string{}
	for _, a := range g.Attributions {
		ids = append(ids, a.ID)
	}
	if !slices.Equal(ids, []string{"t1", "t2", "t3"}) {
		t.Errorf("attributions %v; what is not a claim goes, the rest stays", ids)
	}
	if len(g.Speculation) != 3 || g.Speculation[2].Kind != report.Weasel || g.Speculation[2].Strength != report.Strong {
		t.Errorf("speculation %v, want the reader's own marker last, of the kind of its tag", g.Speculation)
	}
	if len(g.Actors) != 2 || g.Attributions[0].Actor != nil {
		t.Errorf("actors %v, want the dropped one gone", g.Actors)
	}
	if g.Reviewed[review.Speculation] != [2]int{1, 3} {
		t.Errorf("reviewed %v", g.Reviewed)
	}
}

// The scorer of the annotated corpus takes what is written.
func TestGoldScores(t *testing.T) {
	score, err := filepath.Abs("../../../shared/tools/score.py")
	if err != nil {
		t.Fatal(err)
	}
	python, errPython := exec.LookPath("python3")
	if _, err := os.Stat(score); err != nil || errPython != nil {
		t.Skip("there is no scorer beside the repository")
	}
	r := fixture(t)
	dir := t.TempDir()
	gold, reports := filepath.Join(dir, "gold.jsonl"), filepath.Join(dir, "reports.ndjson")
	data, err := Encode(r.Report, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile(gold, []byte(written(t, r, Gold)), 0o600), os.WriteFile(reports, data, 0o600)); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, score, gold, reports).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"articles 1 missing 0", "attribution whole                P  75.0  R 100.0", "speculation marker+kind          P 100.0  R  66.7", "consequences                     P 100.0  R 100.0"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the scorer does not say %q:\n%s", want, out)
		}
	}
}
