package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"
	"unicode"

	"ascribe/tui/review"
)

// Summary is a review in a list.
type Summary struct {
	ID                    int64
	Hash, Name, Title     string
	Path, Reviewer        string
	Updated               time.Time
	Total, Open, Disputed int
	Touched               bool // something was said; else the article was only read
}

const summaries = `SELECT r.id, a.hash, a.name, a.title, a.path, r.reviewer, r.updated, r.total, r.open, r.disputed,
	r.head <> 0 OR r.base <> '[]' FROM review r JOIN article a ON a.id = r.article`

// List is all reviews, the latest first.
func (s *Store) List(ctx context.Context) ([]Summary, error) {
	return s.summaries(ctx, summaries+" ORDER BY r.updated DESC, r.id DESC")
}

// Find is the reviews of the articles that a word names: a path, the name of a
// file, or the beginning of a hash; by one reviewer unless that is empty. The latest
// first.
func (s *Store) Find(ctx context.Context, word, path, reviewer string) ([]Summary, error) {
	prefix := "" // of a hash; six letters are enough to be none by chance
	if len(word) >= 6 && strings.Trim(strings.ToLower(word), "0123456789abcdef") == "" {
		prefix = strings.ToLower(word)
	}
	return s.summaries(ctx, summaries+` WHERE (a.path = ?1 AND a.path <> '' OR a.name = ?2 OR a.title = ?2 OR
		?3 <> '' AND substr(a.hash, 1, length(?3)) = ?3) AND (?4 = '' OR r.reviewer = ?4)
		ORDER BY r.updated DESC, r.id DESC`, path, word, prefix, reviewer)
}

func (s *Store) summaries(ctx context.Context, query string, args ...any) ([]Summary, error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Summary
	for rows.Next() {
		var v Summary
		var updated string
		if err := rows.Scan(&v.ID, &v.Hash, &v.Name, &v.Title, &v.Path, &v.Reviewer, &updated, &v.Total, &v.Open, &v.Disputed, &v.Touched); err != nil {
			return nil, err
		}
		v.Updated, _ = time.Parse(clock, updated)
		out = append(out, v)
	}
	return out, rows.Err()
}

// Review reads a review.
func (s *Store) Review(ctx context.Context, id int64) (*review.Review, error) {
	k, err := load(ctx, s.db, id)
	if err != nil {
		return nil, err
	}
	return k.log.Review(), nil
}

// ReviewOn reads a review as one of an article that it may have been written on an
// earlier version of: two reviews compare only where they speak of the same text.
func (s *Store) ReviewOn(ctx context.Context, id int64, a Article) (*review.Review, error) {
	k, err := load(ctx, s.db, id)
	switch {
	case err != nil:
		return nil, err
	case k.log.Source == a.Text:
		return k.log.Review(), nil
	case review.Likeness(k.log.Source, a.Text) < alikeEnough:
		return nil, ErrOther
	}
	next, _ := review.Carry(k.log, a.Report, a.Text)
	return next.Review(), nil
}

// Article reads the article of a review, to go on with it.
func (s *Store) Article(ctx context.Context, id int64) (Article, error) {
	k, err := load(ctx, s.db, id)
	if err != nil {
		return Article{}, err
	}
	a := Article{Text: k.log.Source, Report: k.log.Report}
	err = s.db.QueryRowContext(ctx, "SELECT name, path, url, title FROM article WHERE id = ?", k.article).Scan(&a.Name, &a.Path, &a.URL, &a.Title)
	return a, err
}

// Remove removes a review with all its history, and its article when nobody else
// reviews it.
func (s *Store) Remove(ctx context.Context, id int64) error {
	return s.in(ctx, func(tx *sql.Tx) error {
		var article int64
		err := tx.QueryRowContext(ctx, "SELECT article FROM review WHERE id = ?", id).Scan(&article)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNone
		}
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM review WHERE id = ?", id); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM article WHERE id = ? AND NOT EXISTS (SELECT 1 FROM review WHERE article = article.id)", article)
		return err
	})
}

// Statement is something an actor is said to claim in an article.
type Statement struct {
	Actor, Kind, Words  string
	Layer               review.Layer
	Article, Path, Hash string
}

// later is that n is a later version of the same file as the article a. The + keeps
// the search to the index of paths: many articles may have one title.
const later = `n.id > a.id AND n.path = a.path AND n.path <> '' AND +n.title = a.title`

// saidAgain is that a later version of the article a still has the finding f. What
// is gone from it was said all the same. The join is crossed for its order, since few
// articles have later versions and many have the same actor.
const saidAgain = `EXISTS (SELECT 1 FROM article n CROSS JOIN finding g WHERE ` + later + ` AND g.article = n.id
	AND +g.actor = f.actor COLLATE NOCASE AND g.layer = f.layer AND g.words = f.words)`

// Said finds what actors claim in all articles: of those whose name or other names
// hold every word of who, the statements that hold every word of what. Either may
// be empty, not both. What an edited article still says is told once.
func (s *Store) Said(ctx context.Context, who, what string) ([]Statement, error) {
	query := match("{actor known}", who)
	if m := match("words", what); m != "" {
		if query != "" {
			query += " AND "
		}
		query += m
	}
	if query == "" {
		return nil, nil
	}
	rows, err := s.db.QueryContext(ctx, `SELECT f.actor, f.kind, f.words, f.layer, a.name, a.path, a.hash
		FROM finding_text t JOIN finding f ON f.id = t.rowid JOIN article a ON a.id = f.article
		WHERE finding_text MATCH ? AND NOT `+saidAgain+` ORDER BY f.article DESC, f.id`, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Statement
	for rows.Next() {
		var v Statement
		if err := rows.Scan(&v.Actor, &v.Kind, &v.Words, &v.Layer, &v.Article, &v.Path, &v.Hash); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// match is an FTS5 query for all words of a text in some columns. The words are
// quoted: nothing in them is an operator. An accent that is a character of its own
// does not end a word.
func match(columns, s string) string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		out = append(out, columns+` : "`+w+`"`)
	}
	return strings.Join(out, " AND ")
}

// Known is an actor across articles.
type Known struct {
	Name, Kind                     string
	Articles, Mentions, Statements int
}

// Actors are the actors of all articles, those with the most statements first. The
// versions of an edited article are one.
func (s *Store) Actors(ctx context.Context) ([]Known, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT w.name, min(w.kind), count(DISTINCT w.article), sum(w.mentions),
		(SELECT count(*) FROM finding f JOIN article a ON a.id = f.article
			WHERE f.actor = w.name COLLATE NOCASE AND NOT `+saidAgain+`) AS says
		FROM actor w JOIN article a ON a.id = w.article WHERE w.kind <> 'unnamed' AND NOT EXISTS (
			SELECT 1 FROM article n CROSS JOIN actor o WHERE `+later+` AND o.article = n.id AND o.name = w.name COLLATE NOCASE)
		GROUP BY w.name COLLATE NOCASE ORDER BY says DESC, 3 DESC, 4 DESC, w.name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Known
	for rows.Next() {
		var v Known
		if err := rows.Scan(&v.Name, &v.Kind, &v.Articles, &v.Mentions, &v.Statements); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// PlaceOf is the byte of a text where a reviewer left it; false when
// it was not read before.
func (s *Store) PlaceOf(ctx context.Context, hash, reviewer string) (place int, ok bool) {
	err := s.db.QueryRowContext(ctx, `SELECT r.place FROM review r JOIN article a ON a.id = r.article
		WHERE a.hash = ? AND r.reviewer = ?`, hash, reviewer).Scan(&place)
	return place, err == nil
}
