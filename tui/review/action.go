package review

import (
	"fmt"
	"time"

	"ascribe/analyze/text"
)

// ActionKind is what an Action does.
type ActionKind string

const (
	GiveVerdict  ActionKind = "verdict"  // on Claim; an empty Verdict takes it back
	WriteNote    ActionKind = "note"     // Text on Claim or on the note Note; empty takes it back
	SetTags      ActionKind = "tags"     // Tags of Claim or Note
	AddClaim     ActionKind = "claim"    // Claim of Layer at Spans
	RemoveClaim  ActionKind = "unclaim"  // Claim, one of the reader's own or a lost one
	AddNote      ActionKind = "mark"     // Note at Spans saying Text
	RemoveNote   ActionKind = "unmark"   // Note
	CorrectActor ActionKind = "correct"  // Correction
	Withdraw     ActionKind = "withdraw" // the correction with the index At
)

// Action is one thing a reader did. Its JSON form is what the database keeps:
// fields are added, never renamed.
type Action struct {
	Kind       ActionKind       `json:"kind"`
	Claim      string           `json:"claim,omitempty"`
	Note       string           `json:"note,omitempty"`
	Verdict    Verdict          `json:"verdict,omitempty"`
	Text       string           `json:"text,omitempty"`
	Tags       []string         `json:"tags,omitempty"`
	Layer      Layer            `json:"layer,omitempty"`
	Spans      []text.Span      `json:"spans,omitempty"`
	Exact      string           `json:"exact,omitempty"` // the text of Spans
	Correction *ActorCorrection `json:"correction,omitempty"`
	At         int              `json:"at,omitempty"`
	Carried    bool             `json:"carried,omitempty"` // done on an earlier version of the article
	Lost       bool             `json:"lost,omitempty"`    // of a claim or note added: its place is gone
	Quotes     []Quote          `json:"quotes,omitempty"`  // and this is what stood there
	Moved      bool             `json:"moved,omitempty"`
	Was        string           `json:"was,omitempty"`
	Made       time.Time        `json:"made"`
}

// Say tells what the action did, for a reader who undoes it.
func (a *Action) Say() string {
	switch a.Kind {
	case GiveVerdict:
		if a.Verdict == "" {
			return "verdict cleared"
		}
		return "verdict " + string(a.Verdict)
	case WriteNote:
		return "note"
	case SetTags:
		return "tags"
	case AddClaim:
		return "claim of your own"
	case RemoveClaim:
		return "claim removed"
	case AddNote:
		return "note on the text"
	case RemoveNote:
		return "note removed"
	case CorrectActor:
		if a.Correction != nil {
			return fmt.Sprintf("actor correction (%s)", a.Correction.Kind)
		}
	case Withdraw:
		return "correction withdrawn"
	}
	return string(a.Kind)
}
