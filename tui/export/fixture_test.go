package export

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

// article has characters of two to four bytes before and inside its claims, a
// quotation in two pieces, and claims inside claims.
const article = `🌊 Café talks stall

By Åsa Lind

Critics say the plan 🤝 could lead to higher fees. The mayor, Ines Falk, denied that any fee had been agreed.

“We have signed nothing,” she said, “and we never will.” Falk's party doubts it.
`

// finder finds passages of a text by their words.
type finder struct {
	t      *testing.T
	source string
}

// at is the n-th passage, counted from 1, that reads words.
func (f finder) at(words string, n int) report.Passage {
	f.t.Helper()
	from := 0
	for ; ; n-- {
		i := strings.Index(f.source[from:], words)
		if i < 0 {
			f.t.Fatalf("%q is not in the text", words)
		}
		from += i
		if n == 1 {
			return report.Cut(f.source, text.Span{Start: from, End: from + len(words)})
		}
		from += len(words)
	}
}

func (f finder) first(words ...string) []report.Passage {
	out := []report.Passage{}
	for _, w := range words {
		out = append(out, f.at(w, 1))
	}
	return out
}

func ptr[T any](v T) *T { return &v }

// fixture is a review of article: every layer, every verdict, a claim and a note
// of the reader's own, lost and moved ones, corrections of every kind.
func fixture(t *testing.T) *review.Review {
	f := finder{t, article}
	rep := &report.Report{Schema: report.Schema, ID: "cafe.txt", Language: "en",
		Source: report.Source{Name: "cafe.txt", Format: "text", Bytes: len(article), SHA256: strings.Repeat("0", 64), URL: ptr("https://example.org/cafe?a=1&b=2")},
		Title:  ptr("🌊 Café talks stall"), Byline: ptr("By Åsa Lind"),
		Sentences: []report.SentenceSpan{},
		Attributions: []report.Attribution{
			{ID: "t1", Source: f.first("Critics"), Cue: f.first("say"), Content: f.first("the plan 🤝 could lead to higher fees"),
				Class: report.Statement, Quote: report.Indirect, SourceKind: report.SourceUnnamed, Actor: ptr("a2"), Confidence: 0.9},
			{ID: "t2", Source: f.first("The mayor, Ines Falk"), Cue: f.first("denied"), Content: f.first("that any fee had been agreed"),
				Class: report.Statement, Quote: report.Indirect, SourceKind: report.SourceNamed, Actor: ptr("a1"), Confidence: 0.8},
			{ID: "t3", Source: []report.Passage{f.at("she", 1)}, Cue: f.first("said"), Content: f.first("“We have signed nothing,”", "“and we never will.”"),
				Class: report.Statement, Quote: report.Direct, SourceKind: report.SourceNamed, Actor: ptr("a1"), Confidence: 0.95},
			{ID: "t4", Source: f.first("Falk's party"), Cue: f.first("doubts"), Content: f.first("it."),
				Class: report.Belief, Quote: report.Indirect, SourceKind: report.SourceNamed, Actor: ptr("a3"), Confidence: 0.4},
		},
		Speculation: []report.Speculation{
			{ID: "s1", Span: f.at("Critics", 1), Kind: report.Weasel, Strength: report.Medium, Scope: []report.Passage{}, Attribution: ptr("t1"), Confidence: 0.7},
			{ID: "s2", Span: f.at("could", 1), Kind: report.Modal, Strength: report.Medium, Scope: f.first("lead to higher fees"), Attribution: ptr("t1"), Confidence: 0.9},
		},
		Actors: []report.Actor{
			{ID: "a1", Name: "Ines Falk", Kind: report.Person, Role: ptr("mayor"), Aliases: []string{"Falk"}, Attributions: []string{"t2", "t3"},
				Mentions: []report.Mention{{Passage: f.at("Ines Falk", 1), Form: report.Name}, {Passage: f.at("she", 1), Form: report.Pronoun}, {Passage: f.at("Falk", 2), Form: report.Name}}},
			{ID: "a2", Name: "Critics", Kind: report.Unnamed, Aliases: []string{}, Attributions: []string{"t1"},
				Mentions: []report.Mention{{Passage: f.at("Critics", 1), Form: report.Nominal}}},
			{ID: "a3", Name: "Falk's party", Kind: report.Organisation, Aliases: []string{}, Attributions: []string{"t4"},
				Mentions: []report.Mention{{Passage: f.at("Falk's party", 1), Form: report.Nominal}}},
		},
		Consequences: []report.Consequence{
			{ID: "c1", Cause: f.first("the plan"), Marker: f.first("could lead to"), Effect: f.first("higher fees"), Certainty: report.Possible,
				ClaimedBy: ptr("t1"), Actor: ptr("a2"), Follows: []string{}, Confidence: 0.8},
		},
	}
	report.Link(rep)
	day := time.Date(2026, 3, 4, 10, 20, 30, 400, time.UTC)
	r := &review.Review{Reviewer: "Jo", Report: rep, Source: article, Updated: day.Add(time.Hour)}
	own := f.first("any")[0]
	r.Claims = append(review.Claims(rep, article), review.Claim{ID: "own1", Layer: review.Speculation, Own: true,
		Spans: []text.Span{own.Span()}, Exact: own.Text, Tags: []string{"weasel", "strong"}})
	slices.SortStableFunc(r.Claims, func(a, b review.Claim) int { return a.Spans[0].Start - b.Spans[0].Start })
	for id, verdict := range map[string]review.Verdict{"t1": review.NeedsSource, "s1": review.Supported, "c1": review.Disputed,
		"t2": review.Supported, "t3": "half 100% right_", "t4": review.NotAClaim} {
		c := r.Claim(id)
		c.Verdict, c.Decided = verdict, day
	}
	t1, c1 := r.Claim("t1"), r.Claim("c1")
	t1.Note, t1.Tags = "Who?\nAsk the 🏛 council: 50%.", []string{"ask", "two words"}
	c1.Note, c1.Moved, c1.Was = "=1+1", true, "a plan would lead to fees"
	r.Claims = append(r.Claims, review.Claim{ID: "own2", Layer: review.Consequence, Own: true, Lost: true,
		Spans: []text.Span{{Start: 900, End: 905}, {Start: 950, End: 955}}, Exact: "rains … flood",
		Quotes:  []review.Quote{{Exact: "rains", Prefix: "when it ", Suffix: ", the"}, {Exact: "flood", Prefix: "streets may "}},
		Verdict: review.Supported, Decided: day, Note: "was there"})
	r.Notes = []review.Note{
		{ID: "n1", Span: f.at("🌊 Café", 1).Span(), Exact: "🌊 Café", Text: "Nice title", Tags: []string{"style"}, Made: day},
		{ID: "n2", Span: text.Span{Start: 7, End: 12}, Exact: "gone!", Text: "of the old text", Lost: true, Made: day,
			Quote: &review.Quote{Exact: "gone!", Prefix: "It is "}},
	}
	r.Corrections = []review.ActorCorrection{
		{Kind: review.Rename, Actor: "a1", Name: "Inés Falk"},
		{Kind: review.Rekind, Actor: "a3", As: report.Group},
		{Kind: review.Drop, Actor: "a2"},
	}
	return r
}

// hostile is a review that tries to be markup, a script, a formula and a command
// to a terminal wherever it can.
func hostile(t *testing.T) *review.Review {
	const evil = "<script>alert(1)</script>"
	src := evil + ` <img src=x onerror=alert(2)> [click](javascript:alert(3)) "quoted" & \x1b` + "\x1b[31m\u202e\u0085 =cmd|'/C calc'!A1\n\n" +
		`</span></style></script><!-- ]]> {{.}} ${x} ` + "`code` *bold* | table ![i](http://evil.example/x.png) http://evil.example www.evil.example a@evil.example\r\n"
	f := finder{t, src}
	rep := &report.Report{Schema: report.Schema, ID: evil, Source: report.Source{Name: "\"><svg onload=alert(4)>\x1b]0;x\a", Format: "text", URL: ptr("javascript:alert(5)")},
		Title: ptr(evil), Byline: ptr("=HYPERLINK(\"http://evil.example\")"), Published: ptr("<b>now"), Language: "en",
		Attributions: []report.Attribution{{ID: "t1\" onclick=\"alert(6)", Source: f.first(evil), Cue: f.first("[click](javascript:alert(3))"), Content: f.first("</span></style></script><!-- ]]>"),
			Class: report.Statement, Quote: report.Indirect, SourceKind: report.SourceNamed, Actor: ptr("a'1<")}},
		Speculation:  []report.Speculation{{ID: "s1", Span: f.at("\x1b[31m\u202e\u0085", 1), Kind: report.Modal, Strength: report.Weak, Scope: []report.Passage{}}},
		Actors:       []report.Actor{{ID: "a'1<", Name: "-2+3 " + evil, Kind: report.Person, Role: ptr("@SUM(1)"), Aliases: []string{"|"}, Mentions: []report.Mention{{Passage: f.at(evil, 1), Form: report.Name}}}},
		Consequences: []report.Consequence{{ID: "c1", Cause: f.first("=cmd|'/C calc'!A1"), Marker: f.first("`code`"), Effect: f.first("*bold* | table ![i](http://evil.example/x.png)"), Certainty: report.Asserted}},
	}
	day := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return &review.Review{Reviewer: evil, Report: rep, Source: src, Updated: day,
		Claims: []review.Claim{
			{ID: "t1\" onclick=\"alert(6)", Layer: review.Attribution, Spans: []text.Span{f.at(evil, 1).Span()}, Verdict: "<i>\"'\x1b", Note: "\t=1+1\n# head\n- item\n1. one\n<b>\r\n\x1b[0m", Tags: []string{"<u>", "a\nb"}, Decided: day},
			{ID: "c1", Layer: review.Consequence, Spans: []text.Span{f.at("`code`", 1).Span()}, Verdict: review.Disputed, Note: "</script><script>alert(7)</script>", Decided: day},
		},
		Notes:       []review.Note{{ID: "n<1>", Span: f.at("{{.}}", 1).Span(), Text: "[x]: http://evil.example\n\n    code", Made: day}},
		Corrections: []review.ActorCorrection{{Kind: review.Rename, Actor: "a'1<", Name: "+1 <script>alert(8)</script>"}},
	}
}
