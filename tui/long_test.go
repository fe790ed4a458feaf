package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review/store"
)

// storyTimes is the story so many times, with what is found in it each time; of
// the statements with a source every seventh is by the same actor.
func storyTimes(t testing.TB, times int) (string, *report.Report) {
	const speakers = 7
	var all report.Report
	for i := range times {
		r := storyReport(t)
		moved := func(p report.Passage) report.Passage {
			p.Start, p.End = p.Start+i*(len(story)+1), p.End+i*(len(story)+1)
			return p
		}
		move := func(lists ...[]report.Passage) {
			for _, l := range lists {
				for k := range l {
					l[k] = moved(l[k])
				}
			}
		}
		id := func(s string) string { return fmt.Sprint(s, "-", i) }
		speaker := fmt.Sprint("a-", i%speakers)
		for _, a := range r.Attributions {
			move(a.Source, a.Cue, a.Content)
			if a.ID = id(a.ID); a.Actor != nil {
				a.Actor = &speaker
			}
			all.Attributions = append(all.Attributions, a)
		}
		for _, s := range r.Speculation {
			s.ID, s.Span = id(s.ID), moved(s.Span)
			all.Speculation = append(all.Speculation, s)
		}
		for _, c := range r.Consequences {
			move(c.Cause, c.Marker, c.Effect)
			claim := id(*c.ClaimedBy)
			c.ID, c.ClaimedBy = id(c.ID), &claim
			all.Consequences = append(all.Consequences, c)
		}
		if i < speakers {
			all.Actors = append(all.Actors, report.Actor{ID: speaker, Name: fmt.Sprint("Mara Venn ", i), Kind: report.Person})
		}
		a := &all.Actors[i%speakers]
		a.Attributions = append(a.Attributions, id(r.Actors[0].Attributions[0]))
		for _, m := range r.Actors[0].Mentions {
			a.Mentions = append(a.Mentions, report.Mention{Passage: moved(m.Passage)})
		}
	}
	return strings.Repeat(story+"\n", times), &all
}

// longReviewer reads the story so many times over, analysed, with a review in a file.
func longReviewer(t testing.TB, file string, times int) *model {
	source, r := storyTimes(t, times)
	m := reviewerOf(t, file, source, r, 120, 40)
	_, cmd := m.Update(nil) // a part of a long article is analysed first
	run(m, cmd)
	if m.review.state == nil || len(m.review.state.Claims) < times {
		t.Fatalf("it is not analysed: %+v", m.review.state)
	}
	m.View()
	return m
}

// times1k is how often the story makes 1,000 words.
var times1k = 1 + 1000/words(text.Parse(story, text.Markdown))

// walks are keys that are typed while reading, and back again.
var walks = []string{"j k", "d u", "] [", "} {", "tab j k esc", "tab j k enter ] [ esc esc", "l l l l l", "M j k esc", "v v v", "A A",
	"enter esc", "m a ' a", "2 j 2 k", "1 z", "s s", "R enter z R", "t t", "i esc", "- +", "y"}

func BenchmarkKeys(b *testing.B) {
	for _, times := range []int{times1k, 100 * times1k} {
		m := longReviewer(b, reviewFile(b), times)
		for _, walk := range walks {
			b.Run(fmt.Sprintf("%dk words/%s", times/times1k, walk), func(b *testing.B) {
				press(m, "esc", "esc", "esc", "5", "0", "G", "]")
				for b.Loop() {
					for _, k := range keysIn(walk) {
						press(m, k)
						m.View()
					}
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(keysIn(walk))), "µs/key")
			})
		}
	}
}

// typed is what the cheapest of some rounds of keys costs, frames included.
func typed(m *model, keys []string, rounds int) time.Duration {
	best := time.Hour
	for range rounds {
		best = min(best, cost(func() {
			for _, k := range keys {
				press(m, k)
				m.View()
			}
		}))
	}
	return best
}

// A key takes about as long in a book as in an article; one that changes the review,
// which has all claims gone through, some times as long.
func TestKeysInALongArticle(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	short, long := longReviewer(t, reviewFile(t), times1k), longReviewer(t, reviewFile(t), 100*times1k)
	for _, walk := range walks {
		times := 3.0
		switch {
		case strings.Contains(walk, "z"):
			times = 25
		case walk == "- +", walk == "t t":
			times = 6 // laid anew, as much of it as a few screens
		}
		press(short, "esc", "esc", "esc", "5", "0", "G", "]")
		press(long, "esc", "esc", "esc", "5", "0", "G", "]")
		few, many := time.Hour, time.Hour
		for range 20 {
			few, many = min(few, typed(short, keysIn(walk), 5)), min(many, typed(long, keysIn(walk), 5))
			if float64(many) <= times*float64(few) {
				break
			}
		}
		if float64(many) > times*float64(few) {
			t.Errorf("%s: %v in a long article, %v in a short one", walk, many, few)
		}
	}
}

// unread is a review of an article whose claims are not read yet.
func unread(t *testing.T, source string, r *report.Report) *store.Keeper {
	return store.NewKeeper(&store.Lazy{File: reviewFile(t)}, store.Article{Name: "story", Text: source, Report: r}, "ada")
}

// What takes long is done before the reader hears of it: neither the end of an
// analysis nor the review that is found then keeps a key waiting as long as it
// takes to read the claims.
func TestTakingInIsShort(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	source, r := storyTimes(t, 100*times1k)
	file := reviewFile(t)
	keys(longReviewer(t, file, 100*times1k), "]", "2")

	const most = .5 // of the time the claims are read in
	reading, analysis, resumed := time.Hour, time.Hour, time.Hour
	short := func(d time.Duration) bool { return float64(d) < most*float64(reading) }
	for range 10 {
		start, k := time.Now(), unread(t, source, r)
		k.Review()
		reading = min(reading, time.Since(start))

		m := reviewerOf(t, file, source, r, 120, 40)
		var take func(tea.Cmd)
		take = func(cmd tea.Cmd) {
			if cmd == nil {
				return
			}
			msg := cmd()
			if batch, ok := msg.(tea.BatchMsg); ok {
				for _, c := range batch {
					take(c)
				}
				return
			}
			start := time.Now()
			_, next := m.Update(msg)
			took := time.Since(start)
			switch msg := msg.(type) {
			case analysed:
				if msg.part.Empty() {
					analysis = min(analysis, took)
				}
			case saved:
				resumed = min(resumed, took)
			}
			take(next)
		}
		_, begins := m.Update(nil)
		take(begins)
		if m.review.tallies[0].done != 1 {
			t.Fatalf("the verdict is not found: %v", m.review.tallies)
		}
		if short(analysis) && short(resumed) {
			return
		}
	}
	t.Errorf("an analysis is taken in in %v, a review in %v, and the claims read in %v", analysis, resumed, reading)
}

// While the claims of a book are read, whoever asks how much is not saved, as every
// frame does, does not wait.
func TestNobodyWaitsForTheClaims(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	source, r := storyTimes(t, 1000*times1k)
	for range 10 {
		k := unread(t, source, r)
		read := make(chan time.Duration)
		go func() {
			start := time.Now()
			k.Review()
			read <- time.Since(start)
		}()
		var longest time.Duration
		for {
			start := time.Now()
			k.Pending()
			longest = max(longest, time.Since(start))
			select {
			case took := <-read:
				if longest < took/2 {
					return
				}
				t.Logf("waited %v of %v", longest, took)
			default:
				time.Sleep(time.Millisecond)
				continue
			}
			break
		}
	}
	t.Error("every time it waits until the claims are read")
}
