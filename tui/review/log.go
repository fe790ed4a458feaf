package review

import (
	"fmt"
	"slices"
	"time"

	"ascribe/analyze/report"
)

// Log is what a reader did to one article, one action after another.
type Log struct {
	Reviewer string
	Report   *report.Report // as the analysis gave it
	Source   string
	Base     []Claim  // carried over from an earlier version: what stands before the first action
	Done     []Action // oldest first
	Undone   []Action // the next to be redone last

	found []Claim // of Report, once they were asked for
}

// Do adds an action. What was undone before is no longer redone.
func (l *Log) Do(a Action) {
	l.Done = append(l.Done, a)
	l.Undone = nil
}

// Undo takes the latest action back and returns it.
func (l *Log) Undo() (Action, bool) {
	n := len(l.Done)
	if n == 0 {
		return Action{}, false
	}
	a := l.Done[n-1]
	l.Done = slices.Clip(l.Done[:n-1])
	l.Undone = append(l.Undone, a)
	return a, true
}

// Redo does the action again that was undone last.
func (l *Log) Redo() (Action, bool) {
	n := len(l.Undone)
	if n == 0 {
		return Action{}, false
	}
	a := l.Undone[n-1]
	l.Undone = slices.Clip(l.Undone[:n-1])
	l.Done = append(l.Done, a)
	return a, true
}

// Has reports whether an action is in the log, carried over maybe, be it done or
// undone.
func (l *Log) Has(a *Action) bool {
	same := func(b Action) bool { return b.Kind == a.Kind && b.Made.Equal(a.Made) }
	return slices.ContainsFunc(l.Done, same) || slices.ContainsFunc(l.Undone, same)
}

// Continues reports whether a log holds all actions of another and has gone on from
// there.
func (l *Log) Continues(other *Log) bool {
	for _, list := range [...][]Action{other.Done, other.Undone} {
		for i := range list {
			if !l.Has(&list[i]) {
				return false
			}
		}
	}
	return !slices.EqualFunc(l.Done, other.Done, func(a, b Action) bool { return a.Kind == b.Kind && a.Made.Equal(b.Made) })
}

// Clone is a log of its own with the same actions.
func (l *Log) Clone() *Log {
	c := *l
	c.Base, c.Done, c.Undone = slices.Clip(l.Base), slices.Clip(l.Done), slices.Clip(l.Undone)
	return &c
}

// Fresh is the first id of the form prefix1, prefix2 ... that nothing in the log
// has, be it done or undone.
func (l *Log) Fresh(prefix string) string {
	for i := 1; ; i++ {
		if id := fmt.Sprintf("%s%d", prefix, i); l.Free(id) {
			return id
		}
	}
}

// Free reports whether nothing in the log has an id.
func (l *Log) Free(id string) bool {
	for i := range l.Base {
		if l.Base[i].ID == id {
			return false
		}
	}
	for _, list := range [...][]Action{l.Done, l.Undone} {
		for i := range list {
			if list[i].Claim == id || list[i].Note == id {
				return false
			}
		}
	}
	return true
}

// Review is the state that follows from the log. What an action speaks of and
// the article does not have is passed over.
func (l *Log) Review() *Review {
	r := &Review{Reviewer: l.Reviewer, Report: l.Report, Source: l.Source, Notes: []Note{}, Corrections: []ActorCorrection{}}
	if l.Report != nil {
		if l.found == nil {
			l.found = Claims(l.Report, l.Source)
		}
		r.Claims = slices.Clone(l.found)
	}
	s := state{Review: r, claim: map[string]int{}}
	s.index()
	for _, c := range l.Base {
		s.put(c)
	}
	for i := range l.Done {
		s.do(&l.Done[i])
	}
	inOrder(r.Claims)
	slices.SortStableFunc(r.Notes, func(a, b Note) int {
		if a.Lost != b.Lost {
			if a.Lost {
				return 1
			}
			return -1
		}
		return a.Span.Start - b.Span.Start
	})
	if l.Report != nil {
		r.Report, r.Corrections = apply(l.Report, r.Corrections)
	}
	return r
}

// state is a review while its log is run.
type state struct {
	*Review
	claim map[string]int
}

func (s *state) index() {
	clear(s.claim)
	for i := range s.Claims {
		s.claim[s.Claims[i].ID] = i
	}
}

// put adds a claim or sets what is carried over to a finding.
func (s *state) put(c Claim) {
	if i, ok := s.claim[c.ID]; ok {
		s.Claims[i].Moved, s.Claims[i].Was = c.Moved, c.Was
		return
	}
	s.claim[c.ID] = len(s.Claims)
	s.Claims = append(s.Claims, c)
}

func (s *state) do(a *Action) {
	if a.Made.After(s.Updated) {
		s.Updated = a.Made
	}
	switch a.Kind {
	case AddClaim:
		if _, taken := s.claim[a.Claim]; !taken {
			s.put(Claim{ID: a.Claim, Layer: a.Layer, Own: true, Lost: a.Lost, Moved: a.Moved, Was: a.Was,
				Spans: a.Spans, Exact: a.Exact, Quotes: a.Quotes})
		}
	case AddNote:
		if s.note(a.Note) == nil && len(a.Spans) > 0 {
			n := Note{ID: a.Note, Span: a.Spans[0], Exact: a.Exact, Text: a.Text, Lost: a.Lost, Moved: a.Moved, Made: a.Made}
			if len(a.Quotes) > 0 {
				n.Quote = &a.Quotes[0]
			}
			s.Notes = append(s.Notes, n)
		}
	case RemoveNote:
		s.Notes = slices.DeleteFunc(s.Notes, func(n Note) bool { return n.ID == a.Note })
	case CorrectActor:
		if a.Correction != nil {
			s.Corrections = append(s.Corrections, *a.Correction)
		}
	case Withdraw:
		if a.At >= 0 && a.At < len(s.Corrections) {
			s.Corrections = slices.Delete(s.Corrections, a.At, a.At+1)
		}
	default:
		s.onClaim(a)
	}
}

func (s *state) onClaim(a *Action) {
	if n := s.note(a.Note); n != nil {
		switch a.Kind {
		case WriteNote:
			n.Text = a.Text
		case SetTags:
			n.Tags = a.Tags
		}
		return
	}
	i, ok := s.claim[a.Claim]
	if !ok {
		return
	}
	c := &s.Claims[i]
	switch a.Kind {
	case GiveVerdict:
		c.Verdict, c.Decided = a.Verdict, a.Made
		if a.Verdict == "" {
			c.Decided = time.Time{}
		}
		if !a.Carried {
			c.Moved, c.Was = false, "" // looked at again
		}
	case WriteNote:
		c.Note = a.Text
	case SetTags:
		c.Tags = a.Tags
	case RemoveClaim:
		if c.Own || c.Lost {
			s.Claims = slices.Delete(s.Claims, i, i+1)
			s.index()
		}
	}
}

func (s *state) note(id string) *Note {
	for i := range s.Notes {
		if id != "" && s.Notes[i].ID == id {
			return &s.Notes[i]
		}
	}
	return nil
}
