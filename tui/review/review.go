// Package review holds what a reader decided about an article: verdicts on its
// claims, notes, claims of the reader's own and corrections of its actors.
//
// A Review is the state that follows from a Log, the reader's actions one after
// another: each can be undone, and what is on the screen is always what the log
// says. Carry brings a log over to an edited article, Apply brings corrections
// into a report, Agree compares two people's reviews. The package computes only:
// package store, below it, keeps logs in a database.
package review

import (
	"time"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Verdict is what a reader makes of a claim. Names other than these come from
// the reader's configuration.
type Verdict string

const (
	Supported   Verdict = "supported"
	Disputed    Verdict = "disputed"
	NeedsSource Verdict = "needs source"
	NotAClaim   Verdict = "not a claim" // the program was wrong
)

// Layer is the kind of a claim.
type Layer string

const (
	Attribution Layer = "attribution"
	Speculation Layer = "speculation"
	Consequence Layer = "consequence"
)

// Review is one reader's review of one article.
type Review struct {
	Reviewer    string            `json:"reviewer"`
	Report      *report.Report    `json:"report"` // the findings with the actors as corrected, without the reader's own claims
	Source      string            `json:"source"` // the text that spans count in
	Claims      []Claim           `json:"claims"` // in the order of the text
	Notes       []Note            `json:"notes"`  // on ranges of text that are no claim
	Corrections []ActorCorrection `json:"corrections"`
	Updated     time.Time         `json:"updated"`
}

// Claim is a finding or a reader's own claim with what the reader says of it.
// A claim that is gone from an edited article is Lost; its spans are then those
// of the text it was made in, and its quotes find it again should it come back.
type Claim struct {
	ID      string      `json:"id"` // of the finding in the report, or "own1", "own2" ...
	Layer   Layer       `json:"layer"`
	Own     bool        `json:"own"` // added by the reader
	Lost    bool        `json:"lost"`
	Moved   bool        `json:"moved"`         // found again in an edited article, at another place or among other words
	Was     string      `json:"was,omitempty"` // Exact when the verdict was given, where the words have been edited since
	Spans   []text.Span `json:"spans"`
	Exact   string      `json:"exact"`            // the text of Spans, parts joined by " … "
	Quotes  []Quote     `json:"quotes,omitempty"` // of Spans, of a lost claim
	Verdict Verdict     `json:"verdict"`
	Note    string      `json:"note"`
	Tags    []string    `json:"tags"`
	Decided time.Time   `json:"decided"` // zero while there is no verdict
}

// Touched reports whether the reader said anything of the claim.
func (c *Claim) Touched() bool {
	return c.Own || c.Lost || c.Verdict != "" || c.Note != "" || len(c.Tags) > 0
}

// Open reports whether the claim waits for a verdict: it has none, or the words
// it was given on have changed.
func (c *Claim) Open() bool { return !c.Lost && (c.Verdict == "" || c.Was != "") }

// Note is a reader's remark on a range of text.
type Note struct {
	ID    string    `json:"id"`
	Span  text.Span `json:"span"`
	Exact string    `json:"exact"`
	Quote *Quote    `json:"quote,omitempty"` // of a lost note
	Text  string    `json:"text"`
	Tags  []string  `json:"tags"`
	Lost  bool      `json:"lost"`
	Moved bool      `json:"moved"`
	Made  time.Time `json:"made"`
}

// ActorCorrection is one change of the list of actors.
type ActorCorrection struct {
	Kind     CorrectionKind   `json:"kind"`
	Actor    string           `json:"actor"`              // id in the report
	Into     string           `json:"into,omitempty"`     // merge: the actor that remains
	Name     string           `json:"name,omitempty"`     // rename, split: the new name
	As       report.ActorKind `json:"as,omitempty"`       // kind: the right one
	Mentions []text.Span      `json:"mentions,omitempty"` // split: those that leave
	Called   string           `json:"called,omitempty"`   // the name of Actor before it; set in a Review, not in a Log
	Joined   string           `json:"joined,omitempty"`   // merge: that of Into
}

// CorrectionKind is what an ActorCorrection does.
type CorrectionKind string

const (
	Merge  CorrectionKind = "merge"
	Split  CorrectionKind = "split"
	Rename CorrectionKind = "rename"
	Rekind CorrectionKind = "kind"
	Drop   CorrectionKind = "drop"
)
