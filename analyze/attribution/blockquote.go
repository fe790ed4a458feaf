package attribution

import (
	"slices"
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
		x := p.signedBlock(quote, blocks[i])
		if x == nil && i+1 < len(blocks) && p.kind(blocks[i+1]) == text.Paragraph {
			x = p.signedBy(quote, blocks[i+1])
		}
		if x != nil {
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
// colon, or else to the subject of the verb before it, or to whom the sentence points
// at; it returns a finding only when it is new.
func (f *Finder) announced(p *page, found []*finding, quote stretch, colon int) *finding {
	const note = "a block quote follows the colon"
	k := p.sent[colon]
	before := stretch{p.sentences[k].from, colon}
	verb, subject := p.announcer(before)
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
		cue, subject = p.pointer(before)
		if k := slices.IndexFunc(found, func(x *finding) bool { return x.page == p && x.hit(cue) }); k >= 0 {
			x := found[k]
			x.content = keepIf(x.content, p.hasFinite) // the petition, according to its first page:
			x.content = p.tidy(append(x.content, quote), x)
			return nil
		}
	}
	if subject.len() == 0 {
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
		if p.words[i].class == 0 || !p.isVerb(i) {
			continue
		}
		for h := i; h >= 0; h = p.head[h] {
			for _, c := range p.kids[h] {
				if p.acts(c) {
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

// pointer is the "according to" or "in the words of" that s ends with, and who follows it.
func (p *page) pointer(s stretch) (cue, source stretch) {
	for i := s.to - 2; i > s.from; i-- {
		switch before, w := p.words[i-1].lower, p.words[i].lower; {
		case before == "according" && w == "to":
			cue = stretch{i - 1, i + 1}
		case viewpoints[before] && w == "of":
			cue = p.sideOf(i-1, s)
		default:
			continue
		}
		if source = (stretch{cue.to, s.to}); !p.hasFinite(source) {
			return cue, source
		}
	}
	return stretch{}, stretch{}
}

// signedBlock is the finding of a block quote that ends with a dash and who signs it, in
// a line of their own, behind a sentence, or nothing but a name.
func (p *page) signedBlock(quote, last stretch) *finding {
	for i := last.to - 1; i >= max(quote.from+1, last.from); i-- {
		if !p.dash(i) {
			continue
		}
		line := stretch{i, last.to}
		if name := (stretch{i + 1, last.to}); i == last.from || p.endsLine(i-1) || p.nameAt(name) == name {
			return p.signedBy(stretch{quote.from, i}, line)
		}
		return nil
	}
	return nil
}

// signedBy gives a block quote to who stands behind the dash that opens line.
func (p *page) signedBy(quote, line stretch) *finding {
	who := p.signature(line)
	if who.len() == 0 {
		return nil
	}
	return p.byRule(byBlockQuote, pBlockQuote, "a dash and a name sign the block quote", stretch{line.from, line.from + 1}, []stretch{who},
		[]stretch{quote})
}

// signature is who stands behind the dash that opens s, a name or a nurse at the clinic,
// with the apposition but nothing else behind its comma; empty when s is a clause.
func (p *page) signature(s stretch) stretch {
	who := stretch{s.from + 1, s.to}
	if !p.dash(s.from) || who.len() == 0 || who.len() > longestSource {
		return stretch{}
	}
	several := p.tag(who.from) == "CD" && isLetter(p.doc.Word(p.base+who.from)) // two fishermen
	if !several && !p.opensName(who.from) {
		return stretch{}
	}
	end := p.find(who, "(")
	who.to = p.find(who, ",", "(")
	switch rest := (stretch{min(who.to+1, end), end}); {
	case p.hasFinite(who), rest.len() > 0 && p.hasFinite(rest) && !strings.HasPrefix(p.tag(rest.from), "W"):
		return stretch{}
	case rest.len() > 0 && p.opensName(rest.from) && p.tag(p.headOf(stretch{rest.from, p.find(rest, ",")})) == "NN":
		who.to = p.find(rest, ",") // Anna Kovac, mayor of Hallvik, but not: Anna Kovac, Hallvik
	}
	return p.withoutStop(who)
}

// dash reports whether token i is a dash and no hyphen of a word.
func (p *page) dash(i int) bool {
	w := p.words[i].lower
	return (w == "--" || w == "-") && p.doc.Tokens[p.base+i].Space
}

// endsLine reports whether token i ends a sentence or a line of the source.
func (p *page) endsLine(i int) bool {
	if strings.Contains(`.?!"'`, p.words[i].lower) {
		return true
	}
	return strings.Contains(p.doc.Source[p.span(i).End:p.span(i+1).Start], "\n")
}
