package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/text"
)

// turn is a paragraph that opens with who speaks and a colon.
type turn struct {
	speaker stretch
	name    stretch // the speaker without what stands behind a comma or in brackets
	colon   int
	speech  stretch
}

// longestSpeaker is the most tokens before the colon of a turn.
const longestSpeaker = 16

// turnOf is block b as a turn; ok is false for other blocks.
func (p *page) turnOf(b stretch) (t turn, ok bool) {
	if b.len() > 3 && isMark(p.words[b.from].lower) { // a turn that is quoted
		b.from++
	}
	if p.headline(b) { // "Police: Man shot in park"
		return turn{}, false
	}
	before := stretch{b.from, min(b.to, b.from+longestSpeaker)}
	colon := p.find(before, ":")
	t = turn{speaker: stretch{b.from, colon}, colon: colon, speech: stretch{colon + 1, b.to}}
	t.name = stretch{b.from, p.find(t.speaker, "(", ",")}
	if colon == before.to || t.speech.len() < 2 || t.name.len() == 0 || !p.capitalised(t.name.from) {
		return turn{}, false
	}
	for i := t.name.from; i < t.name.to; i++ {
		if isLetter(p.doc.Word(p.base+i)) && !p.capitalised(i) && !p.isName(i) { // van der Berg
			return turn{}, false
		}
	}
	// Kovac, the mayor, said:
	return t, !p.hasFinite(stretch{t.name.to, p.find(stretch{t.name.to, colon}, "(")})
}

// headline reports whether b is a title or a heading. Those that ask are not: a short
// question before a long answer is read as one.
func (p *page) headline(b stretch) bool {
	kind := p.kind(b)
	return (kind == text.Title || kind == text.Heading) && p.words[b.to-1].lower != "?"
}

// find is the first token of s that is one of the words, s.to when none is.
func (p *page) find(s stretch, words ...string) int {
	for i := s.from; i < s.to; i++ {
		if slices.Contains(words, p.words[i].lower) {
			return i
		}
	}
	return s.to
}

func (p *page) capitalised(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.doc.Word(p.base + i))
	return unicode.IsUpper(r)
}

func isLetter(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r)
}

// speaker is what is known of one who has turns.
type speaker struct {
	turns, talks int  // talks are the turns in which one says I, we, you or asks
	person       bool // a person by the name
}

// notices are what stands before a colon as a speaker does, without being one.
var notices = map[string]bool{"note": true, "nb": true, "photo": true, "photos": true, "picture": true, "image": true, "video": true,
	"audio": true, "caption": true, "watch": true, "listen": true, "read": true, "related": true, "more": true, "update": true,
	"updated": true, "correction": true, "clarification": true, "warning": true, "tip": true, "source": true, "sources": true,
	"summary": true, "topic": true, "name": true, "ps": true, "p.s.": true}

// transcripts finds speech set as in a play: a name in capitals, or any that speaks
// where the text goes on in turns, then a colon.
func (f *Finder) transcripts(p *page, found []*finding) []*finding {
	const note = "a name and a colon open the paragraph"
	blocks := p.blocks()
	var turns []turn
	speakers, people := map[string]*speaker{}, p.people()
	for _, b := range blocks {
		t, ok := p.turnOf(b)
		if !ok || notices[p.words[t.name.to-1].lower] {
			continue
		}
		turns = append(turns, t)
		name := p.speakerName(t)
		if speakers[name] == nil {
			speakers[name] = &speaker{person: f.personName(p, t.name, people)}
		}
		s := speakers[name]
		s.turns++
		if p.isSpeech(t.speech) {
			s.talks++
		}
	}
	inTurns := isDialogue(speakers)
	var out []*finding
	for _, t := range turns {
		s := speakers[p.speakerName(t)]
		capitals := p.inCapitals(t.name) && (t.name.len() > 1 || p.span(t.name.from).Len() > 1)
		if !(inTurns && s.speaks()) && !(capitals && s.talks > 0 && len(blocks) > 1) {
			continue
		}
		if k := slices.IndexFunc(found, func(f *finding) bool { return f.has(t.colon) }); k >= 0 {
			x := found[k]
			x.source, x.content = []stretch{t.speaker}, []stretch{t.speech}
			x.by, x.note, x.p = byTranscript, note, max(x.p, pTranscript)
			continue
		}
		out = append(out, p.byRule(byTranscript, pTranscript, note, stretch{t.colon, t.colon + 1}, []stretch{t.speaker}, []stretch{t.speech}))
	}
	return out
}

// speakerName is what the turns of one speaker share: he may be told more of at the first.
func (p *page) speakerName(t turn) string { return p.doc.Text(p.bytes(t.name)) }

// speaks reports whether turns of a dialogue under this name are speech.
func (s *speaker) speaks() bool { return s.turns > 1 || s.talks > 0 || s.person }

// isDialogue reports whether the turns of a text are speech and no list with labels,
// in which each comes once, few are persons and few lines speak to somebody.
func isDialogue(speakers map[string]*speaker) bool {
	turns, talks, persons, again := 0, 0, 0, 0
	for _, s := range speakers {
		if !s.speaks() {
			continue
		}
		turns += s.turns
		talks += s.talks
		if s.person {
			persons++
		}
		if s.turns > 1 {
			again++
		}
	}
	if again > 0 {
		return talks > 0 && persons+again > 1
	}
	return turns > 1 && 2*persons >= len(speakers) && 2*talks >= turns
}

// people are the words of the names of persons, wherever the text has them.
func (p *page) people() map[string]bool {
	out := map[string]bool{}
	for i := range p.words {
		if strings.HasSuffix(p.tree.Name[p.base+i], "PERSON") {
			out[p.words[i].lower] = true
		}
	}
	return out
}

// personName reports whether s is the name of one of the people, a calling, or Q or A.
func (f *Finder) personName(p *page, s stretch, people map[string]bool) bool {
	if s.len() == 1 {
		switch p.doc.Word(p.base + s.from) {
		case "Q", "A":
			return true
		}
	}
	if people[p.words[s.to-1].lower] {
		return true
	}
	kind := f.lex.sources[p.words[s.to-1].lower]
	return kind != "" && kind != "document"
}

// inCapitals reports whether no small letter is in s.
func (p *page) inCapitals(s stretch) bool {
	w := p.doc.Text(p.bytes(s))
	return w == strings.ToUpper(w)
}

// isSpeech tells speech from a label ("NOTE: ...", "UPDATE: ..."): it is quoted
// or somebody speaks of himself or to somebody.
func (p *page) isSpeech(s stretch) bool {
	if p.state[s.from] != outside {
		return true
	}
	for i := s.from; i < s.to; i++ {
		switch p.words[i].lower {
		case "i", "we", "you", "my", "our", "your", "me", "us", "?":
			return true
		}
	}
	return false
}
