package attribution

import (
	"strings"

	"ascribe/analyze/text"
)

// blockQuotes gives block quotes to the one who speaks in a sentence with a colon
// before them, or who signs them with a dash.
func (f *Finder) blockQuotes(p *page, found []*finding) []*finding {
	var out []*finding
	blocks := p.blocks()
	for i := 0; i < len(blocks); i++ {
		if p.kind(blocks[i]) != text.Quote {
			continue
		}
		first := i
		for i+1 < len(blocks) && p.kind(blocks[i+1]) == text.Quote {
			i++
		}
		quote := stretch{blocks[first].from, blocks[i].to}
		if x := p.signedBlock(quote, blocks[i]); x != nil {
			out = append(out, x)
			continue
		}
		if first == 0 || p.words[blocks[first-1].to-1].lower != ":" {
			continue
		}
		if x := f.announced(p, found, quote, blocks[first-1].to-1); x != nil {
			out = append(out, x)
		}
	}
	return out
}

// announced gives a block quote to the finding of the sentence that ends with the
// colon, or else to the subject of the verb before it; it returns a finding only when
// it is new.
func (f *Finder) announced(p *page, found []*finding, quote stretch, colon int) *finding {
	const note = "a block quote follows the colon"
	k := p.sent[colon]
	verb, subject := p.announcer(stretch{p.sentences[k].from, colon})
	for _, x := range found {
		late := len(x.content) == 0 || x.content[len(x.content)-1].from > x.to
		if x.page == p && p.sent[x.head] == k && (x.has(verb) || verb < 0 && late) {
			x.content = []stretch{quote}
			x.by, x.note, x.p = byBlockQuote, note, max(x.p, pBlockQuote)
			return nil
		}
	}
	cue := stretch{verb, verb + 1}
	if verb < 0 {
		cue, subject = stretch{colon, colon + 1}, f.person(p, p.sentences[k])
	}
	if subject.len() == 0 {
		return nil
	}
	return p.byRule(byBlockQuote, pBlockQuote, note, cue, []stretch{subject}, []stretch{quote})
}

// announcer is the last verb of speech or thought in s with its subject, -1 when there
// is none. Whoever is the subject of such a verb speaks: a curator, the family.
func (p *page) announcer(s stretch) (verb int, subject stretch) {
	for i := s.to - 1; i >= s.from; i-- {
		if p.words[i].class == 0 || !strings.HasPrefix(p.tag(i), "VB") {
			continue
		}
		for h := i; h >= 0; h = p.head[h] {
			for _, c := range p.kids[h] {
				if p.is(c, "nsubj") && p.labelText(c) != "nsubj:pass" {
					return i, p.withoutComma(stretch{p.first[c], p.last[c]})
				}
			}
			if !p.is(h, "conj") {
				break
			}
		}
	}
	return -1, stretch{}
}

// signedBlock is the finding of a block quote whose last line is a dash and a name.
func (p *page) signedBlock(quote, last stretch) *finding {
	for i := last.to - 1; i >= max(quote.from+1, last.from); i-- {
		if w := p.words[i].lower; w != "--" && w != "-" {
			if !strings.HasPrefix(p.tag(i), "NNP") {
				return nil
			}
			continue
		}
		name := p.nameAt(stretch{i + 1, last.to})
		if name.len() == 0 {
			return nil
		}
		return p.byRule(byBlockQuote, pBlockQuote, "a dash and a name sign the block quote", stretch{i, i + 1}, []stretch{name},
			[]stretch{{quote.from, i}})
	}
	return nil
}
