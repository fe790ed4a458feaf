// Package store keeps reviews in one SQLite database: articles by the hash of
// their text, what was found in them, and every action of every review, so that
// all of it can be undone. It does not decide what an action means; that is the
// business of package review, and the tables of claims, notes and corrections are
// written from what it says.
//
// The database is in WAL mode and syncs at every commit. An action is one
// transaction, and is acknowledged when that has come back: what was acknowledged
// is there after a crash of the program, the system or the power. Several
// processes may work on one database; whoever writes to a review that has been
// written to meanwhile takes in the other's actions first.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

var (
	// ErrNewer is returned for a database that a newer version of the program wrote.
	ErrNewer = errors.New("the database of reviews is from a newer version of ascribe")
	// ErrForeign is returned for a file that is a database of something else.
	ErrForeign = errors.New("the file is not a database of reviews")
	// ErrNone is returned when there is no such article or review.
	ErrNone = errors.New("there is no such review")
	// ErrOther is returned for a review that is one of quite another article.
	ErrOther = errors.New("the review is of another article")
)

// Path is where the database is: in the folder for data of the XDG base directory
// specification.
func Path() string { return filepath.Join(xdg.DataHome, "ascribe", "reviews.db") }

// Store is an open database.
type Store struct {
	db       *sql.DB
	path     string
	readOnly bool
}

// busy is how long a transaction waits for another process, in milliseconds.
const busy = 3000

// Open opens the database and makes it when there is none. One that cannot be
// written is opened to be read.
func Open(ctx context.Context, path string) (*Store, error) {
	return open(ctx, path, migrations)
}

func open(ctx context.Context, path string, steps []string) (*Store, error) {
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		var s *Store
		if s, err = connect(ctx, path, "rwc", steps); err == nil {
			return s, nil
		}
	}
	if unwritable(err) {
		if s, again := connect(ctx, path, "ro", steps); again == nil {
			s.readOnly = true
			return s, nil
		}
	}
	return nil, err
}

func connect(ctx context.Context, path, mode string, steps []string) (*Store, error) {
	q := url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_pragma": {
		fmt.Sprintf("busy_timeout(%d)", busy), "foreign_keys(1)", "synchronous(FULL)", "cache_size(-4000)"}}
	if mode == "rwc" {
		q["_pragma"] = append(q["_pragma"], "journal_mode(WAL)")
	} else if _, err := os.Stat(path + "-wal"); err != nil {
		// In a folder that cannot be written there is no place for the shared
		// memory of a WAL; without a WAL none is needed.
		q.Set("immutable", "1")
	}
	name := (&url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: q.Encode()}).String()
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if mode == "rwc" {
		err = migrate(ctx, db, steps)
	} else {
		var v int
		if v, err = versionOf(ctx, db); err == nil && v != len(steps) {
			err = fmt.Errorf("it has version %d and cannot be brought to %d", v, len(steps))
			if v > len(steps) {
				err = ErrNewer
			}
		}
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return &Store{db: db, path: path}, nil
}

// ReadOnly reports whether nothing can be saved.
func (s *Store) ReadOnly() bool { return s.readOnly }

// Path is the file of the database.
func (s *Store) Path() string { return s.path }

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// in runs f in a transaction.
func (s *Store) in(ctx context.Context, f func(tx *sql.Tx) error) error {
	if s.readOnly {
		return ErrReadOnly
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// ErrReadOnly is returned for every action on a database that cannot be written.
var ErrReadOnly = errors.New("the folder of the reviews cannot be written")

// unwritable reports whether an error means that the place cannot be written.
func unwritable(err error) bool {
	if errors.Is(err, os.ErrPermission) || errors.Is(err, ErrReadOnly) {
		return true
	}
	switch code(err) {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return true
	}
	return errors.Is(err, errReadOnlyFileSystem)
}

// code is the primary result code of SQLite in an error, 0 for none.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// Say tells in a few words why something could not be saved or read.
func Say(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, ErrNewer):
		return ErrNewer.Error()
	case unwritable(err):
		return ErrReadOnly.Error()
	}
	switch code(err) {
	case sqlite3.SQLITE_FULL:
		return "the disk is full"
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "another program holds the database of reviews"
	case sqlite3.SQLITE_IOERR:
		return "the disk cannot be written"
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return "the database of reviews is damaged"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return "the reviews cannot be written: " + p.Err.Error()
	}
	return err.Error()
}
