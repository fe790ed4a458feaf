package store

import (
	"reflect"
	"strings"
	"testing"

	"ascribe/analyze/report"
	"ascribe/tui/review"
)

func TestEditedArticle(t *testing.T) {
	file := dbFile(t)
	k := begun(t, file)
	for _, a := range everything() {
		k.Do(a)
	}
	k.Undo()
	k.MoveTo(strings.Index(story, "The harbour"))
	flush(t, k)

	edited := strings.Replace("Updated at noon.\n\n"+story, "on Monday", "from Monday on", 1)
	a := storyArticle(t, story)
	a.Text = edited
	a.Report = storyReport(t, strings.Replace(edited, "from Monday on", "on Monday     ", 1))
	fix := passages(t, edited, "the boats could stop from Monday on")
	a.Report.Attributions[0].Content = fix
	a.Report.Attributions[0].ID, a.Report.Attributions[1].ID = "t2", "t1"
	again := begunAgain(t, file, a)
	news := again.news
	if news.Earlier == nil || !news.Earlier.Edited || news.Earlier.Lost != 0 {
		t.Fatalf("opened with %+v", news.Earlier)
	}
	if news.Place < strings.Index(edited, "The harbour")-20 || news.Place > strings.Index(edited, "The harbour")+20 {
		t.Errorf("resumed at %q", edited[news.Place:])
	}
	r := again.Review()
	c := r.Claim("t2")
	if c.Verdict != review.Supported || c.Note == "" || !c.Moved || !strings.Contains(c.Was, "on Monday") || !c.Open() {
		t.Errorf("the edited claim is %+v", c)
	}
	if c := r.Claim("c1"); c.Verdict != "odd" || c.Was != "" {
		t.Errorf("the claim that was not edited is %+v", c)
	}
	// It is all there after a restart, and what was undone is redone.
	third := begunAgain(t, file, a)
	if !reflect.DeepEqual(third.Review(), r) {
		t.Errorf("read back\n%+v, want\n%+v", third.Review(), r)
	}
	if _, ok := third.Redo(); !ok {
		t.Error("nothing to redo")
	}
	for range everything() {
		if _, ok := third.Undo(); !ok {
			t.Fatal("what was done before the edit is not undone")
		}
	}
	if c := third.Review().Claim("t2"); c.Verdict != "" {
		t.Errorf("the verdict is still %q", c.Verdict)
	}
	// The old version is as it was.
	if c := begun(t, file).Review().Claim("t1"); c.Verdict != review.Supported || c.Moved {
		t.Errorf("the old version has %+v", c)
	}
}

// An article that goes back to an earlier wording takes along what was said of it
// meanwhile; where each version has something of its own, each keeps that.
func TestBackToAnEarlierWording(t *testing.T) {
	first := storyArticle(t, story)
	second := storyArticle(t, "Updated.\n\n"+story)
	judge := func(k *Keeper, id string, v review.Verdict) {
		k.Do(review.Action{Kind: review.GiveVerdict, Claim: id, Verdict: v})
		flush(t, k)
	}
	verdict := func(k *Keeper, id string) review.Verdict { return k.Review().Claim(id).Verdict }
	file := dbFile(t)
	one := begunAgain(t, file, first)
	judge(one.Keeper, "t1", review.Supported)
	judge(begunAgain(t, file, second).Keeper, "t2", review.Disputed)
	again := begunAgain(t, file, first)
	if verdict(again.Keeper, "t1") != review.Supported || verdict(again.Keeper, "t2") != review.Disputed {
		t.Errorf("back again: %q, %q", verdict(again.Keeper, "t1"), verdict(again.Keeper, "t2"))
	}
	if e := again.news.Earlier; e == nil || e.Kept+e.Moved != 2 || e.Lost > 0 {
		t.Errorf("it opens with %+v", e)
	}
	// It is all there after a restart, without another word, and is undone as before.
	again = begunAgain(t, file, first)
	if again.news.Earlier != nil || verdict(again.Keeper, "t2") != review.Disputed {
		t.Errorf("the next time: %+v, %q", again.news.Earlier, verdict(again.Keeper, "t2"))
	}
	again.Undo()
	flush(t, again.Keeper)
	if verdict(again.Keeper, "t1") != review.Supported || verdict(again.Keeper, "t2") != "" {
		t.Error("what was done on the other version is not undone")
	}

	// Both versions have been gone on with.
	judge(again.Keeper, "c1", review.NeedsSource)
	judge(begunAgain(t, file, second).Keeper, "s1", review.NotAClaim)
	again = begunAgain(t, file, first)
	if again.news.Earlier != nil || verdict(again.Keeper, "c1") != review.NeedsSource || verdict(again.Keeper, "s1") != "" {
		t.Errorf("of two that went on: %+v, %q, %q", again.news.Earlier, verdict(again.Keeper, "c1"), verdict(again.Keeper, "s1"))
	}
}

type opened struct {
	*Keeper
	news News
}

func begunAgain(t *testing.T, file string, a Article) opened {
	t.Helper()
	lazy := &Lazy{File: file}
	t.Cleanup(func() { lazy.Close() })
	k := NewKeeper(lazy, a, "ada")
	return opened{k, flush(t, k)}
}

func TestOtherArticleUnderTheSameName(t *testing.T) {
	file := dbFile(t)
	k := begun(t, file)
	k.Do(review.Action{Kind: review.GiveVerdict, Claim: "t1", Verdict: review.Supported})
	flush(t, k)
	a := storyArticle(t, story)
	a.Text = "Something else entirely\n\nThe council of the island met on a rainy evening and spoke of sheep, walls and wool.\n"
	a.Report = &report.Report{Schema: report.Schema}
	if news := begunAgain(t, file, a).news; news.Earlier != nil {
		t.Errorf("carried over from another article: %+v", news.Earlier)
	}
}

func TestNewFindings(t *testing.T) {
	file := dbFile(t)
	k := begun(t, file)
	k.Do(review.Action{Kind: review.GiveVerdict, Claim: "t1", Verdict: review.Supported})
	k.Do(review.Action{Kind: review.GiveVerdict, Claim: "s1", Verdict: review.NotAClaim})
	flush(t, k)
	// A better program finds other things under other names.
	a := storyArticle(t, story)
	a.Report.Attributions[0].ID, a.Report.Speculation = "t9", nil
	r := begunAgain(t, file, a).Review()
	if c := r.Claim("t9"); c == nil || c.Verdict != review.Supported || c.Moved {
		t.Errorf("the finding with another name is %+v", c)
	}
	if c := r.Claim("own1"); c == nil || c.Exact != "could" || c.Verdict != review.NotAClaim {
		t.Errorf("the finding that is gone is %+v", c)
	}
}
