package store

import (
	"context"
	"sync"
)

// Lazy is a database that is opened when it is first asked for, and again for as
// long as it could not be.
type Lazy struct {
	File string

	mu    sync.Mutex
	store *Store
}

// Get is the open database.
func (l *Lazy) Get(ctx context.Context) (*Store, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.store == nil {
		s, err := Open(ctx, l.File)
		if err != nil {
			return nil, err
		}
		l.store = s
	}
	return l.store, nil
}

// Close closes the database if it was opened.
func (l *Lazy) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.store == nil {
		return nil
	}
	err := l.store.Close()
	l.store = nil
	return err
}

// reopen has the database opened anew: one that could not be written may be
// writable now.
func (l *Lazy) reopen() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.store != nil && l.store.readOnly {
		l.store.Close()
		l.store = nil
	}
}
