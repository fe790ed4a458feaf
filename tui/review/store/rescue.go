package store

import (
	"encoding/json"

	"ascribe/tui/review"
)

// RescueSchema names the form of what could not be saved.
const RescueSchema = "ascribe.unsaved/1"

// Rescued are actions that could not be saved, with what tells where they belong.
type Rescued struct {
	Schema   string          `json:"schema"`
	Hash     string          `json:"sha256"` // of the text of the article
	Name     string          `json:"name"`
	Reviewer string          `json:"reviewer"`
	Actions  []review.Action `json:"actions"`
}

// Rescue is what waits to be saved, for a file. What was undone meanwhile is not
// in it.
func (k *Keeper) Rescue() ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	r := Rescued{Schema: RescueSchema, Hash: Hash(k.article.Text), Name: k.article.Name, Reviewer: k.reviewer}
	for i := range k.pending {
		if o := &k.pending[i]; o.kind == do {
			for _, a := range k.log.Done {
				if a.Made.Equal(o.action.Made) && a.Kind == o.action.Kind {
					r.Actions = append(r.Actions, a)
				}
			}
		}
	}
	return json.MarshalIndent(&r, "", "  ")
}

// Adopt does actions that could not be saved at their time, and returns how many.
// Those that are there already are passed over, and what was added gets another id
// where the one it had has been taken since.
func (k *Keeper) Adopt(actions []review.Action) (n int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	now := map[string]string{} // new ids by old ones
	for _, a := range actions {
		if k.log.Has(&a) {
			continue
		}
		id, prefix := &a.Claim, "own"
		if a.Note != "" {
			id, prefix = &a.Note, "note"
		}
		if old := *id; (a.Kind == review.AddClaim || a.Kind == review.AddNote) && !k.log.Free(old) {
			now[old] = k.log.Fresh(prefix)
		}
		if other, ok := now[*id]; ok {
			*id = other
		}
		k.add(op{kind: do, action: a})
		n++
	}
	return n
}
