package store

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"ascribe/tui/review"
)

// What could not be saved is taken in later, although notes have been made since
// under the ids it used, and once only.
func TestAdopted(t *testing.T) {
	stuck := NewKeeper(&Lazy{File: filepath.Join(t.TempDir(), "nowhere")}, storyArticle(t, story), "ada")
	for _, text := range []string{"first", "second"} {
		stuck.Do(review.Action{Kind: review.AddNote, Note: stuck.Fresh("note"), Spans: spanOfTitle, Exact: "Ferries", Text: text})
	}
	stuck.Do(review.Action{Kind: review.WriteNote, Note: "note1", Text: "first, rather"})
	stuck.Do(review.Action{Kind: review.GiveVerdict, Claim: "t1", Verdict: review.Disputed})
	data, err := stuck.Rescue()
	if err != nil {
		t.Fatal(err)
	}
	var saved Rescued
	if err := json.Unmarshal(data, &saved); err != nil {
		t.Fatal(err)
	}

	file := dbFile(t)
	k := begun(t, file)
	k.Do(review.Action{Kind: review.AddNote, Note: k.Fresh("note"), Spans: spanOfTitle, Exact: "Ferries", Text: "since"})
	flush(t, k)
	if n := k.Adopt(saved.Actions); n != 4 {
		t.Errorf("%d actions are taken in", n)
	}
	flush(t, k)
	k = begun(t, file)
	if n := k.Adopt(saved.Actions); n != 0 {
		t.Errorf("%d actions are taken in twice", n)
	}
	r := k.Review()
	var texts []string
	for _, n := range r.Notes {
		texts = append(texts, n.ID+" "+n.Text)
	}
	if len(texts) != 3 || texts[0] != "note1 since" || texts[1] != "note2 first, rather" || texts[2] != "note3 second" ||
		r.Claim("t1").Verdict != review.Disputed {
		t.Errorf("the notes are %q", texts)
	}
}
