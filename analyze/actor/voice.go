package actor

import (
	"slices"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// voice is who speaks in a block outside quotations, for whom, and to whom; nil
// where that is not known.
type voice struct{ speaker, group, addressee *entity }

// Pronouns of somebody who speaks, of those whom this one speaks for, and of whom
// he or she speaks to.
var (
	ofSpeaker   = map[string]bool{"i": true, "me": true, "my": true, "mine": true, "myself": true}
	ofGroup     = map[string]bool{"we": true, "us": true, "our": true, "ours": true, "ourselves": true}
	ofAddressee = map[string]bool{"you": true, "your": true, "yours": true, "yourself": true}
)

// What makes a text an interview or a speech.
const (
	leastAnswers = 3 // to questions; one is enough where an interview is spoken of
	leastFirst   = 5 // places that say I
	leastOurs    = 20
	leastBlocks  = 3 // that say I or we
)

// voices tells who speaks in the blocks of a text that is, as a whole, an interview
// without names before its turns, or somebody's speech; nil for other texts.
func (r *referrer) voices() []voice {
	blocks := r.spoken()
	begin, answers := answered(blocks)
	if answers >= leastAnswers || answers > 0 && r.speaksOfInterview(blocks[begin].from) {
		if guests, ok := r.guests(blocks[begin].from); ok {
			return r.interview(blocks, begin, guests)
		}
	}
	i, we, in := 0, 0, 0
	for _, b := range blocks {
		if i, we = i+b.first, we+b.ours; b.first+b.ours > 0 {
			in++
		}
	}
	if i < leastFirst && we < leastOurs || in < leastBlocks {
		return nil
	}
	return r.speech(len(blocks))
}

// block counts what is said in a block outside quotations and labelled turns.
type block struct {
	first, ours, second int // pronouns
	from, to            int // tokens
	sentences           int
	asks                bool // ends with a question mark
}

func (r *referrer) spoken() []block {
	doc := r.p.doc
	blocks := make([]block, len(doc.Blocks))
	for _, s := range doc.Sentences {
		b := &blocks[s.Block]
		if b.sentences++; b.sentences == 1 {
			b.from = s.First
		}
		b.to = s.Last
		kind := doc.Blocks[s.Block].Kind
		b.asks = (kind == text.Paragraph || kind == text.Heading) && r.p.words[s.Last-1] == "?"
		for i := s.First; i < s.Last; i++ {
			if r.quoted[i] >= 0 || r.turn[i] >= 0 {
				continue
			}
			w := r.p.lower[i]
			b.first, b.ours, b.second = b.first+btoi(ofSpeaker[w]), b.ours+btoi(ofGroup[w]), b.second+btoi(ofAddressee[w])
		}
	}
	return blocks
}

// speech has one voice speak in all of the blocks.
func (r *referrer) speech(blocks int) []voice {
	out := make([]voice, blocks)
	v := voice{speaker: r.author(), group: r.group()}
	for b := range out {
		out[b] = v
	}
	return out
}

// author is who says I throughout the text: the one who signs it, or whose speech
// the title says it is, else somebody without a name.
func (r *referrer) author() *entity {
	const note = "who says I throughout the text"
	if e := r.speakerInTitle(); e != nil {
		return e
	}
	name := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(r.p.doc.Text(r.p.doc.Byline), "By "), "by "))
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 4 || strings.ContainsAny(name, ",;:|&/") || slices.Contains(words, "and") {
		return r.create("", report.Unnamed, "I", "speech", note)
	}
	for _, e := range r.surnames[surnameKey(words[len(words)-1])] {
		if sameGiven(spelling(words[0]), spelling(strings.Fields(e.name)[0])) {
			return e
		}
	}
	return r.create("", report.Person, name, "speech", note)
}

// speakerInTitle is the one person in a title that says that this is a speech:
// "Remarks by Lena Hartvik".
func (r *referrer) speakerInTitle() (one *entity) {
	first, last := r.p.tokens(r.p.doc.Title)
	speech := false
	for i := first; i < last; i++ {
		switch r.p.lower[i] {
		case "remarks", "speech", "address", "statement", "testimony", "lecture", "eulogy":
			speech = true
		}
		if e := r.owner[i]; e != nil && e.kind == report.Person && e != one {
			if one != nil {
				return nil
			}
			one = e
		}
	}
	if !speech {
		return nil
	}
	return one
}

// group is those whom a speaker speaks for.
func (r *referrer) group() *entity {
	e := r.create("", report.Unnamed, "we", "speech", "those whom the speaker means by we")
	e.plural = true
	return e
}

// say gives a pronoun to the voice of its block, to somebody else where one says
// who that is.
func (r *referrer) say(v *voice, i int) {
	if e := r.introduced(i); e != nil {
		v.speaker = e
	}
	r.address(v, i)
	var e *entity
	switch w := r.p.lower[i]; {
	case r.saysI(i):
		e = v.speaker
	case ofGroup[w] && r.p.words[i] != "US":
		e = v.group
	case ofAddressee[w]:
		e = v.addressee
	}
	if e != nil {
		r.pronoun(e, i)
	}
}

// pronoun makes token i a mention of e unless it is somebody's; a possessive may stand
// in the mention of somebody else: "your workers".
func (r *referrer) pronoun(e *entity, i int) {
	if r.owner[i] == nil || r.p.tag(i) == "PRP$" {
		r.take(e, mention{i, i + 1, report.Pronoun})
	}
}

// saysI reports whether token i is a pronoun of who speaks; a small i numbers.
func (r *referrer) saysI(i int) bool { return ofSpeaker[r.p.lower[i]] && r.p.words[i] != "i" }

// introduced is who somebody says to be: "I'm Ada Holm".
func (r *referrer) introduced(i int) *entity {
	t := r.p.tree
	name := t.Head[i]
	if r.p.lower[i] != "i" || name < i || !t.Is(i, "nsubj") || t.Child(name, "cop") < 0 || r.p.tag(name) != "NNP" {
		return nil
	}
	if e := r.owner[name]; e != nil && e.kind == report.Person {
		return e
	}
	return nil
}
