package export

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"ascribe/analyze/text"
	"ascribe/tui/review"
)

// annotationTerms are the keys, types and motivations that the context at
// http://www.w3.org/ns/anno.jsonld defines, of those that an annotation of text
// can need. A key that it does not define has no meaning and is lost.
var annotationTerms = struct{ keys, types, motivations []string }{
	keys: []string{"@context", "id", "type", "body", "target", "source", "selector", "state", "scope", "refinedBy", "creator", "generator",
		"rights", "homepage", "via", "canonical", "stylesheet", "items", "partOf", "first", "last", "next", "prev", "audience",
		"motivation", "purpose", "textDirection", "accessibility", "bodyValue", "format", "language", "processingLanguage", "value",
		"exact", "prefix", "suffix", "styleClass", "name", "email", "nickname", "label", "created", "modified", "generated", "sourceDate",
		"start", "end", "total", "startIndex"},
	types: []string{"Annotation", "Dataset", "Text", "TextualBody", "SpecificResource", "FragmentSelector", "TextQuoteSelector",
		"TextPositionSelector", "DataPositionSelector", "TimeState", "CssStylesheet", "Choice", "Person", "Software", "Organization",
		"AnnotationCollection", "AnnotationPage"},
	motivations: []string{"assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
		"identifying", "linking", "moderating", "questioning", "replying", "tagging"},
}

func TestAnnotationVocabulary(t *testing.T) {
	for name, r := range map[string]*review.Review{"fixture": fixture(t), "hostile": hostile(t)} {
		var doc any
		if err := json.Unmarshal([]byte(written(t, r, Annotations)), &doc); err != nil {
			t.Fatal(err)
		}
		used := map[string]bool{}
		vocabulary(t, name, doc, used)
		for _, want := range []string{"highlighting", "commenting", "assessing", "TextPositionSelector", "TextQuoteSelector"} {
			if name == "fixture" && !used[want] {
				t.Errorf("%s is not used", want)
			}
		}
	}
}

// vocabulary checks the keys, types and motivations of a value.
func vocabulary(t *testing.T, where string, v any, used map[string]bool) {
	terms := func(v any, known []string, what string) {
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		for _, one := range list {
			if s, ok := one.(string); !ok || !slices.Contains(known, s) {
				t.Errorf("%s: %v is no %s of the vocabulary", where, one, what)
			} else {
				used[s] = true
			}
		}
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			vocabulary(t, where, one, used)
		}
	case map[string]any:
		for key, value := range v {
			switch {
			case !slices.Contains(annotationTerms.keys, key):
				t.Errorf("%s: the key %q is not in the context", where, key)
			case key == "@context":
				if value != "http://www.w3.org/ns/anno.jsonld" {
					t.Errorf("%s: context %v", where, value)
				}
			case key == "type":
				terms(value, annotationTerms.types, "type")
			case key == "motivation" || key == "purpose":
				terms(value, annotationTerms.motivations, "motivation")
			default:
				vocabulary(t, where+"."+key, value, used)
			}
		}
		required(t, where, v)
	}
}

// required are the properties that the model says a thing must have.
func required(t *testing.T, where string, v map[string]any) {
	for kind, keys := range map[string][]string{
		"Annotation": {"id", "target"}, "TextualBody": {"value"}, "SpecificResource": {"source"}, "TextQuoteSelector": {"exact"},
		"TextPositionSelector": {"start", "end"}, "DataPositionSelector": {"start", "end"},
		"AnnotationCollection": {"id", "first", "total"}, "AnnotationPage": {"id", "items"},
	} {
		for _, key := range keys {
			if _, ok := v[key]; v["type"] == kind && !ok {
				t.Errorf("%s: %s without %s", where, kind, key)
			}
		}
	}
}

func TestAnnotationsRoundTrip(t *testing.T) {
	for name, r := range map[string]*review.Review{"fixture": fixture(t), "hostile": hostile(t)} {
		got, err := ReadAnnotations(strings.NewReader(written(t, r, Annotations)), r.Source)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := *r
		want.Report = nil
		if name == "hostile" { // what has no claim in the review comes back as one nobody looked at
			got.Claims = slices.DeleteFunc(got.Claims, func(c review.Claim) bool { return c.ID == "s1" })
			for i := range want.Claims {
				want.Claims[i].Exact = review.Exact(r.Source, want.Claims[i].Spans)
			}
			want.Notes[0].Exact = "{{.}}"
		}
		if got.Reviewer != want.Reviewer || !got.Updated.Equal(want.Updated) {
			t.Errorf("%s: reviewer %q at %v", name, got.Reviewer, got.Updated)
		}
		same(t, name+": claims", got.Claims, want.Claims)
		same(t, name+": notes", got.Notes, want.Notes)
		same(t, name+": corrections", got.Corrections, want.Corrections)
	}
}

func same[T any](t *testing.T, what string, got, want []T) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d, want %d", what, len(got), len(want))
		return
	}
	for i := range got {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("%s %d:\ngot  %+v\nwant %+v", what, i, got[i], want[i])
		}
	}
}

// Positions count code points of the text, and each comes with a quotation that
// reads the same, so that a program in any language finds the place.
func TestAnnotationSelectors(t *testing.T) {
	_, _, all, err := annotations([]byte(written(t, fixture(t), Annotations)))
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(article)
	seen := 0
	for _, a := range all {
		for _, target := range a.Target {
			if len(target.Selector) != 2 || target.Selector[0].Type != byPosition {
				continue
			}
			at, quote := target.Selector[0], target.Selector[1]
			if got := string(runes[*at.Start:*at.End]); got != quote.Exact {
				t.Errorf("%s: %q stands at [%d,%d), the quotation is %q", a.ID, got, *at.Start, *at.End, quote.Exact)
			}
			if !strings.HasSuffix(string(runes[:*at.Start]), quote.Prefix) || !strings.HasPrefix(string(runes[*at.End:]), quote.Suffix) ||
				utf8.RuneCountInString(quote.Prefix) > contextPoints || utf8.RuneCountInString(quote.Suffix) > contextPoints {
				t.Errorf("%s: %q … %q are not around %q", a.ID, quote.Prefix, quote.Suffix, quote.Exact)
			}
			seen++
		}
	}
	if seen < 20 {
		t.Errorf("%d targets only", seen)
	}
}

func TestAnnotationsOfAnEditedText(t *testing.T) {
	edited := "A new line comes first.\n\n" + strings.Replace(article, "denied", "flatly denied", 1)
	edited = strings.Replace(edited, "doubts", "welcomes", 1)
	got, err := ReadAnnotations(strings.NewReader(written(t, fixture(t), Annotations)), edited)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range got.Claims {
		switch c.ID {
		case "t4", "own2":
			if !c.Lost {
				t.Errorf("%s is found in a text without it", c.ID)
			}
		default:
			if c.Lost || review.Exact(edited, c.Spans) != c.Exact {
				t.Errorf("%s is lost or elsewhere: %+v", c.ID, c)
			}
		}
	}
	if n := got.Notes[0]; n.Lost || edited[n.Span.Start:n.Span.End] != "🌊 Café" {
		t.Errorf("the note is elsewhere: %+v", n)
	}
}

func TestForeignAnnotations(t *testing.T) {
	const foreign = `{"@context": "http://www.w3.org/ns/anno.jsonld", "type": ["Annotation"], "id": "https://example.org/1",
		"created": "2026-01-02T03:04:05Z", "creator": "https://example.org/me", "body": [
			{"type": "TextualBody", "value": "Says who?"}, {"type": "TextualBody", "purpose": "tagging", "value": "check"}, "https://example.org/source"],
		"target": {"source": {"id": "https://example.org/a"}, "selector": {"type": "TextQuoteSelector", "exact": "Falk", "suffix": "'s"}}}`
	for _, in := range []string{foreign, "[" + foreign + "]", `{"type": "AnnotationPage", "items": [` + foreign + `]}`,
		`{"type": "AnnotationCollection", "creator": "https://example.org/me", "first": {"type": "AnnotationPage", "items": [` + foreign + `]}}`} {
		got, err := ReadAnnotations(strings.NewReader(in), article)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.LastIndex(article, "Falk")
		if len(got.Notes) != 1 || got.Notes[0].Span != (text.Span{Start: at, End: at + 4}) || got.Notes[0].Text != "Says who?\nhttps://example.org/source" ||
			!slices.Equal(got.Notes[0].Tags, []string{"check"}) || got.Notes[0].Made.IsZero() {
			t.Errorf("%+v", got.Notes)
		}
	}
}

func TestReadAnnotationsRefuses(t *testing.T) {
	whole := written(t, fixture(t), Annotations)
	for name, in := range map[string]string{
		"nothing": "", "no JSON": "T1\tSource 0 1\tx", "another thing": `{"type": "Person"}`, "page elsewhere": `{"type": "AnnotationCollection", "first": "https://example.org/1"}`,
		"cut off":        whole[:len(whole)/2],
		"one name twice": strings.Replace(whole, "claim/t2", "claim/t1", 1),
		"no layer":       strings.Replace(whole, `"value": "attribution"`, `"value": "opinion"`, 1),
	} {
		if _, err := ReadAnnotations(strings.NewReader(in), article); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

func FuzzReadAnnotations(f *testing.F) {
	t := &testing.T{}
	var b strings.Builder
	for _, r := range []*review.Review{fixture(t), hostile(t)} {
		b.Reset()
		if err := Write(&b, r, Annotations); err != nil {
			f.Fatal(err)
		}
		f.Add(b.String())
	}
	f.Add(`[{"target": [{"selector": [{"type": "TextPositionSelector", "start": -1, "end": 99999999999}]}]}]`)
	f.Fuzz(func(t *testing.T, in string) {
		r, err := ReadAnnotations(strings.NewReader(in), article)
		if err != nil {
			return
		}
		inside(t, r)
	})
}

// inside checks that what is not lost lies in the text and says so.
func inside(t *testing.T, r *review.Review) {
	s := &sheet{source: r.Source}
	for _, c := range r.Claims {
		for _, span := range c.Spans {
			if err := s.checkSpan(c.ID, span); err != nil && !c.Lost {
				t.Error(err)
			}
		}
	}
	for _, n := range r.Notes {
		if err := s.checkSpan(n.ID, n.Span); err != nil && !n.Lost {
			t.Error(err)
		}
	}
}
