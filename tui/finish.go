package tui

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"ascribe/tui/review/store"
)

// NotSaved is returned by Run when the reader was left with actions that could not
// be saved. They are in Files, if those at least could be written.
type NotSaved struct {
	Actions int
	Why     string
	Files   []string
}

func (e *NotSaved) Error() string {
	s := fmt.Sprintf("%s not saved: %s", actionsOf(e.Actions), e.Why)
	if len(e.Files) > 0 {
		s += "; written to " + strings.Join(e.Files, ", ")
	}
	return s
}

// patience is how long the program waits for the last actions to be saved after
// the reader is closed.
const patience = 5 * time.Second

// finish saves what still waits after the reader was closed.
func (m *model) finish() error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	m.notePlace()
	var out *NotSaved
	for _, s := range m.sheets() {
		for _, k := range []*store.Keeper{s.review.earlier, s.review.keeper} {
			if k == nil {
				continue
			}
			_, err := k.Flush(ctx)
			n := k.Pending()
			if n == 0 {
				continue
			}
			if err == nil {
				err = ctx.Err()
			}
			if out == nil {
				out = &NotSaved{Why: store.Say(err)}
			}
			out.Actions += n
			out.Files = append(out.Files, rescue(k)...)
		}
	}
	if out == nil {
		return nil
	}
	return out
}

// rescue writes what could not be saved to a file of its own and returns its name.
func rescue(k *store.Keeper) []string {
	data, err := k.Rescue()
	if err != nil {
		return nil
	}
	f, err := os.CreateTemp("", "ascribe-unsaved-*.json")
	if err != nil {
		return nil
	}
	_, err = f.Write(data)
	if f.Close() != nil || err != nil {
		os.Remove(f.Name())
		return nil
	}
	return []string{f.Name()}
}
