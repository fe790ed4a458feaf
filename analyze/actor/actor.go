// Package actor lists who and what acts in an article: persons, organisations,
// countries, places, groups, media, and the unnamed groups that speak in it,
// each once, with everything that refers to it.
//
// The names of sentences come from the tree; what the whole document and the
// gazetteers say about them corrects their ends and types (after Ratinov and
// Roth, CoNLL 2009). What refers to whom is decided by sieves, the surest first
// (Lee and others, Computational Linguistics 39:4, 2013): full names, short
// forms, acronyms, definite nouns, pronouns. What no rule is clear about is
// left out.
//
// It does not say who somebody is in the world, only how the article names
// them: nothing is looked up about holders of offices, and a gender serves to
// tell "he" from "she" and is never shown.
package actor

import (
	"context"
	_ "embed"
	"fmt"

	"ascribe/analyze/linear"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

//go:embed model/reference.bin
var referenceModel []byte

// Finder finds actors. It may be used by several goroutines at once.
type Finder struct {
	reference *linear.Chain // whom definite nouns and pronouns mean
}

// New loads the embedded model.
func New() (*Finder, error) {
	reference, err := linear.LoadChain(referenceModel)
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	return &Finder{reference}, nil
}

// Find lists the actors of the document in order of appearance. The
// attributions tell who speaks in a quotation, and which unnamed groups speak.
//
//	names ─ entities ─ roles ─ unnamed groups ─ definite nouns and pronouns ─ no settings
func (f *Finder) Find(ctx context.Context, doc *text.Document, tree *syntax.Tree, atts []report.Attribution) ([]report.Actor, error) {
	c, err := gather(ctx, doc, tree, atts)
	if err != nil {
		return nil, err
	}
	c.refer(atts, f.reference)
	c.dropSettings()
	return c.actors(), ctx.Err()
}

// gather finds those who are named and the unnamed groups.
func gather(ctx context.Context, doc *text.Document, tree *syntax.Tree, atts []report.Attribution) (*cast, error) {
	p := newPage(doc, tree)
	names, err := p.names(ctx)
	if err != nil {
		return nil, err
	}
	c := newCast(p)
	c.enter(names)
	c.labels(atts)
	c.giveRoles()
	c.unnamed(atts)
	return c, ctx.Err()
}
