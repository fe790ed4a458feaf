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
	first  = map[string]bool{"i": true, "me": true, "my": true, "mine": true, "myself": true}
	ours   = map[string]bool{"we": true, "us": true, "our": true, "ours": true, "ourselves": true}
	second = map[string]bool{"you": true, "your": true, "yours": true, "yourself": true}
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
	if answers >= leastAnswers || answers > 0 && r.speaksOfInterview(begin) {
		if guest, named := r.guest(begin); named {
			return r.interview(blocks[begin:], begin, guest)
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
	sentences           int
	asks                bool // ends with a question mark
}

func (r *referrer) spoken() []block {
	doc := r.p.doc
	blocks := make([]block, len(doc.Blocks))
	for _, s := range doc.Sentences {
		b := &blocks[s.Block]
		b.sentences++
		kind := doc.Blocks[s.Block].Kind
		b.asks = (kind == text.Paragraph || kind == text.Heading) && r.p.words[s.Last-1] == "?"
		for i := s.First; i < s.Last; i++ {
			if r.quoted[i] >= 0 || r.turn[i] >= 0 {
				continue
			}
			w := r.p.lower[i]
			b.first, b.ours, b.second = b.first+btoi(first[w]), b.ours+btoi(ours[w]), b.second+btoi(second[w])
		}
	}
	return blocks
}

// answered is the first block that asks, -1 for none, and how many questions are
// followed by somebody who says I or we.
func answered(blocks []block) (begin, answers int) {
	begin = -1
	open := false
	for i, b := range blocks {
		switch {
		case b.asks:
			if open = true; begin < 0 {
				begin = i
			}
		case open && b.first+b.ours > 0:
			open = false
			answers++
		}
	}
	return begin, answers
}

// speaksOfInterview reports whether the text before a block says that somebody is
// interviewed.
func (r *referrer) speaksOfInterview(before int) bool {
	for _, s := range r.p.doc.Sentences {
		if s.Block > before {
			break
		}
		for i := s.First; i < s.Last; i++ {
			if r.p.tree.Lemma[i] == "interview" || r.p.lower[i] == "interview" {
				return true
			}
		}
	}
	return false
}

// guest is the person with most mentions in the blocks before one, those in the
// title counting twice, of several the first; nil when it is "Ada Holm and Bo Berg".
// Named reports whether there is any.
func (r *referrer) guest(before int) (best *entity, named bool) {
	most := 0
	var place mention // where the best is named first
	for _, e := range r.all {
		n := 0
		for _, m := range e.mentions {
			if s := r.p.sentence[m.first]; s >= 0 && r.p.doc.Sentences[s].Block < before {
				n += 1 + btoi(r.p.doc.Title.Contains(r.p.doc.Tokens[m.first].Span))
			}
		}
		if e.kind != report.Person || n == 0 {
			continue
		}
		if at := e.mentions[0]; n > most || n == most && at.first < place.first {
			best, most, place = e, n, at
		}
	}
	if best == nil {
		return nil, false
	}
	if next := place.last + 1; r.p.at(place.first, place.last) == "and" && next < r.p.end(place.first) && r.owner[next] != nil && r.owner[next].kind == report.Person {
		return nil, true
	}
	return best, true
}

// interview has the blocks from begin on ask the guest or be what the guest says.
// What speaks to somebody and says nothing of itself asks, too, when it is short.
func (r *referrer) interview(blocks []block, begin int, guest *entity) []voice {
	const short = 3 // sentences
	out := make([]voice, begin, begin+len(blocks))
	we := r.group()
	for _, b := range blocks {
		if b.asks || b.second > 0 && b.first+b.ours == 0 && b.sentences <= short {
			out = append(out, voice{addressee: guest})
		} else {
			out = append(out, voice{speaker: guest, group: we})
		}
	}
	return out
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

// author is who says I throughout the text: the one who signs it, else somebody
// without a name.
func (r *referrer) author() *entity {
	const note = "who says I throughout the text"
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
	var e *entity
	switch w := r.p.lower[i]; {
	case first[w] && r.p.words[i] != "i":
		e = v.speaker
	case ours[w] && r.p.words[i] != "US":
		e = v.group
	case second[w]:
		e = v.addressee
	}
	if e != nil {
		r.mention(e, i, i+1, report.Pronoun)
	}
}

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
