package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync"
	"time"

	"ascribe/analyze/report"
	"ascribe/tui/review"
)

// Keeper is the review of one article that is going on. Actions take effect in
// memory at once and wait for Flush to save them, each in a transaction of its
// own and in order; none is dropped because it could not be saved.
type Keeper struct {
	lazy     *Lazy
	article  Article
	reviewer string

	saving sync.Mutex // held while the database is written
	kept   *kept      // as the database has it; nil until it was opened

	mu      sync.Mutex // guards what follows
	log     *review.Log
	state   *review.Review // of log; nil when log has changed
	changes int            // of log
	pending []op
}

// op is something that waits to be saved.
type op struct {
	kind   opKind
	action review.Action // done, undone or redone
	place  int
}

type opKind int

const (
	do opKind = iota
	undo
	redo
	moveTo
)

// NewKeeper begins to review an article. The database is not touched yet.
func NewKeeper(l *Lazy, a Article, reviewer string) *Keeper {
	return &Keeper{lazy: l, article: a, reviewer: reviewer,
		log: &review.Log{Reviewer: reviewer, Report: a.Report, Source: a.Text}}
}

// Review is the state of the review, saved or not. It is not to be changed. While
// it is worked out, which for a book takes a while, nothing else waits.
func (k *Keeper) Review() *review.Review {
	k.mu.Lock()
	defer k.mu.Unlock()
	for k.state == nil {
		log, changes := k.log.Clone(), k.changes
		k.mu.Unlock()
		state := log.Review()
		k.mu.Lock()
		if k.changes == changes {
			k.log, k.state = log, state // the same log, which has read its claims
		}
	}
	return k.state
}

// changed has the state worked out anew when it is asked for next.
func (k *Keeper) changed() {
	k.state = nil
	k.changes++
}

// Found is the report as the analysis gave it.
func (k *Keeper) Found() *report.Report {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.log.Report
}

// Pending is how many actions are not saved.
func (k *Keeper) Pending() (n int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i := range k.pending {
		if k.pending[i].kind != moveTo {
			n++
		}
	}
	return n
}

// Fresh is an id nothing in the review has.
func (k *Keeper) Fresh(prefix string) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.log.Fresh(prefix)
}

// Free reports whether nothing in the review has an id.
func (k *Keeper) Free(id string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.log.Free(id)
}

// Do does an action.
func (k *Keeper) Do(a review.Action) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if a.Made.IsZero() {
		a.Made = time.Now().UTC()
	}
	k.add(op{kind: do, action: a})
}

// Undo takes the latest action back and returns it.
func (k *Keeper) Undo() (review.Action, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	n := len(k.log.Done)
	if n == 0 {
		return review.Action{}, false
	}
	a := k.log.Done[n-1]
	k.add(op{kind: undo, action: a})
	return a, true
}

// Redo does the action again that was undone last.
func (k *Keeper) Redo() (review.Action, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	n := len(k.log.Undone)
	if n == 0 {
		return review.Action{}, false
	}
	a := k.log.Undone[n-1]
	k.add(op{kind: redo, action: a})
	return a, true
}

// MoveTo notes the byte the reader is at.
func (k *Keeper) MoveTo(place int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if n := len(k.pending); n > 0 && k.pending[n-1].kind == moveTo {
		k.pending[n-1].place = place
		return
	}
	k.add(op{kind: moveTo, place: place})
}

func (k *Keeper) add(o op) {
	if o.kind != moveTo {
		o.apply(k.log)
		k.changed()
	}
	k.pending = append(k.pending, o)
}

// possible reports whether the log still is as it was for who did this: one does
// not undo what another has done meanwhile.
func (o *op) possible(l *review.Log) bool {
	list := l.Done
	switch o.kind {
	case redo:
		list = l.Undone
	case do, moveTo:
		return true
	}
	n := len(list)
	return n > 0 && list[n-1].Made.Equal(o.action.Made) && list[n-1].Kind == o.action.Kind
}

func (o *op) apply(l *review.Log) {
	if !o.possible(l) {
		return
	}
	switch o.kind {
	case do:
		l.Do(o.action)
	case undo:
		l.Undo()
	case redo:
		l.Redo()
	}
}

// News is what a Flush or a Look brought.
type News struct {
	Opened  bool     // the review was found or begun
	Place   int      // where the reader was when it was left; with Opened
	Earlier *Earlier // it was carried over; with Opened
	Others  bool     // somebody else changed the review
	Saved   int      // actions that are saved now
}

// Flush saves what waits. What could not be saved goes on waiting, and the error
// says why.
func (k *Keeper) Flush(ctx context.Context) (News, error) {
	k.saving.Lock()
	defer k.saving.Unlock()
	var news News
	s, err := k.opened(ctx, &news)
	if err != nil {
		return news, err
	}
	for {
		k.mu.Lock()
		if len(k.pending) == 0 {
			k.mu.Unlock()
			return news, nil
		}
		o := k.pending[0]
		k.mu.Unlock()
		// A place alone is not worth a complaint.
		if err := k.save(ctx, s, o, &news); err != nil {
			if o.kind == moveTo && k.Pending() == 0 {
				return news, nil
			}
			if errors.Is(err, ErrReadOnly) {
				k.lazy.reopen()
			}
			return news, err
		}
		if o.kind != moveTo {
			news.Saved++
		}
	}
}

// opened opens the database and the review in it.
func (k *Keeper) opened(ctx context.Context, news *News) (*Store, error) {
	s, err := k.lazy.Get(ctx)
	if err != nil || k.kept != nil {
		return s, err
	}
	kept, earlier, err := s.begin(ctx, &k.article, k.reviewer)
	if err != nil {
		if errors.Is(err, ErrReadOnly) {
			k.lazy.reopen()
		}
		return nil, err
	}
	kept.least = k.article.Least
	k.kept = kept
	news.Opened, news.Place, news.Earlier = true, kept.place, earlier
	k.rebase(op{}, false)
	return s, nil
}

// rebase puts what waits on top of what the database has. Without the first of
// it, if that has just been saved.
func (k *Keeper) rebase(saved op, drop bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if drop {
		k.pending = slices.Delete(k.pending, 0, 1)
		if saved.kind == moveTo {
			return
		}
	}
	k.log = k.kept.log.Clone()
	k.changed()
	for i := range k.pending {
		o := &k.pending[i]
		if o.kind == do && (o.action.Kind == review.AddClaim || o.action.Kind == review.AddNote) {
			k.renameTaken(i)
		}
		o.apply(k.log)
	}
}

// renameTaken gives a claim or note that waits another id when somebody else has
// taken the one it had.
func (k *Keeper) renameTaken(i int) {
	a := &k.pending[i].action
	id, prefix := &a.Claim, "own"
	if a.Kind == review.AddNote {
		id, prefix = &a.Note, "note"
	}
	if k.log.Free(*id) {
		return
	}
	old := *id
	*id = k.log.Fresh(prefix)
	for j := i + 1; j < len(k.pending); j++ {
		later := &k.pending[j].action
		if a.Kind == review.AddClaim && later.Claim == old {
			later.Claim = *id
		}
		if a.Kind == review.AddNote && later.Note == old {
			later.Note = *id
		}
	}
}

// save saves one thing in a transaction.
func (k *Keeper) save(ctx context.Context, s *Store, o op, news *News) error {
	next := k.kept.clone()
	others := false
	err := s.in(ctx, func(tx *sql.Tx) error {
		if o.kind == moveTo {
			_, err := tx.ExecContext(ctx, "UPDATE review SET place = ? WHERE id = ?", o.place, next.id)
			return err
		}
		var err error
		if others, err = next.refresh(ctx, tx); err != nil {
			return err
		}
		if others && o.kind == do {
			// A commit may have gone through although an error was returned.
			if n := len(next.log.Done); n > 0 && next.log.Done[n-1].Made.Equal(o.action.Made) {
				return nil
			}
			k.takeIn(next.clone())
			o = k.first()
		}
		if !o.possible(next.log) {
			return nil // what was to be undone is not the latest any more
		}
		before := next.log.Review()
		switch o.kind {
		case do:
			if err := next.append(ctx, tx, o.action); err != nil {
				return err
			}
		case undo:
			next.back()
		case redo:
			next.forth()
		}
		return next.write(ctx, tx, before, next.log.Review())
	})
	if err != nil {
		return err
	}
	k.kept = next
	news.Others = news.Others || others
	k.rebase(o, true)
	return nil
}

// takeIn puts what waits on top of what another process wrote.
func (k *Keeper) takeIn(now *kept) {
	k.kept = now
	k.rebase(op{}, false)
}

func (k *Keeper) first() op {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.pending[0]
}

func (k *kept) clone() *kept {
	c := *k
	c.log = k.log.Clone()
	c.done, c.undone = slices.Clip(k.done), slices.Clip(k.undone)
	return &c
}

// refresh reads the review again when somebody else has written it.
func (k *kept) refresh(ctx context.Context, q querier) (others bool, err error) {
	var head, latest int64
	err = q.QueryRowContext(ctx, `SELECT head, (SELECT coalesce(max(id), 0) FROM action WHERE review = review.id)
		FROM review WHERE id = ?`, k.id).Scan(&head, &latest)
	if errors.Is(err, sql.ErrNoRows) {
		return false, ErrNone
	}
	if err != nil || head == k.head && latest == k.latest {
		return false, err
	}
	fresh, err := load(ctx, q, k.id)
	if err != nil {
		return false, err
	}
	fresh.least = k.least
	*k = *fresh
	return true, nil
}

// Look takes in what other processes have done to the review.
func (k *Keeper) Look(ctx context.Context) (News, error) {
	k.saving.Lock()
	defer k.saving.Unlock()
	var news News
	if k.kept == nil {
		return news, nil
	}
	s, err := k.lazy.Get(ctx)
	if err != nil {
		return news, err
	}
	next := k.kept.clone()
	if news.Others, err = next.refresh(ctx, s.db); err == nil && news.Others {
		k.takeIn(next)
	}
	return news, err
}
