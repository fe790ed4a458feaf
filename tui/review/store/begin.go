package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"ascribe/tui/review"
)

// Earlier tells that a review was carried over from an earlier version of the
// article, or from other findings in the same one.
type Earlier struct {
	Reviewed time.Time
	Edited   bool // the article; else only the findings are others
	review.Carried
}

// begin finds the review of an article by a reviewer, carries one over from an
// earlier version of the article, or begins one.
func (s *Store) begin(ctx context.Context, a *Article, reviewer string) (*kept, *Earlier, error) {
	if s.readOnly {
		k, err := s.find(ctx, a, reviewer)
		return k, nil, err
	}
	var k *kept
	var earlier *Earlier
	err := s.in(ctx, func(tx *sql.Tx) error {
		old, err := reviewsOf(ctx, tx, Hash(a.Text))
		if err != nil {
			return err
		}
		article, changed, err := a.put(ctx, tx)
		if err != nil {
			return err
		}
		for _, o := range old {
			if changed {
				seen := Earlier{Reviewed: o.updated}
				if seen.Carried, err = o.become(ctx, tx, a); err != nil {
					return err
				}
				if o.log.Reviewer == reviewer && (seen.Moved > 0 || seen.Lost > 0) {
					earlier = &seen
				}
			}
			if o.log.Reviewer == reviewer {
				k = o
			}
		}
		if k != nil {
			if back, err := k.catchUp(ctx, tx, a); err != nil || back != nil {
				earlier = back
				return err
			}
			return nil
		}
		k, earlier, err = s.first(ctx, tx, a, article, reviewer)
		return err
	})
	return k, earlier, err
}

// find is the review of an article where nothing can be written.
func (s *Store) find(ctx context.Context, a *Article, reviewer string) (*kept, error) {
	var id int64
	err := s.db.QueryRowContext(ctx, `SELECT r.id FROM review r JOIN article a ON a.id = r.article
		WHERE a.hash = ? AND r.reviewer = ?`, Hash(a.Text), reviewer).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrReadOnly
	}
	if err != nil {
		return nil, err
	}
	return load(ctx, s.db, id)
}

// reviewsOf reads the reviews of the text with a hash.
func reviewsOf(ctx context.Context, tx *sql.Tx, hash string) ([]*kept, error) {
	ids, err := numbers(ctx, tx, "SELECT r.id FROM review r JOIN article a ON a.id = r.article WHERE a.hash = ?", hash)
	if err != nil {
		return nil, err
	}
	var out []*kept
	for _, id := range ids {
		k, err := load(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, nil
}

func numbers(ctx context.Context, q querier, query string, args ...any) ([]int64, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// first begins the review of an article that has none, with what an earlier
// version of it has.
func (s *Store) first(ctx context.Context, tx *sql.Tx, a *Article, article int64, reviewer string) (*kept, *Earlier, error) {
	before, err := elsewhere(ctx, tx, a, reviewer, time.Time{})
	if err != nil {
		return nil, nil, err
	}
	k := &kept{article: article, least: a.Least, log: &review.Log{Reviewer: reviewer, Report: a.Report, Source: a.Text}}
	res, err := tx.ExecContext(ctx, `INSERT INTO review (article, reviewer, base, head, place, updated, open, disputed, total)
		VALUES (?, ?, '[]', 0, 0, '', 0, 0, 0)`, article, reviewer)
	if err != nil {
		return nil, nil, err
	}
	if k.id, err = res.LastInsertId(); err != nil {
		return nil, nil, err
	}
	if before == nil {
		none := &review.Review{}
		return k, nil, k.write(ctx, tx, none, k.log.Review())
	}
	seen := &Earlier{Reviewed: before.updated, Edited: true}
	at := review.NewFinder(before.log.Source, a.Text).Expect(before.place)
	before.id, before.article, before.place = k.id, k.article, at
	seen.Carried, err = before.become(ctx, tx, a)
	return before, seen, err
}

// alikeEnough is how much of an article has to stand in another for the two to
// be versions of one: a file or a headline may be used again for something else.
const alikeEnough = .3

// catchUp brings in what was said of another version of the article since, when the
// article has gone back to an earlier wording: the review of that version has to
// hold all that this one does. It is nil when there is nothing of the kind.
func (k *kept) catchUp(ctx context.Context, tx *sql.Tx, a *Article) (*Earlier, error) {
	later, err := elsewhere(ctx, tx, a, k.log.Reviewer, k.updated)
	if err != nil || later == nil || !later.log.Continues(k.log) {
		return nil, err
	}
	seen := &Earlier{Reviewed: later.updated, Edited: true}
	later.id, later.article, later.place = k.id, k.article, k.place
	*k = *later
	seen.Carried, err = k.become(ctx, tx, a)
	return seen, err
}

// elsewhere finds the latest review of another version of an article: of the same
// file or address, or under the same title; one that was written after a time.
func elsewhere(ctx context.Context, tx *sql.Tx, a *Article, reviewer string, after time.Time) (*kept, error) {
	for _, by := range []struct{ column, value string }{{"path", a.Path}, {"url", a.URL}, {"title", a.Title}} {
		if by.value == "" {
			continue
		}
		ids, err := numbers(ctx, tx, `SELECT r.id FROM review r JOIN article a ON a.id = r.article
			WHERE a.`+by.column+` = ? AND a.hash <> ? AND r.reviewer = ? AND (r.head <> 0 OR r.base <> '[]') AND r.updated >= ?
			ORDER BY r.updated DESC LIMIT 5`, by.value, Hash(a.Text), reviewer, stamp(after.Add(-time.Second)))
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			k, err := load(ctx, tx, id)
			if err != nil {
				return nil, err
			}
			if k.updated.After(after) && review.Likeness(k.log.Source, a.Text) >= alikeEnough {
				return k, nil
			}
		}
	}
	return nil, nil
}

// become makes the review one of the article as it is now. The actions so far
// stay in the database; the translated ones are added, and the head is theirs.
func (k *kept) become(ctx context.Context, tx *sql.Tx, a *Article) (review.Carried, error) {
	next, carried := review.Carry(k.log, a.Report, a.Text)
	base, err := json.Marshal(next.Base)
	if err != nil {
		return carried, err
	}
	if next.Base == nil {
		base = []byte("[]")
	}
	if _, err := tx.ExecContext(ctx, "UPDATE review SET base = ?, place = ? WHERE id = ?", base, k.place, k.id); err != nil {
		return carried, err
	}
	for _, table := range []string{"claim", "note", "correction"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE review = ?", k.id); err != nil {
			return carried, err
		}
	}
	done, undone := next.Done, next.Undone
	k.log, k.done, k.undone, k.head, k.least = next, nil, nil, 0, a.Least
	k.log.Done, k.log.Undone = nil, nil
	for _, a := range done {
		if err := k.append(ctx, tx, a); err != nil {
			return carried, err
		}
	}
	for i := range undone {
		if err := k.append(ctx, tx, undone[len(undone)-1-i]); err != nil {
			return carried, err
		}
	}
	for range undone {
		k.back()
	}
	return carried, k.write(ctx, tx, &review.Review{}, k.log.Review())
}
