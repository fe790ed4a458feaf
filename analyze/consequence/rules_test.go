package consequence

import (
	"strings"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// What the rules make of a span that the models may choose, all given by their words.
func TestWholeSpans(t *testing.T) {
	parser := syntax.New()
	for _, tt := range []struct {
		rule                     func(*view, tokens) tokens
		text, marker, span, want string
	}{
		{(*view).wholeSubject, "The minister's remarks during a visit have sparked a debate.", "have sparked", "during a visit", "The minister's remarks during a visit"},
		{(*view).wholeSubject, "The minister's remarks during a visit have sparked a debate.", "have sparked", "a visit", "The minister's remarks during a visit"},
		{(*view).wholeSubject, "The minister's remarks during a visit have sparked a debate.", "have sparked", "The minister's remarks", "The minister's remarks"},
		{(*view).wholeSubject, "The minister's remarks during a visit have sparked a debate.", "have sparked", "a debate", "a debate"},
		{(*view).withParticiple, "The town saved money by closing two schools.", "by", "two schools", "closing two schools"},
		{(*view).withParticiple, "The town saved money by closing two schools.", "by", "The town saved money", "The town saved money"},
		{(*view).withParticiple, "The fire was caused by burning leaves in a yard.", "caused", "leaves in a yard", "leaves in a yard"},
		{(*view).untie, "The town wants to close two schools.", "wants", "to close two schools", "close two schools"},
		{(*view).untie, "He told how decisions at the top can shape lives.", "shape", "how decisions at the top", "decisions at the top"},
		{(*view).untie, "He said that the deal could spark a war.", "spark", "that the deal", "the deal"},
		{(*view).wholeFront, "The remarks have sparked a wave of anger.", "have sparked", "wave of anger", "a wave of anger"},
		{(*view).wholeFront, "The text sets up a hotline so that no quarrel grows.", "so that", "up a hotline", "sets up a hotline"},
		{(*view).wholeFront, "The town saved money by closing two schools.", "closing", "two schools", "two schools"},
		{(*view).untie, "The decision led to riots.", "led", "to riots", "riots"},
		{(*view).withoutClause, "A fire, which broke out at noon, caused delays.", "caused", "A fire, which broke out at noon", "A fire"},
		{(*view).unattributed, "The rise caused a strike, according to the union.", "caused", "a strike, according to the union", "a strike"},
		{(*view).withoutClause, "The rise caused a strike by drivers who lost money.", "caused", "a strike by drivers who lost money", "a strike by drivers who lost money"},
		{(*view).withoutClause, "The men, who were drunk, caused a fight.", "caused", "The men, who were drunk, caused a fight", "The men, who were drunk, caused a fight"},
	} {
		doc := text.Parse(tt.text, text.Plain)
		p := newPage(doc, parser.Parse(doc))
		at := func(words string) (r tokens) {
			from := strings.Index(tt.text, words)
			for i, k := range doc.Tokens {
				if k.Start == from {
					r.first = i
				}
				if k.End == from+len(words) {
					r.last = i + 1
				}
			}
			return r
		}
		m := at(tt.marker)
		v := newView(p, doc.Sentences[0], -1, candidate{at: m.last - 1, first: m.first, last: m.last})
		if got := doc.Text(p.span(tt.rule(v, at(tt.span)))); got != tt.want {
			t.Errorf("%s: %q becomes %q, want %q", tt.text, tt.span, got, tt.want)
		}
	}
}

// A span keeps both of two marks or none.
func TestMarksInPairs(t *testing.T) {
	f := finder(t)
	for _, tt := range []struct{ text, cause, effect string }{
		{"\"The awards brought a lot of traffic, so the firm bought a new server,\" he said.", "The awards brought a lot of traffic", "the firm bought a new server"},
		{"Mr Oaten said the plan \"could create conflict between chief constables and officials\".", "the plan", "conflict between chief constables and officials"},
		{"If the studios focus on \"added value content\", prices could rise.", "the studios focus on \"added value content\"", "prices could rise"},
	} {
		if got := find1(t, f, tt.text); len(got) != 1 || got[0].Cause[0].Text != tt.cause || got[0].Effect[0].Text != tt.effect {
			t.Errorf("%s\nwant %q -> %q, got %+v", tt.text, tt.cause, tt.effect, got)
		}
	}
}

// A purpose that the effect of another ends with is no consequence of its own.
func TestPurposeWithin(t *testing.T) {
	got := find1(t, finder(t), "He urged Congress to reinstate lapsed rules that require tax cuts and spending to be offset elsewhere in the budget "+
		"in an effort to prevent the US heading further into the red.")
	if len(got) != 1 || got[0].Cause[0].Text != "lapsed rules" {
		t.Errorf("want what the rules require alone, got %+v", got)
	}
}

// What the words around the marker's verb deny is denied, whatever it is.
func TestDenied(t *testing.T) {
	checkPairs(t, []pairTest{
		{"would not", "The minister insisted that the reform would not lead to job losses.", "the reform", "job losses", report.Denied},
		{"have not", "The new rules have not led to fewer accidents.", "The new rules", "fewer accidents", report.Denied},
		{"not by", "The landslide was not triggered by the blasting, geologists concluded.", "the blasting", "The landslide", report.Denied},
		{"never", "The blaze was never caused by a cigarette, the defence said.", "a cigarette", "The blaze", report.Denied},
		{"doesn't", "The vaccine doesn't cause autism, she said.", "The vaccine", "autism", report.Denied},
		{"neither", "Neither the strike nor the snow caused the shortage.", "the strike nor the snow", "the shortage", report.Denied},
		{"no", "No deaths were caused by the storm.", "the storm", "No deaths", report.Denied},
		{"not expected", "The rate rise isn't expected to cause a recession.", "The rate rise", "a recession", report.Doubtful},
		{"not appear", "The leak did not seem to cause alarm.", "The leak", "alarm", report.Doubtful},
		{"may not", "The deal may not lead to lower prices.", "The deal", "lower prices", report.Possible},
		{"not only", "The pause has not only led to better results.", "The pause", "better results", report.Asserted},
		{"denied elsewhere", "The court did not say that the leak caused the delay.", "the leak", "the delay", report.Asserted},
		{"not by, as an agent", "People who use the site will not be affected by the worm.", "the worm", "People who use the site", report.Denied},
		{"no one by", "No one was hurt by the blast.", "the blast", "No one", report.Denied},
		{"failed to", "The new law failed to reduce the number of accidents.", "The new law", "the number of accidents", report.Denied},
		{"did nothing to", "The summit did nothing to ease tensions in the region.", "The summit", "tensions in the region", report.Denied},
		{"did little to", "The raid has done little to stop the smuggling of weapons.", "The raid", "the smuggling of weapons", report.Doubtful},
		{"little effect", "The law had little effect on prices.", "The law", "prices", report.Doubtful},
		{"deny that", "The company denied that its chemicals caused the deaths.", "its chemicals", "the deaths", report.Denied},
		{"reject claims that", "The ministry rejected claims that the dam caused the flood.", "the dam", "the flood", report.Denied},
		{"did not deny", "The company did not deny that its chemicals caused the deaths.", "its chemicals", "the deaths", report.Asserted},
		{"doubt that", "Scientists doubt that the dam caused the earthquake.", "the dam", "the earthquake", report.Doubtful},
		{"no evidence", "There is no evidence that the vaccine causes autism.", "the vaccine", "autism", report.Doubtful},
		{"nobody believes", "Nobody believes that the memo caused the crash.", "the memo", "the crash", report.Denied},
		{"does not think", "Devon said he does not think the strike will hurt the party.", "the strike", "the party", report.Denied},
		{"it was not", "It was not the rain that caused the flood.", "the rain", "the flood", report.Denied},
		{"not only, in front", "The deal not only raised eyebrows but stirred anger in the north.", "The deal", "anger in the north", report.Asserted},
		{"no fewer", "No fewer than 20 deaths were caused by the storm.", "the storm", "No fewer than 20 deaths", report.Asserted},
	})
}

// A verb does nothing to what stands in the next clause.
func TestParted(t *testing.T) {
	checkPairs(t, []pairTest{
		{"although", "Lower taxes would help, although many firms are in debt.", "", "", ""},
	})
}
