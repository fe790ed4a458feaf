package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"reflect"

	"ascribe/tui/review"
)

// writer writes the rows that differ between two states of a review.
type writer struct {
	ctx    context.Context
	tx     *sql.Tx
	review int64
	err    error
}

func (w *writer) exec(query string, args ...any) {
	if w.err == nil {
		_, w.err = w.tx.ExecContext(w.ctx, query, args...)
	}
}

func (w *writer) json(v any) string {
	data, err := json.Marshal(v)
	if err != nil && w.err == nil {
		w.err = err
	}
	return string(data)
}

func (w *writer) claims(before, after []review.Claim) {
	old := map[string]*review.Claim{}
	for i := range before {
		if before[i].Touched() {
			old[before[i].ID] = &before[i]
		}
	}
	for i := range after {
		c := &after[i]
		if !c.Touched() {
			continue
		}
		was := old[c.ID]
		delete(old, c.ID)
		if was != nil && reflect.DeepEqual(*was, *c) {
			continue
		}
		w.exec(`INSERT OR REPLACE INTO claim (review, id, layer, own, lost, moved, exact, verdict, note, tags, decided)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, w.review, c.ID, c.Layer, c.Own, c.Lost, c.Moved, c.Exact, c.Verdict,
			c.Note, w.json(c.Tags), stamp(c.Decided))
	}
	for id := range old {
		w.exec("DELETE FROM claim WHERE review = ? AND id = ?", w.review, id)
	}
}

func (w *writer) notes(before, after []review.Note) {
	old := map[string]*review.Note{}
	for i := range before {
		old[before[i].ID] = &before[i]
	}
	for i := range after {
		n := &after[i]
		was := old[n.ID]
		delete(old, n.ID)
		if was != nil && reflect.DeepEqual(*was, *n) {
			continue
		}
		w.exec(`INSERT OR REPLACE INTO note (review, id, first, beyond, exact, text, tags, lost, moved, made)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, w.review, n.ID, n.Span.Start, n.Span.End, n.Exact, n.Text, w.json(n.Tags),
			n.Lost, n.Moved, stamp(n.Made))
	}
	for id := range old {
		w.exec("DELETE FROM note WHERE review = ? AND id = ?", w.review, id)
	}
}

// corrections reports whether any changed.
func (w *writer) corrections(before, after []review.ActorCorrection) bool {
	if len(before) == len(after) && (len(before) == 0 || reflect.DeepEqual(before, after)) {
		return false
	}
	w.exec("DELETE FROM correction WHERE review = ?", w.review)
	for i := range after {
		w.exec("INSERT INTO correction (review, at, body) VALUES (?, ?, ?)", w.review, i, w.json(&after[i]))
	}
	return true
}
