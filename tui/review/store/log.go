package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"ascribe/analyze/report"
	"ascribe/tui/review"
)

// querier is a database or a transaction of it.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// kept is a review as it stands in the database.
type kept struct {
	id      int64
	article int64
	log     *review.Log
	head    int64
	latest  int64   // of all actions, the undone and forgotten ones too
	done    []int64 // ids of log.Done
	undone  []int64 // ids of log.Undone
	place   int
	updated time.Time
	least   float64 // findings less certain than this are not counted
}

// load reads a review with its article.
func load(ctx context.Context, q querier, id int64) (*kept, error) {
	k := &kept{id: id, log: &review.Log{}}
	var source, data []byte
	var base, updated string
	err := q.QueryRowContext(ctx, `SELECT a.id, a.source, a.report, r.reviewer, r.base, r.head, r.place, r.updated
		FROM review r JOIN article a ON a.id = r.article WHERE r.id = ?`, id).
		Scan(&k.article, &source, &data, &k.log.Reviewer, &base, &k.head, &k.place, &updated)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNone
	}
	if err != nil {
		return nil, err
	}
	k.updated, _ = time.Parse(clock, updated)
	if source, err = inflate(source); err != nil {
		return nil, fmt.Errorf("the text of an article: %w", err)
	}
	if data, err = inflate(data); err != nil {
		return nil, fmt.Errorf("the report of an article: %w", err)
	}
	k.log.Source, k.log.Report = string(source), &report.Report{}
	if err := json.Unmarshal(data, k.log.Report); err != nil {
		return nil, fmt.Errorf("the report of an article: %w", err)
	}
	report.Link(k.log.Report) // it may be older than some of its links
	if err := json.Unmarshal([]byte(base), &k.log.Base); err != nil {
		return nil, fmt.Errorf("the carried claims of a review: %w", err)
	}
	return k, k.actions(ctx, q)
}

// actions reads what was done and undone: the line from the head back to the
// first action, and from the head on along the latest that follow.
func (k *kept) actions(ctx context.Context, q querier) error {
	rows, err := q.QueryContext(ctx, "SELECT id, prev, body FROM action WHERE review = ? ORDER BY id", k.id)
	if err != nil {
		return err
	}
	defer rows.Close()
	type entry struct {
		prev int64
		body []byte
	}
	all, latest := map[int64]entry{}, map[int64]int64{}
	for rows.Next() {
		var id int64
		var e entry
		if err := rows.Scan(&id, &e.prev, &e.body); err != nil {
			return err
		}
		all[id] = e
		latest[e.prev] = id
		k.latest = id
	}
	if err := rows.Err(); err != nil {
		return err
	}
	read := func(id int64) (a review.Action, err error) {
		e, ok := all[id]
		if !ok {
			return a, fmt.Errorf("action %d is missing", id)
		}
		err = json.Unmarshal(e.body, &a)
		return a, err
	}
	k.done, k.undone, k.log.Done, k.log.Undone = nil, nil, nil, nil
	for id := k.head; id != 0; id = all[id].prev {
		a, err := read(id)
		if err != nil {
			return err
		}
		k.done, k.log.Done = append(k.done, id), append(k.log.Done, a)
	}
	for id := latest[k.head]; id != 0; id = latest[id] {
		a, err := read(id)
		if err != nil {
			return err
		}
		k.undone, k.log.Undone = append(k.undone, id), append(k.log.Undone, a)
	}
	slices.Reverse(k.done)
	slices.Reverse(k.log.Done)
	slices.Reverse(k.undone)
	slices.Reverse(k.log.Undone)
	return nil
}

// append adds an action to the review.
func (k *kept) append(ctx context.Context, tx *sql.Tx, a review.Action) error {
	body, err := json.Marshal(&a)
	if err != nil {
		return err
	}
	res, err := tx.ExecContext(ctx, "INSERT INTO action (review, prev, body) VALUES (?, ?, ?)", k.id, k.head, body)
	if err != nil {
		return err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	k.log.Do(a)
	k.done, k.undone, k.head, k.latest = append(k.done, id), nil, id, id
	return nil
}

// back takes the latest action back.
func (k *kept) back() bool {
	if _, ok := k.log.Undo(); !ok {
		return false
	}
	n := len(k.done) - 1
	k.undone = append(k.undone, k.done[n])
	k.done = slices.Clip(k.done[:n])
	k.head = 0
	if n > 0 {
		k.head = k.done[n-1]
	}
	return true
}

// forth does again what was undone last.
func (k *kept) forth() bool {
	if _, ok := k.log.Redo(); !ok {
		return false
	}
	n := len(k.undone) - 1
	k.head = k.undone[n]
	k.done = append(k.done, k.head)
	k.undone = slices.Clip(k.undone[:n])
	return true
}

// write brings the row of the review and the tables of what follows from its
// actions up to date. before is the state they are in.
func (k *kept) write(ctx context.Context, tx *sql.Tx, before, after *review.Review) error {
	open, disputed := after.Undone(k.least)
	total := len(after.Asked(k.least))
	k.updated = time.Now()
	_, err := tx.ExecContext(ctx, "UPDATE review SET head = ?, updated = ?, open = ?, disputed = ?, total = ? WHERE id = ?",
		k.head, stamp(k.updated), open, disputed, total, k.id)
	if err != nil {
		return err
	}
	w := writer{ctx: ctx, tx: tx, review: k.id}
	w.claims(before.Claims, after.Claims)
	w.notes(before.Notes, after.Notes)
	if w.corrections(before.Corrections, after.Corrections) && w.err == nil {
		w.err = putFindings(ctx, tx, k.article, after.Report)
	}
	return w.err
}
