package store

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"ascribe/analyze/report"
	"ascribe/tui/review"
)

// Article is an article as it is reviewed.
type Article struct {
	Name   string
	Path   string // absolute; empty when it came through a pipe
	URL    string
	Title  string
	Text   string // what the spans of the report count in
	Report *report.Report
	Least  float64 // findings less certain than this are not asked for
}

// Hash names a text.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// findings names what was found, whatever the article was called.
func findings(r *report.Report) (string, []byte, error) {
	plain := *r
	plain.ID, plain.Source = "", report.Source{}
	data, err := json.Marshal(&plain)
	if err != nil {
		return "", nil, err
	}
	whole, err := json.Marshal(r)
	return Hash(string(data)), whole, err
}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // the level is valid and a buffer takes everything
	}
	return b.Bytes()
}

func inflate(data []byte) ([]byte, error) { return io.ReadAll(flate.NewReader(bytes.NewReader(data))) }

const clock = time.RFC3339Nano

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(clock)
}

// put adds an article, or brings what is known of it up to date, and returns its
// id and whether its findings are new.
func (a *Article) put(ctx context.Context, tx *sql.Tx) (id int64, changed bool, err error) {
	hash := Hash(a.Text)
	found, data, err := findings(a.Report)
	if err != nil {
		return 0, false, err
	}
	var before string
	err = tx.QueryRowContext(ctx, "SELECT id, findings FROM article WHERE hash = ?", hash).Scan(&id, &before)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		res, err := tx.ExecContext(ctx, `INSERT INTO article (hash, name, title, path, url, source, report, findings, added)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, hash, a.Name, a.Title, a.Path, a.URL, deflate([]byte(a.Text)), deflate(data),
			found, stamp(time.Now()))
		if err != nil {
			return 0, false, err
		}
		if id, err = res.LastInsertId(); err != nil {
			return 0, false, err
		}
		return id, true, putFindings(ctx, tx, id, a.Report)
	case err != nil:
		return 0, false, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE article SET name = ?, path = iif(? = '', path, ?), url = iif(? = '', url, ?)
		WHERE id = ? AND (name <> ? OR path <> ? OR url <> ?)`, a.Name, a.Path, a.Path, a.URL, a.URL, id, a.Name, a.Path, a.URL)
	if err != nil || before == found {
		return id, false, err
	}
	_, err = tx.ExecContext(ctx, "UPDATE article SET report = ?, findings = ?, title = ? WHERE id = ?", deflate(data), found, a.Title, id)
	return id, true, err
}

// putFindings writes the actors of an article and what they claim anew.
func putFindings(ctx context.Context, tx *sql.Tx, article int64, r *report.Report) error {
	for _, table := range []string{"actor", "finding"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE article = ?", article); err != nil {
			return err
		}
	}
	names := map[string]*report.Actor{}
	put, err := tx.PrepareContext(ctx, "INSERT INTO actor (article, id, name, kind, aliases, mentions) VALUES (?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer put.Close()
	for i := range r.Actors {
		a := &r.Actors[i]
		names[a.ID] = a
		if _, err := put.ExecContext(ctx, article, a.ID, a.Name, a.Kind, strings.Join(a.Aliases, "\n"), len(a.Mentions)); err != nil {
			return err
		}
	}
	add, err := tx.PrepareContext(ctx, "INSERT INTO finding (article, name, layer, actor, known, kind, words) VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer add.Close()
	who := func(id *string, source []report.Passage) (string, string) {
		if id != nil && names[*id] != nil {
			return names[*id].Name, strings.Join(append(names[*id].Aliases, words(source)), "\n")
		}
		return words(source), ""
	}
	for i := range r.Attributions {
		t := &r.Attributions[i]
		name, known := who(t.Actor, t.Source)
		if _, err := add.ExecContext(ctx, article, t.ID, review.Attribution, name, known, t.Class, words(t.Content)); err != nil {
			return err
		}
	}
	for i := range r.Consequences {
		c := &r.Consequences[i]
		name, known := who(c.Actor, nil)
		said := words(c.Cause) + " → " + words(c.Effect)
		if _, err := add.ExecContext(ctx, article, c.ID, review.Consequence, name, known, c.Certainty, said); err != nil {
			return err
		}
	}
	return nil
}

func words(ps []report.Passage) string {
	parts := make([]string, len(ps))
	for i, p := range ps {
		parts[i] = strings.Join(strings.Fields(p.Text), " ")
	}
	return strings.Join(parts, " … ")
}
