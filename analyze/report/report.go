// Package report holds the findings about one article in the form that every
// interface shares: the reader, the JSON output, the batch command, the library.
// Its JSON form is schema "ascribe.report/1"; fields are added, never renamed.
package report

import "ascribe/analyze/text"

// Schema names the JSON form of Report.
const Schema = "ascribe.report/1"

// Passage is a byte span into the article with the text that stands there.
type Passage struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Span is the passage without its text.
func (p Passage) Span() text.Span { return text.Span{Start: p.Start, End: p.End} }

// Cut makes the passage of source at s.
func Cut(source string, s text.Span) Passage {
	return Passage{Start: s.Start, End: s.End, Text: source[s.Start:s.End]}
}

// CutAll makes the passages of source at spans; never nil.
func CutAll(source string, spans []text.Span) []Passage {
	out := make([]Passage, 0, len(spans))
	for _, s := range spans {
		out = append(out, Cut(source, s))
	}
	return out
}

// Why tells what found a mark: the name of the rule or model and the words
// that set it off.
type Why struct {
	By      string  `json:"by"`
	Trigger Passage `json:"trigger"`
	Note    string  `json:"note,omitempty"` // what decided, in a few words for the reader
}

// Class is what kind of handing over an attribution is.
type Class string

const (
	Statement Class = "statement"
	Belief    Class = "belief"
	Intention Class = "intention"
	Attitude  Class = "attitude"
	Decree    Class = "decree"
	Finding   Class = "finding"
)

// Quote tells how much of an attribution's content stands in quotation marks.
type Quote string

const (
	Direct   Quote = "direct"
	Mixed    Quote = "mixed"
	Indirect Quote = "indirect"
)

// SourceKind tells how a source is given.
type SourceKind string

const (
	SourceNamed    SourceKind = "named"
	SourceUnnamed  SourceKind = "unnamed"
	SourceDocument SourceKind = "document"
	SourceNone     SourceKind = "none"
)

// Attribution hands a statement, belief, intention, attitude, decree or finding
// to somebody other than the article's own voice (Newell, Margolin and Ruths,
// LREC 2018).
type Attribution struct {
	ID         string     `json:"id"`
	Source     []Passage  `json:"source"`
	Cue        []Passage  `json:"cue"`
	Content    []Passage  `json:"content"`
	Class      Class      `json:"class"`
	Quote      Quote      `json:"quote"`
	SourceKind SourceKind `json:"source_kind"`
	Actor      *string    `json:"actor"`  // the first of Actors
	Actors     []string   `json:"actors"` // of one that two share, both
	Nested     bool       `json:"nested"` // lies inside another attribution's content
	Confidence float64    `json:"confidence"`
	Why        Why        `json:"why"`
}

// SpeculationKind is the kind of a speculation marker.
type SpeculationKind string

const (
	Modal       SpeculationKind = "modal"
	Epistemic   SpeculationKind = "epistemic"
	Evidential  SpeculationKind = "evidential"
	Weasel      SpeculationKind = "weasel"
	Conditional SpeculationKind = "conditional"
)

// Strength tells how strongly a marker weakens what it marks.
type Strength string

const (
	Weak   Strength = "weak"
	Medium Strength = "medium"
	Strong Strength = "strong"
)

// Speculation is a word or phrase by which the text signals that something is
// not established.
type Speculation struct {
	ID          string          `json:"id"`
	Span        Passage         `json:"span"`
	Kind        SpeculationKind `json:"kind"`
	Strength    Strength        `json:"strength"`
	Scope       []Passage       `json:"scope"` // the words it weakens, when known
	Attribution *string         `json:"attribution"`
	Confidence  float64         `json:"confidence"`
	Why         Why             `json:"why"`
}

// ActorKind is the kind of an actor.
type ActorKind string

const (
	Person       ActorKind = "person"
	Organisation ActorKind = "organisation"
	Country      ActorKind = "country"
	Place        ActorKind = "place"
	Group        ActorKind = "group"
	Media        ActorKind = "media"
	Unnamed      ActorKind = "unnamed"
)

// Form is the form of a mention.
type Form string

const (
	Name      Form = "name"
	Adjective Form = "adjective"
	Nominal   Form = "nominal"
	Pronoun   Form = "pronoun"
)

// Mention is a place where an actor is named or referred to.
type Mention struct {
	Passage
	Form Form `json:"form"`
}

// Actor is anyone or anything the article lets act, speak or be acted on.
type Actor struct {
	ID                string    `json:"id"`
	Name              string    `json:"name"`
	Kind              ActorKind `json:"kind"`
	Role              *string   `json:"role"`
	Aliases           []string  `json:"aliases"`
	Mentions          []Mention `json:"mentions"`
	Attributions      []string  `json:"attributions"`
	Consequences      []string  `json:"consequences"`       // those it claims
	ConsequencesAbout []string  `json:"consequences_about"` // those whose cause or effect it is in
	Why               Why       `json:"why"`
}

// Certainty tells how surely a consequence is claimed.
type Certainty string

const (
	Asserted Certainty = "asserted"
	Likely   Certainty = "likely"
	Possible Certainty = "possible"
	Doubtful Certainty = "doubtful"
	Denied   Certainty = "denied"
)

// Consequence is a claim that one thing brings, brought, would or may bring
// about another.
type Consequence struct {
	ID            string    `json:"id"`
	Cause         []Passage `json:"cause"`
	Effect        []Passage `json:"effect"`
	Marker        []Passage `json:"marker"`
	CauseRefersTo *string   `json:"cause_refers_to"`
	Certainty     Certainty `json:"certainty"`
	ClaimedBy     *string   `json:"claimed_by"` // attribution; nil is the article's own voice
	Actor         *string   `json:"actor"`      // the first of Actors
	Actors        []string  `json:"actors"`     // those who claim it
	About         []string  `json:"about"`      // actors in its cause or effect
	Follows       []string  `json:"follows"`
	Confidence    float64   `json:"confidence"`
	Why           Why       `json:"why"`
}

// Source tells where the article came from.
type Source struct {
	Name   string  `json:"name"`
	Format string  `json:"format"`
	Bytes  int     `json:"bytes"`
	SHA256 string  `json:"sha256"` // of the article's bytes as they came, hexadecimal
	URL    *string `json:"url"`
}

// Profile sums an article up in numbers.
type Profile struct {
	Words                int     `json:"words"`
	Sentences            int     `json:"sentences"`
	AttributedSentences  int     `json:"attributed_sentences"`
	OwnVoiceSentences    int     `json:"own_voice_sentences"`
	SourcesNamed         int     `json:"sources_named"`
	SourcesUnnamed       int     `json:"sources_unnamed"`
	SpeculationPer1000   float64 `json:"speculation_per_1000_words"`
	Consequences         int     `json:"consequences"`
	ConsequencesHedged   int     `json:"consequences_hedged"`
	ConsequencesOwnVoice int     `json:"consequences_own_voice"`
}

// SentenceSpan is the place of a sentence.
type SentenceSpan struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Report is what was found in one article. Spans are byte offsets into the
// article's text: the input itself or, when it had to be repaired, Text.
type Report struct {
	Schema       string         `json:"schema"`
	ID           string         `json:"id"`
	Source       Source         `json:"source"`
	Title        *string        `json:"title"`
	Byline       *string        `json:"byline"`
	Published    *string        `json:"published"`
	Language     string         `json:"language"`
	Text         *string        `json:"text"` // nil when the spans count in the input as it came
	Sentences    []SentenceSpan `json:"sentences"`
	Attributions []Attribution  `json:"attributions"`
	Speculation  []Speculation  `json:"speculation"`
	Actors       []Actor        `json:"actors"`
	Consequences []Consequence  `json:"consequences"`
	Profile      Profile        `json:"profile"`
}
