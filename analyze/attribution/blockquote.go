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

// announced gives a block quote to the finding, or else to the subject, of the
// sentence that ends with the colon; it returns a finding only when it is new.
func (f *Finder) announced(p *page, found []*finding, quote stretch, colon int) *finding {
	const note = "a block quote follows the colon"
	k := p.sent[colon]
	for _, x := range found {
		if x.page == p && p.sent[x.head] == k && (len(x.content) == 0 || x.content[len(x.content)-1].from > x.to) {
			x.content = []stretch{quote}
			x.by, x.note, x.p = byBlockQuote, note, max(x.p, pBlockQuote)
			return nil
		}
	}
	s := p.sentences[k]
	subject := f.person(p, s)
	if subject.len() == 0 {
		return nil
	}
	cue := stretch{colon, colon + 1}
	for i := s.from; i < s.to; i++ {
		if p.head[i] < 0 && p.words[i].class != 0 {
			cue = stretch{i, i + 1}
		}
	}
	return p.byRule(byBlockQuote, pBlockQuote, note, cue, []stretch{subject}, []stretch{quote})
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
