package store

import (
	"context"
	"database/sql"
	"fmt"
)

// applicationID marks the file as ours (PRAGMA application_id); "asc1".
const applicationID = 0x61736331

// migrations bring the schema from one version to the next. They are never
// changed, only added to: the version of a database (PRAGMA user_version) is how
// many of them it has seen.
var migrations = []string{`
CREATE TABLE article (
	id       INTEGER PRIMARY KEY,
	hash     TEXT NOT NULL UNIQUE,   -- SHA-256 of the text, hexadecimal
	name     TEXT NOT NULL,
	title    TEXT NOT NULL,
	path     TEXT NOT NULL,          -- absolute; empty for what came through a pipe
	url      TEXT NOT NULL,
	source   BLOB NOT NULL,          -- the text, deflated
	report   BLOB NOT NULL,          -- ascribe.report/1, deflated
	findings TEXT NOT NULL,          -- SHA-256 of the report
	added    TEXT NOT NULL
);
CREATE INDEX article_path ON article(path);
CREATE INDEX article_url ON article(url);
CREATE INDEX article_title ON article(title);

CREATE TABLE review (
	id       INTEGER PRIMARY KEY,
	article  INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
	reviewer TEXT NOT NULL,
	base     TEXT NOT NULL,          -- claims carried over, JSON
	head     INTEGER NOT NULL,       -- the action that was done last, 0 for none
	place    INTEGER NOT NULL,       -- the byte the reader was at
	updated  TEXT NOT NULL,
	open     INTEGER NOT NULL,       -- claims without a verdict
	disputed INTEGER NOT NULL,
	total    INTEGER NOT NULL,
	UNIQUE (article, reviewer)
);

-- What was done, appended and never changed. An action follows another; undoing
-- moves the head back, redoing moves it on to the latest that follows it.
CREATE TABLE action (
	id     INTEGER PRIMARY KEY AUTOINCREMENT,
	review INTEGER NOT NULL REFERENCES review(id) ON DELETE CASCADE,
	prev   INTEGER NOT NULL,
	body   TEXT NOT NULL             -- JSON
);
CREATE INDEX action_review ON action(review);

-- What follows from the actions, for those who look with SQL.
CREATE TABLE claim (
	review  INTEGER NOT NULL REFERENCES review(id) ON DELETE CASCADE,
	id      TEXT NOT NULL,
	layer   TEXT NOT NULL,
	own     INTEGER NOT NULL,
	lost    INTEGER NOT NULL,
	moved   INTEGER NOT NULL,
	exact   TEXT NOT NULL,
	verdict TEXT NOT NULL,
	note    TEXT NOT NULL,
	tags    TEXT NOT NULL,
	decided TEXT NOT NULL,
	PRIMARY KEY (review, id)
) WITHOUT ROWID;
CREATE TABLE note (
	review INTEGER NOT NULL REFERENCES review(id) ON DELETE CASCADE,
	id     TEXT NOT NULL,
	first  INTEGER NOT NULL,
	beyond INTEGER NOT NULL,
	exact  TEXT NOT NULL,
	text   TEXT NOT NULL,
	tags   TEXT NOT NULL,
	lost   INTEGER NOT NULL,
	moved  INTEGER NOT NULL,
	made   TEXT NOT NULL,
	PRIMARY KEY (review, id)
) WITHOUT ROWID;
CREATE TABLE correction (
	review INTEGER NOT NULL REFERENCES review(id) ON DELETE CASCADE,
	at     INTEGER NOT NULL,
	body   TEXT NOT NULL,
	PRIMARY KEY (review, at)
) WITHOUT ROWID;

-- The actors of all articles, as corrected, and what each is said to claim.
CREATE TABLE actor (
	article  INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
	id       TEXT NOT NULL,
	name     TEXT NOT NULL,
	kind     TEXT NOT NULL,
	aliases  TEXT NOT NULL,
	mentions INTEGER NOT NULL,
	PRIMARY KEY (article, id)
) WITHOUT ROWID;
CREATE INDEX actor_name ON actor(name COLLATE NOCASE);
CREATE TABLE finding (
	id      INTEGER PRIMARY KEY,
	article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
	name    TEXT NOT NULL,           -- its id in the report
	layer   TEXT NOT NULL,
	actor   TEXT NOT NULL,           -- who claims it, by name
	known   TEXT NOT NULL,           -- the actor's other names
	kind    TEXT NOT NULL,           -- class, kind or certainty
	words   TEXT NOT NULL,           -- what is claimed
	UNIQUE (article, layer, name)
);
CREATE INDEX finding_actor ON finding(actor COLLATE NOCASE);
CREATE VIRTUAL TABLE finding_text USING fts5(
	actor, known, words, content='finding', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER finding_in AFTER INSERT ON finding BEGIN
	INSERT INTO finding_text(rowid, actor, known, words) VALUES (new.id, new.actor, new.known, new.words);
END;
CREATE TRIGGER finding_out AFTER DELETE ON finding BEGIN
	INSERT INTO finding_text(finding_text, rowid, actor, known, words)
		VALUES ('delete', old.id, old.actor, old.known, old.words);
END;
`}

// migrate brings the database to the version of this program, one step after
// another, each whole or not at all.
func migrate(ctx context.Context, db *sql.DB, steps []string) error {
	for {
		more, err := migrateOne(ctx, db, steps)
		if err != nil || !more {
			return err
		}
	}
}

func migrateOne(ctx context.Context, db *sql.DB, steps []string) (more bool, err error) {
	version, err := versionOf(ctx, db)
	if err != nil {
		return false, err
	}
	if version > len(steps) {
		return false, fmt.Errorf("%w: it has version %d, this program knows %d", ErrNewer, version, len(steps))
	}
	if version == len(steps) {
		return false, nil
	}
	tx, err := db.BeginTx(ctx, nil) // immediate: the only writer from here on
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	// Another process may have been first.
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	if version >= len(steps) {
		return true, nil
	}
	var id int
	var tables int
	if err := tx.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return false, err
	}
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return false, err
	}
	if id != applicationID && (id != 0 || tables > 0) {
		return false, ErrForeign
	}
	if _, err := tx.ExecContext(ctx, steps[version]); err != nil {
		return false, fmt.Errorf("bring the schema to version %d: %w", version+1, err)
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", version+1, applicationID)); err != nil {
		return false, err
	}
	return true, tx.Commit()
}

func versionOf(ctx context.Context, db *sql.DB) (int, error) {
	var v int
	err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v)
	return v, err
}
