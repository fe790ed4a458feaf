package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
)

// annotationContext is what gives the keys of the Web Annotation Data Model
// (https://www.w3.org/TR/annotation-model/) their meaning.
const annotationContext = "http://www.w3.org/ns/anno.jsonld"

// annotationCollection is the whole document.
type annotationCollection struct {
	Context   string         `json:"@context"`
	ID        string         `json:"id"`
	Type      string         `json:"type"`
	Label     string         `json:"label,omitempty"`
	Creator   *agent         `json:"creator,omitempty"`
	Generator *agent         `json:"generator,omitempty"`
	Modified  string         `json:"modified,omitempty"`
	Total     int            `json:"total"`
	First     annotationPage `json:"first"`
}

type annotationPage struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

// annotation is one annotation. The reader takes its bodies and targets as one or
// as many, as objects or as the address of one.
type annotation struct {
	ID         string           `json:"id,omitempty"`
	Type       oneOrMore[word]  `json:"type,omitempty"`
	Motivation oneOrMore[word]  `json:"motivation,omitempty"`
	Created    string           `json:"created,omitempty"`
	Modified   string           `json:"modified,omitempty"`
	BodyValue  string           `json:"bodyValue,omitempty"`
	Body       oneOrMore[body]  `json:"body,omitempty"`
	Target     oneOrMore[place] `json:"target,omitempty"`
}

type agent struct {
	Type string `json:"type,omitempty"`
	Name string `json:"name,omitempty"`
}

// body is a text that says something of the target, or another annotation that it
// belongs with; purpose tells what for.
type body struct {
	ID      string          `json:"id,omitempty"`
	Type    oneOrMore[word] `json:"type,omitempty"`
	Purpose oneOrMore[word] `json:"purpose,omitempty"`
	Format  string          `json:"format,omitempty"`
	Value   string          `json:"value,omitempty"`
	Source  address         `json:"source,omitempty"`
	Class   oneOrMore[word] `json:"styleClass,omitempty"`
}

// place is a segment of the article.
type place struct {
	ID       string              `json:"id,omitempty"`
	Type     oneOrMore[word]     `json:"type,omitempty"`
	Source   address             `json:"source,omitempty"`
	Class    oneOrMore[word]     `json:"styleClass,omitempty"`
	State    *state              `json:"state,omitempty"`
	Selector oneOrMore[selector] `json:"selector,omitempty"`
}

type state struct {
	Type       string `json:"type,omitempty"`
	SourceDate string `json:"sourceDate,omitempty"`
}

type selector struct {
	Type   string `json:"type"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// Types of selectors.
const (
	byPosition = "TextPositionSelector"
	byQuote    = "TextQuoteSelector"
	byBytes    = "DataPositionSelector"
)

// Style classes of targets that are no part of a finding.
const (
	classClaim = "claim" // the whole range of a finding
	classLost  = "lost"  // in a text that is not this one
)

// Style classes of bodies that link an actor with a claim, on both of them.
const (
	linkSays   = "says"
	linkClaims = "claims"
	linkAbout  = "about" // of a consequence, in whose cause or effect the actor is
)

// What a classifying body can say besides layers, kinds and degrees.
const (
	saysOwn   = "own"
	saysMoved = "moved"
	saysLost  = "lost"
)

// Fragments of the identifiers of annotations.
const (
	claimFragment      = "claim/"
	noteFragment       = "note/"
	actorFragment      = "actor/"
	correctionFragment = "correction/"
)

// oneOrMore is a JSON value that stands alone when it is one, else in a list.
type oneOrMore[T any] []T

func (l oneOrMore[T]) MarshalJSON() ([]byte, error) {
	if len(l) == 1 {
		return json.Marshal(l[0])
	}
	return json.Marshal([]T(l))
}

func (l *oneOrMore[T]) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte("[")) {
		return json.Unmarshal(data, (*[]T)(l))
	}
	if bytes.Equal(data, []byte("null")) {
		*l = nil
		return nil
	}
	var one T
	err := json.Unmarshal(data, &one)
	*l = oneOrMore[T]{one}
	return err
}

func (l oneOrMore[T]) first() (v T) {
	if len(l) > 0 {
		v = l[0]
	}
	return v
}

// word is a string; where an object stands instead, its identifier.
type word string

func (w *word) UnmarshalJSON(data []byte) error {
	var a address
	err := a.UnmarshalJSON(data)
	*w = word(a)
	return err
}

func words1(s ...word) oneOrMore[word] { return s }

func (l oneOrMore[T]) has(is func(T) bool) bool {
	for _, v := range l {
		if is(v) {
			return true
		}
	}
	return false
}

// address is the identifier of a resource, given alone or in an object.
type address string

func (a *address) UnmarshalJSON(data []byte) error {
	var s string
	if json.Unmarshal(data, &s) == nil {
		*a = address(s)
		return nil
	}
	var o struct {
		ID string `json:"id"`
	}
	err := json.Unmarshal(data, &o)
	*a = address(o.ID)
	return err
}

func (b *body) UnmarshalJSON(data []byte) error {
	type plain body // without this method
	if bytes.HasPrefix(data, []byte(`"`)) {
		return json.Unmarshal(data, &b.ID)
	}
	return json.Unmarshal(data, (*plain)(b))
}

func (p *place) UnmarshalJSON(data []byte) error {
	type plain place
	if bytes.HasPrefix(data, []byte(`"`)) {
		return json.Unmarshal(data, &p.ID)
	}
	return json.Unmarshal(data, (*plain)(p))
}

// annotations reads what holds annotations: a collection with its first page, a
// page, a list, or a single one.
func annotations(data []byte) (who string, modified string, list []annotation, err error) {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	if bytes.HasPrefix(data, []byte("[")) {
		err = json.Unmarshal(data, &list)
		return "", "", list, err
	}
	var doc struct {
		Type     oneOrMore[word] `json:"type"`
		Creator  json.RawMessage `json:"creator"`
		Modified string          `json:"modified"`
		First    json.RawMessage `json:"first"`
		Items    []annotation    `json:"items"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return "", "", nil, err
	}
	var by oneOrMore[agent]
	_ = json.Unmarshal(doc.Creator, &by) // the creator may be an address, and then has no name here
	switch is := func(t word) bool { return doc.Type.has(func(w word) bool { return w == t }) }; {
	case is("AnnotationCollection") && len(doc.First) > 0:
		var page annotationPage
		if json.Unmarshal(doc.First, &page) != nil {
			return "", "", nil, errors.New("the collection does not hold its first page")
		}
		return by.first().Name, doc.Modified, page.Items, nil
	case is("AnnotationCollection"), is("AnnotationPage"):
		return by.first().Name, doc.Modified, doc.Items, nil
	case is("Annotation"):
		var one annotation
		err := json.Unmarshal(data, &one)
		return "", "", []annotation{one}, err
	}
	return "", "", nil, errors.New("neither an AnnotationCollection nor an AnnotationPage nor an Annotation")
}

// textAddress names a text by its content (RFC 6920), so that whoever holds the
// text can tell that it is the one meant.
func textAddress(source string) string {
	sum := sha256.Sum256([]byte(source))
	return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(sum[:])
}
