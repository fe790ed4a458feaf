package review

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ascribe/analyze/text"
)

// Settle says which of two verdicts on a claim holds.
type Settle int

const (
	Neither Settle = iota // two people differ: somebody has to decide
	First                 // what is there already has been decided
	Later                 // one person's review from two places
)

// Merged are the actions that bring what a second review says into a first:
// verdicts where it has none, notes under the first ones with the name of who
// wrote them, tags, the second one's own claims and notes on the text, those that
// have lost their place too, and corrections of actors. Verdicts that differ are
// settled as asked; of corrections that contradict each other the first one's hold.
// What is added gets an id that is free. Verdicts and notes keep their time: the
// next review that is merged is to find which is the later.
func Merged(a, b *Review, settle Settle, free func(id string) bool) []Action {
	given := map[string]bool{}
	fresh := func(prefix string) string {
		for i := 1; ; i++ {
			if id := fmt.Sprint(prefix, i); free(id) && !given[id] {
				given[id] = true
				return id
			}
		}
	}
	var out []Action
	for _, p := range pairs(a, b) {
		out = append(out, mergedClaim(p, settle, b.Reviewer, fresh)...)
	}
	for i := range b.Claims {
		if c := &b.Claims[i]; c.Lost {
			out = append(out, mergedClaim(Pair{A: sameLost(a, c), B: c}, settle, b.Reviewer, fresh)...)
		}
	}
	for i := range b.Notes {
		n := &b.Notes[i]
		if hasNote(a, n, b.Reviewer) {
			continue
		}
		id := fresh("note")
		add := Action{Kind: AddNote, Note: id, Spans: []text.Span{n.Span}, Exact: n.Exact, Text: signed(b.Reviewer, n.Text),
			Lost: n.Lost, Moved: n.Moved, Made: n.Made}
		if n.Quote != nil {
			add.Quotes = []Quote{*n.Quote}
		}
		out = append(out, add)
		if len(n.Tags) > 0 {
			out = append(out, Action{Kind: SetTags, Note: id, Tags: n.Tags})
		}
	}
	return append(out, mergedCorrections(a.Corrections, theirs(a, b))...)
}

// sameLost is the lost claim of a review that another's lost one is, nil for none.
func sameLost(r *Review, c *Claim) *Claim {
	i := slices.IndexFunc(r.Claims, func(o Claim) bool { return o.Lost && o.Layer == c.Layer && o.Exact == c.Exact })
	if i < 0 {
		return nil
	}
	return &r.Claims[i]
}

func mergedClaim(p Pair, settle Settle, who string, fresh func(string) string) []Action {
	switch {
	case p.B == nil || !p.B.Touched():
		return nil
	case p.A == nil:
		return own(p.B, fresh("own"), who)
	}
	var out []Action
	id := p.A.ID
	switch {
	case p.B.Verdict == "" || p.A.Verdict == p.B.Verdict:
	case p.A.Verdict == "", settle == Later && !p.A.Decided.After(p.B.Decided):
		a := Action{Kind: GiveVerdict, Claim: id, Verdict: p.B.Verdict, Made: p.B.Decided}
		if a.Made.Equal(p.A.Decided) {
			a.Made = time.Time{} // edited in another program, which tells no time: now
		}
		out = append(out, a)
	case settle == Neither:
		out = append(out, Action{Kind: GiveVerdict, Claim: id})
	}
	if note := signed(who, p.B.Note); p.B.Note != "" && p.B.Note != p.A.Note && !strings.Contains(p.A.Note, note) {
		if p.A.Note != "" {
			note = p.A.Note + "\n" + note
		}
		out = append(out, Action{Kind: WriteNote, Claim: id, Text: note})
	}
	if tags := union(p.A.Tags, p.B.Tags); len(tags) > len(p.A.Tags) {
		out = append(out, Action{Kind: SetTags, Claim: id, Tags: tags})
	}
	return out
}

// own are the actions that make a claim of the reader's own of what another said.
func own(c *Claim, id, who string) []Action {
	out := []Action{{Kind: AddClaim, Claim: id, Layer: c.Layer, Spans: c.Spans, Exact: c.Exact, Lost: c.Lost, Moved: c.Moved,
		Quotes: c.Quotes}}
	if c.Verdict != "" {
		out = append(out, Action{Kind: GiveVerdict, Claim: id, Verdict: c.Verdict, Made: c.Decided})
	}
	if c.Note != "" {
		out = append(out, Action{Kind: WriteNote, Claim: id, Text: signed(who, c.Note)})
	}
	if len(c.Tags) > 0 {
		out = append(out, Action{Kind: SetTags, Claim: id, Tags: c.Tags})
	}
	return out
}

// signed is a note with the name of who wrote it; without a name as it is.
func signed(who, note string) string {
	if who == "" {
		return note
	}
	return who + ": " + note
}

func union(a, b []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, list := range [][]string{a, b} {
		for _, s := range list {
			if !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	return out
}

func hasNote(r *Review, n *Note, who string) bool {
	return slices.ContainsFunc(r.Notes, func(o Note) bool {
		return o.Span == n.Span && (o.Text == n.Text || o.Text == signed(who, n.Text))
	})
}
