package analyze

import (
	"context"
	"sync"
)

// WithProgress has an analysis under the context tell how much of its work is
// done, from 0 to 1, again and again while it goes on. What tell does holds the
// analysis up.
func WithProgress(ctx context.Context, tell func(done float64)) context.Context {
	return &progress{Context: ctx, tell: tell}
}

// progress is a context that counts how often it is looked at: every stage
// looks once a sentence, or once in so many, to see whether it is to go on. Parts
// of a stage may look at the same time.
type progress struct {
	context.Context
	tell      func(float64)
	mu        sync.Mutex
	from, to  float64 // the part of the work that the stage is
	seen, all int     // looks so far, and those that are expected
}

func (p *progress) Err() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.seen++; p.seen%64 == 0 && p.all > 0 {
		p.tell(p.from + (p.to-p.from)*min(float64(p.seen)/float64(p.all), 1))
	}
	return p.Context.Err()
}

// The share of the work that is done when a stage is, as measured on a long
// article.
const (
	parsedShare     = 0.55
	attributedShare = 0.74
	castShare       = 0.86
)

// stage is the context of a stage of the work that ends at a share of it and
// looks at its context a number of times.
func stage(ctx context.Context, to float64, looks int) context.Context {
	p, ok := ctx.(*progress)
	if !ok {
		return ctx
	}
	p.from, p.to, p.seen, p.all = p.to, to, 0, looks
	return p
}

// untold is the context of a stage that goes on beside others: it ends with ctx, but
// tells of no progress.
func untold(ctx context.Context) context.Context {
	if p, ok := ctx.(*progress); ok {
		return p.Context
	}
	return ctx
}
