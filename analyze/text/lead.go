package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	leadBlocks  = 6   // blocks in which byline and date are looked for
	longestLine = 200 // bytes of the longest title
)

// markLead finds the title, the byline and the date of publication among the
// first blocks.
func (d *Document) markLead() {
	prose := 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == Raw || b.Kind == Rule {
			continue
		}
		if prose++; prose > leadBlocks {
			return
		}
		if b.Kind != Paragraph && b.Kind != Heading || len(b.Runs) == 0 {
			continue
		}
		line := d.Text(b.Span)
		switch {
		case b.Kind == Paragraph && d.Published.Empty() && dateLine(line):
			b.Kind, d.Published = Dateline, b.Span
		case b.Kind == Paragraph && d.Byline.Empty() && byline(line, !d.Title.Empty()):
			b.Kind, d.Byline = Byline, b.Span
		case d.Title.Empty() && d.titleAt(i):
			b.Kind, d.Title = Title, Span{b.Runs[0].Start, b.Runs[len(b.Runs)-1].End}
		}
	}
}

// titleAt reports whether block i is the article's title: its first heading,
// or in plain text its first line when it does not read as a sentence.
func (d *Document) titleAt(i int) bool {
	b := d.Blocks[i]
	if b.Kind == Heading {
		return b.Level == 1 || i == 0
	}
	for _, o := range d.Blocks[:i] {
		if o.Kind.Prose() {
			return false
		}
	}
	more := i+1 < len(d.Blocks)
	line := d.Text(b.Span)
	if d.Format == Markdown || !more || len(line) > longestLine || strings.HasPrefix(d.Text(d.Blocks[i+1].Span), ",") {
		return false
	}
	end := line[len(line)-1]
	return strings.IndexByte(".,;:", end) < 0 && !endsQuoted(line) || end == '.' && titleCase(line)
}

// endsQuoted reports whether line ends with a stop inside quotation marks.
func endsQuoted(line string) bool {
	bare := strings.TrimRight(line, "\"'”’»)")
	return bare != line && strings.HasSuffix(bare, ".")
}

// titleCase reports whether nearly all longer words have a capital.
func titleCase(line string) bool {
	long, capital := 0, 0
	for _, w := range strings.Fields(line) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"'“‘("))
		if len(w) > 3 && unicode.IsLetter(r) {
			long++
			if unicode.IsUpper(r) {
				capital++
			}
		}
	}
	return long > 2 && 5*capital >= 4*long
}

// byline reports whether a line names who wrote the article.
func byline(line string, titled bool) bool {
	fields := strings.Fields(line)
	if len(line) > 120 || len(fields) < 2 || len(fields) > 16 || strings.ContainsAny(line[len(line)-1:], "!?:") {
		return false
	}
	if strings.EqualFold(fields[0], "by") {
		return capitalised(fields[1]) && mostlyNames(fields[1:]) && (fields[0] != "by" || titled)
	}
	name, rest, ok := strings.Cut(line, ",")
	if !ok {
		name, rest, ok = strings.Cut(line, "|")
	}
	names := strings.Fields(name)
	if !ok || !titled || len(names) < 2 || len(names) > 7 || !mostlyNames(names) {
		return false
	}
	for _, w := range strings.Fields(rest) {
		if lookup(words.bylines, strings.Trim(w, ".,;()")) {
			return len(strings.Fields(rest)) <= 6 && !strings.HasSuffix(line, ".")
		}
	}
	return false
}

// mostlyNames reports whether words are capitalised, or join or introduce
// names.
func mostlyNames(fields []string) bool {
	for _, w := range fields {
		bare := strings.Trim(w, ",.;|()")
		switch strings.ToLower(bare) {
		case "and", "of", "in", "for", "the", "with", "at", "de", "van", "von", "bin", "al", "del", "la", "der", "&", "-", "–", "—", "":
			continue
		}
		if !capitalised(bare) && !lookup(words.bylines, bare) && !strings.Contains(bare, "@") {
			return false
		}
	}
	return true
}

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// dateLine reports whether a line gives a date and nothing else.
func dateLine(line string) bool {
	if len(line) > 100 {
		return false
	}
	month, numbers, iso := false, 0, false
	fields := strings.FieldsFunc(line, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;|()•·–—", r)
	})
	for _, f := range fields {
		w := strings.ToLower(strings.Trim(f, ".:"))
		digits := strings.IndexAny(w, "0123456789")
		switch {
		case lookup(words.months, w):
			month = true
		case lookup(words.dates, w), lookup(words.dates, f):
		case digits == 0:
			tail := strings.TrimLeft(w, "0123456789:./-t+z")
			if tail != "" && !lookup(words.dates, tail) {
				return false
			}
			numbers++
			iso = iso || len(w) >= 8 && strings.Count(w[:8], "-")+strings.Count(w[:8], "/") >= 1
		default:
			return false
		}
	}
	return month && numbers > 0 || iso
}

// markHeadings finds the headings of plain text: short lines that do not end
// as a sentence does, with a paragraph below.
func (d *Document) markHeadings() {
	for i := range d.Blocks[:max(0, len(d.Blocks)-1)] {
		b, next := &d.Blocks[i], d.Blocks[i+1]
		if b.Kind != Paragraph || next.Kind != Paragraph && next.Kind != Item && next.Kind != Quote {
			continue
		}
		line := d.Text(b.Span)
		r, _ := utf8.DecodeRuneInString(line)
		last, _ := utf8.DecodeLastRuneInString(line)
		if len(line) > 90 || len(strings.Fields(line)) > 12 || strings.ContainsRune(line, '\n') || next.Len() <= b.Len() {
			continue
		}
		if (unicode.IsUpper(r) || unicode.IsDigit(r)) && (letterOrDigit(last) || last == '?') && !strings.ContainsAny(line, "\"“”") {
			b.Kind, b.Level = Heading, 2
		}
	}
}
