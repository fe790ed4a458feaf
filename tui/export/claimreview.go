package export

import (
	"bufio"
	"cmp"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/report"
	"ascribe/tui/review"
)

// node is a node of schema.org JSON-LD.
type node map[string]any

// writeClaimReview writes a schema.org ClaimReview for every statement and every
// consequence that the reader judged. "Supported" and "disputed" are the ends of
// a scale from 5 to 1; other verdicts are words without a number, for they do not
// say how true a claim is. What is not a claim has no review.
func writeClaimReview(w *bufio.Writer, s *sheet) error {
	graph := []node{}
	article := s.article()
	for _, it := range append(s.items[:len(s.items):len(s.items)], s.lost...) {
		if it.reviewed() && it.Verdict != review.NotAClaim && it.Layer != review.Speculation {
			graph = append(graph, s.claimReview(it, article))
		}
	}
	return writeEncoded(w, node{"@context": "https://schema.org", "@graph": graph}, true)
}

func (s *sheet) claimReview(it item, article node) node {
	claimed := s.claimed(it)
	claim := node{"@type": "Claim", "text": claimed, "appearance": article}
	if by := s.claimer(it); by != nil {
		claim["author"] = by
	}
	if about := s.about(it); len(about) > 0 {
		claim["about"] = about
	}
	rating := node{"@type": "Rating", "alternateName": verdictName(it.Verdict)}
	switch it.Verdict {
	case review.Supported:
		rating["ratingValue"], rating["bestRating"], rating["worstRating"] = 5, 5, 1
	case review.Disputed:
		rating["ratingValue"], rating["bestRating"], rating["worstRating"] = 1, 5, 1
	}
	n := node{"@type": "ClaimReview", "@id": s.iri() + "#" + url.PathEscape(it.ID), "claimReviewed": claimed,
		"itemReviewed": claim, "reviewRating": rating}
	if s.review.Reviewer != "" {
		n["author"] = node{"@type": "Person", "name": s.review.Reviewer}
	}
	if !it.Decided.IsZero() {
		n["datePublished"] = stamp(it.Decided)
	}
	if it.Note != "" {
		n["reviewBody"] = it.Note
	}
	if len(it.Tags) > 0 {
		n["keywords"] = it.Tags
	}
	if u := webAddress(s.report.Source.URL); u != "" {
		n["url"] = u
	}
	return n
}

// claimed is the claim as one sentence would have it: what is said, or that the
// cause brings the effect about.
func (s *sheet) claimed(it item) string {
	switch {
	case it.attribution != nil && len(it.attribution.Content) > 0:
		return flat(words(it.attribution.Content))
	case it.consequence != nil:
		c := it.consequence
		return flat(words(c.Cause) + " → " + words(c.Effect))
	}
	return flat(it.words(s.source))
}

// claimer is who makes the claim, where the article says so.
func (s *sheet) claimer(it item) node {
	var id *string
	name := ""
	switch {
	case it.attribution != nil:
		id, name = it.attribution.Actor, s.speaker(it.attribution)
	case it.consequence != nil:
		id, name = it.consequence.Actor, s.claimant(it.consequence)
	}
	if name == "" {
		return nil
	}
	kind := "Organization" // whoever speaks is one or a person
	if id != nil && s.actors[*id] != nil && s.actors[*id].Kind == report.Person {
		kind = "Person"
	}
	return node{"@type": kind, "name": flat(name)}
}

// about are the actors whom a consequence is about.
func (s *sheet) about(it item) (out []node) {
	if it.consequence == nil {
		return nil
	}
	for _, id := range it.consequence.About {
		a := s.actors[id]
		out = append(out, node{"@type": thing(a.Kind), "name": flat(a.Name)})
	}
	return out
}

// thing is the type of an actor whom a claim is about.
func thing(kind report.ActorKind) string {
	switch kind {
	case report.Person:
		return "Person"
	case report.Organisation, report.Media:
		return "Organization"
	case report.Country:
		return "Country"
	case report.Place:
		return "Place"
	}
	return "Thing"
}

// article describes where the claims appeared.
func (s *sheet) article() node {
	n := node{"@type": "NewsArticle", "@id": s.iri(), "headline": flat(cmp.Or(deref(s.report.Title), s.report.Source.Name, s.report.ID))}
	if s.report.Byline != nil {
		n["author"] = node{"@type": "Person", "name": flat(*s.report.Byline)}
	}
	if s.report.Published != nil {
		n["datePublished"] = flat(*s.report.Published)
	}
	if u := webAddress(s.report.Source.URL); u != "" {
		n["url"] = u
	}
	return n
}

// webAddress is an address of the web, and nothing that a browser would run.
func webAddress(s *string) string {
	if s == nil {
		return ""
	}
	u, err := url.Parse(*s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return u.String()
}

func verdictName(v review.Verdict) string {
	first, size := utf8.DecodeRuneInString(string(v))
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + string(v[size:])
}

// flat is s on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
