package export

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/piprate/json-gold/ld"

	"ascribe/analyze/report"
	"ascribe/tui/review"
)

// annotationMeaning is what http://www.w3.org/ns/anno.jsonld makes of every term, as the
// recommendations give it: the vocabulary (https://www.w3.org/TR/annotation-vocab/,
// appendix A) and the model. Against the published file it has the same entries, no
// more and no fewer.
func annotationMeaning() map[string]any {
	context := map[string]any{
		"oa": "http://www.w3.org/ns/oa#", "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/",
		"dctypes": "http://purl.org/dc/dcmitype/", "foaf": "http://xmlns.com/foaf/0.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
		"rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#",
		"skos": "http://www.w3.org/2004/02/skos/core#", "owl": "http://www.w3.org/2002/07/owl#",
		"iana": "http://www.iana.org/assignments/relation/",
		"as":   "http://www.w3.org/ns/activitystreams#", "schema": "http://schema.org/",
		"id":    map[string]any{"@type": "@id", "@id": "@id"},
		"type":  map[string]any{"@type": "@id", "@id": "@type"},
		"items": map[string]any{"@type": "@id", "@id": "as:items", "@container": "@list"},
	}
	for _, group := range []struct {
		coerced string // "" for plain text and for classes
		terms   string // TERM=MEANING; without a meaning it is the term in oa
	}{
		{"", "Annotation TextualBody ResourceSelection SpecificResource FragmentSelector CssSelector XPathSelector TextQuoteSelector"},
		{"", "TextPositionSelector DataPositionSelector SvgSelector RangeSelector TimeState HttpRequestState Choice Motivation"},
		{"", "Dataset=dctypes:Dataset Image=dctypes:StillImage Video=dctypes:MovingImage Audio=dctypes:Sound Text=dctypes:Text"},
		{"", "CssStylesheet=oa:CssStyle Person=foaf:Person Software=as:Application Audience=schema:Audience"},
		{"", "Organization=foaf:Organization AnnotationCollection=as:OrderedCollection AnnotationPage=as:OrderedCollectionPage"},
		{"", "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning"},
		{"", "replying reviewing tagging auto=oa:autoDirection ltr=oa:ltrDirection rtl=oa:rtlDirection"},
		{"@id", "body=oa:hasBody target=oa:hasTarget source=oa:hasSource selector=oa:hasSelector state=oa:hasState scope=oa:hasScope refinedBy"},
		{"@id", "startSelector=oa:hasStartSelector endSelector=oa:hasEndSelector renderedVia cached=oa:cachedSource conformsTo=dcterms:conformsTo"},
		{"@id", "creator=dcterms:creator generator=as:generator rights=dcterms:rights homepage=foaf:homepage via canonical stylesheet=oa:styledBy"},
		{"@id", "partOf=as:partOf first=as:first last=as:last next=as:next prev=as:prev audience=schema:audience"},
		{"@vocab", "motivation=oa:motivatedBy purpose=oa:hasPurpose textDirection"},
		{"", "accessibility=schema:accessibilityFeature bodyValue format=dc:format language=dc:language processingLanguage value=rdf:value"},
		{"", "exact prefix suffix styleClass name=foaf:name email=foaf:mbox email_sha1=foaf:mbox_sha1sum nickname=foaf:nick label=rdfs:label"},
		{"xsd:dateTime", "created=dcterms:created modified=dcterms:modified generated=dcterms:issued sourceDate sourceDateStart sourceDateEnd"},
		{"xsd:nonNegativeInteger", "start end total=as:totalItems startIndex=as:startIndex"},
	} {
		for _, t := range strings.Fields(group.terms) {
			term, meaning, ok := strings.Cut(t, "=")
			if !ok {
				meaning = "oa:" + term
			}
			context[term] = meaning
			if group.coerced != "" {
				context[term] = map[string]any{"@id": meaning, "@type": group.coerced}
			}
		}
	}
	return context
}

// contexts has the contexts of the documents, and nothing else of the web.
type contexts map[string]map[string]any

func (c contexts) LoadDocument(address string) (*ld.RemoteDocument, error) {
	context, ok := c[address]
	if !ok {
		return nil, fmt.Errorf("%s is not the context", address)
	}
	return &ld.RemoteDocument{DocumentURL: address, Document: map[string]any{"@context": context}}, nil
}

// processed is what a JSON-LD processor makes of a document: the triples in it, by
// their predicates. It refuses terms without a meaning.
func processed(t *testing.T, doc any, c contexts) map[string][]string {
	t.Helper()
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader, options.SafeMode = c, true
	p := ld.NewJsonLdProcessor()
	if _, err := p.Expand(doc, options); err != nil {
		t.Fatalf("it does not expand: %v", err)
	}
	data, err := p.ToRDF(doc, options)
	if err != nil {
		t.Fatalf("it has no triples: %v", err)
	}
	out := map[string][]string{}
	for _, q := range data.(*ld.RDFDataset).Graphs["@default"] {
		name := q.Predicate.GetValue()
		out[name] = append(out[name], q.Object.GetValue())
	}
	return out
}

// The annotations mean in RDF what they should, no term of theirs is without a
// meaning, and a processor that expands and compacts them gives back the same
// document.
func TestAnnotationsAreLinkedData(t *testing.T) {
	c := contexts{annotationContext: annotationMeaning()}
	for name, r := range map[string]*review.Review{"fixture": fixture(t), "hostile": hostile(t)} {
		text := written(t, r, Annotations)
		var doc any
		if err := json.Unmarshal([]byte(text), &doc); err != nil {
			t.Fatal(err)
		}
		triples := processed(t, doc, c)
		_, _, list, err := annotations([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		motivations, targets, bodies, annotated := 0, 0, 0, 0
		for _, a := range list {
			motivations, targets, bodies = motivations+len(a.Motivation), targets+len(a.Target), bodies+len(a.Body)
		}
		for _, kind := range triples["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"] {
			if kind == "http://www.w3.org/ns/oa#Annotation" {
				annotated++
			}
		}
		const oa = "http://www.w3.org/ns/oa#"
		if got := []int{annotated, len(triples[oa+"motivatedBy"]), len(triples[oa+"hasTarget"]), len(triples[oa+"hasBody"])}; !slices.Equal(got,
			[]int{len(list), motivations, targets, bodies}) {
			t.Errorf("%s: annotations, motivations, targets and bodies are %v of %v", name, got, []int{len(list), motivations, targets, bodies})
		}
		for _, m := range triples[oa+"motivatedBy"] {
			if !strings.HasPrefix(m, oa) {
				t.Errorf("%s: %s is no motivation", name, m)
			}
		}
		options := ld.NewJsonLdOptions("")
		options.DocumentLoader = c
		again, err := ld.NewJsonLdProcessor().Compact(doc, annotationContext, options)
		if err != nil {
			t.Fatal(err)
		}
		compacted, err := json.Marshal(again)
		if err != nil {
			t.Fatal(err)
		}
		var back any
		if err := json.Unmarshal(compacted, &back); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, doc) {
			t.Errorf("%s: expanded and compacted it is\n%.3000s", name, compacted)
		}
		// What another program gives back in its own order is read without loss.
		here, err1 := ReadAnnotations(strings.NewReader(text), r.Source)
		there, err2 := ReadAnnotations(strings.NewReader(string(compacted)), r.Source)
		if err1 != nil || err2 != nil || !reflect.DeepEqual(here, there) {
			t.Errorf("%s: read back it is another review: %v, %v", name, err1, err2)
		}
	}
}

func TestUnknownTermsAreSeen(t *testing.T) {
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader, options.SafeMode = contexts{annotationContext: annotationMeaning()}, true
	doc := map[string]any{"@context": annotationContext, "id": "https://example.org/1", "type": "Annotation", "verdict": "supported"}
	if _, err := ld.NewJsonLdProcessor().Expand(doc, options); err == nil {
		t.Error("a term that the context does not have goes through")
	}
}

// claimReviewTerms are the properties that schema.org gives the types of a
// ClaimReview, of those that are written; those marked with ! have to be there.
// What schema.org leaves open is what search engines ask for.
var claimReviewTerms = map[string]string{
	"ClaimReview": "claimReviewed! reviewRating! itemReviewed! author datePublished reviewBody keywords url",
	"Claim":       "text! appearance! author about",
	"Rating":      "alternateName! ratingValue bestRating worstRating",
	"NewsArticle": "headline! author datePublished url",
	"Person":      "name!", "Organization": "name!", "Country": "name!", "Place": "name!", "Thing": "name!",
}

func TestClaimReviewIsSchemaOrg(t *testing.T) {
	for name, r := range map[string]*review.Review{"fixture": fixture(t), "hostile": hostile(t), "flood": judgedFlood(t)} {
		var doc map[string]any
		if err := json.Unmarshal([]byte(written(t, r, ClaimReview)), &doc); err != nil {
			t.Fatal(err)
		}
		graph, _ := doc["@graph"].([]any)
		if len(graph) == 0 || doc["@context"] != "https://schema.org" {
			t.Errorf("%s: %d reviews in the context %v", name, len(graph), doc["@context"])
		}
		for _, n := range graph {
			if node, ok := n.(map[string]any); !ok || node["@type"] != "ClaimReview" {
				t.Errorf("%s: %v is no ClaimReview", name, n)
			}
			schemaOrg(t, name, n)
		}
		triples := processed(t, doc, contexts{"https://schema.org": {"@vocab": "https://schema.org/"}})
		if n := len(triples["https://schema.org/claimReviewed"]); n != len(graph) {
			t.Errorf("%s: %d of %d claims are reviewed", name, n, len(graph))
		}
	}
}

// judgedFlood is a review of flood in which every consequence has a verdict.
func judgedFlood(t *testing.T) *review.Review {
	r := &review.Review{Source: flood, Report: floodReport(t)}
	r.Claims = review.Claims(r.Report, flood)
	for _, id := range []string{"c1", "c2", "c3"} {
		r.Claim(id).Verdict = review.Disputed
	}
	return r
}

// What a claim is about is of the type of its actor: a place is no organisation.
func TestClaimReviewTellsKinds(t *testing.T) {
	r := judgedFlood(t)
	r.Corrections = []review.ActorCorrection{{Kind: review.Rekind, Actor: "a4", As: report.Country}}
	type about struct {
		Type string `json:"@type"`
		Name string
	}
	var doc struct {
		Graph []struct {
			Reviewed struct{ About []about } `json:"itemReviewed"`
		} `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(written(t, r, ClaimReview)), &doc); err != nil {
		t.Fatal(err)
	}
	var got []about
	for _, n := range doc.Graph {
		got = append(got, n.Reviewed.About...)
	}
	if want := []about{{"Place", "Norvik"}, {"Person", "Holm"}, {"Country", "Norvik Water"}, {"Person", "Holm"}}; !slices.Equal(got, want) {
		t.Errorf("about %v, want %v", got, want)
	}
}

// schemaOrg checks a node and those in it.
func schemaOrg(t *testing.T, where string, v any) {
	if list, ok := v.([]any); ok {
		for _, v := range list {
			schemaOrg(t, where, v)
		}
	}
	node, ok := v.(map[string]any)
	if !ok {
		return
	}
	kind, _ := node["@type"].(string)
	terms := strings.Fields(claimReviewTerms[kind])
	if len(terms) == 0 {
		t.Errorf("%s: the type %q is not known", where, kind)
	}
	for _, term := range terms {
		if must, ok := strings.CutSuffix(term, "!"); ok && (node[must] == nil || node[must] == "") {
			t.Errorf("%s: a %s without %s", where, kind, must)
		}
	}
	for key, value := range node {
		if !strings.HasPrefix(key, "@") && !slices.Contains(terms, key) && !slices.Contains(terms, key+"!") {
			t.Errorf("%s: a %s has no %s", where, kind, key)
		}
		if s, ok := value.(string); ok && key == "datePublished" && kind == "ClaimReview" {
			if _, err := time.Parse(time.RFC3339, s); err != nil {
				t.Errorf("%s: %v", where, err)
			}
		}
		schemaOrg(t, where+"."+key, value)
	}
	if value, ok := node["ratingValue"].(float64); ok {
		best, _ := node["bestRating"].(float64)
		worst, _ := node["worstRating"].(float64)
		if value < worst || value > best {
			t.Errorf("%s: %v is not from %v to %v", where, value, worst, best)
		}
	}
}

func TestVerdictNames(t *testing.T) {
	for in, want := range map[review.Verdict]string{"": "", "supported": "Supported", "übertrieben": "Übertrieben", "2 sources": "2 sources"} {
		if got := verdictName(in); got != want || !utf8.ValidString(got) {
			t.Errorf("%q is called %q, want %q", in, got, want)
		}
	}
}
