package page

import (
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/text"
)

// place is a position in a list of runs.
type place struct{ run, off int }

// wrapper breaks runs into rows. It is greedy with one memory, the last place
// where a row may end, and goes back to it when a cluster no longer fits, so
// every cluster is looked at twice at most.
type wrapper struct {
	source string
	runs   []Run
	pool   []Run // where the runs of finished rows live
}

// wrap calls emit for every row of the runs; the first row has first cells, the
// others rest cells.
func (w *wrapper) wrap(first, rest int, emit func(runs []Run, width int)) {
	limit, used := first, 0
	var start, at, good place // good is where the row may end; none while equal to start
	var goodUsed int
	var before rune
	for at.run < len(w.runs) {
		run := &w.runs[at.run]
		s := w.source[run.Start+at.off : run.End]
		size, cells, r := 1, 1, rune(s[0])
		if r < 0x20 || r > 0x7e || len(s) > 1 && s[1] >= utf8.RuneSelf {
			size, _, cells = cluster(s)
			var n int
			if r, n = utf8.DecodeRuneInString(s); space(r) && n < size && r != '\r' {
				r = 0 // a space that carries a mark or a joiner is no place to end a row
			}
		}
		if used > 0 && mayBreak(before, r, s) {
			good, goodUsed = at, used
		}
		if used+cells > limit && !space(r) && at != start {
			end := good
			if good == start {
				end, goodUsed = at, used
			}
			runs, width := w.cut(start, end, goodUsed)
			emit(runs, width)
			start, at, good = end, end, end
			limit, used, before = rest, 0, 0
			continue
		}
		used += cells
		before = r
		if at.off += size; run.Start+at.off >= run.End {
			at = place{at.run + 1, 0}
		}
	}
	if at != start {
		emit(w.cut(start, at, used))
	}
}

// cut takes the runs between two places without the white space at the end.
func (w *wrapper) cut(from, to place, width int) ([]Run, int) {
	first := len(w.pool)
	for i := from.run; i < len(w.runs) && i <= to.run; i++ {
		r := w.runs[i]
		if i == to.run {
			r.End = r.Start + to.off
		}
		if i == from.run {
			r.Start += from.off
		}
		if r.Start < r.End {
			w.pool = append(w.pool, r)
		}
	}
	row := w.pool[first:len(w.pool):len(w.pool)]
	for len(row) > 0 {
		last := &row[len(row)-1]
		r, n := utf8.DecodeLastRuneInString(w.source[last.Start:last.End])
		if !space(r) {
			break
		}
		_, _, cells := cluster(w.source[last.End-n : last.End])
		width -= cells
		if last.End -= n; last.Start == last.End {
			row = row[:len(row)-1]
		}
	}
	return row, width
}

// mayBreak reports whether a row may end between two clusters, of which a is
// the last rune of the one before and b the first of the next.
func mayBreak(a, b rune, next string) bool {
	if space(a) {
		return !space(b)
	}
	if a < utf8.RuneSelf && b < utf8.RuneSelf {
		return (a == '-' || a == '/') && (unicode.IsLetter(b) || a == '/' && unicode.IsDigit(b))
	}
	if opens(a) || closes(b) || a == nbsp || b == nbsp {
		return false
	}
	switch {
	case a == '—' || a == '‐' || a == '…' && unicode.IsLetter(b):
		return true
	}
	return wide(a) && !joins(b) || wide(b)
}

const nbsp = '\u00a0'

// space is white space at which a row may end.
func space(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x2028, 0x2029, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200a && r != 0x2007
}

// wide reports whether a row may end before and after the rune, as in Chinese
// and Japanese text and between emoji.
func wide(r rune) bool {
	return r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00 && r < 0xd7a4 || r >= 0xf900 && r < 0xfb00 ||
		r >= 0xfe30 && r < 0xfe70 || r >= 0xff00 && r < 0xff61 || r >= 0x1f000 && r < 0x20000 ||
		r >= 0x20000 && r < 0x40000
}

// joins are runes that only ever continue what stands before them.
func joins(r rune) bool { return unicode.Is(unicode.M, r) || r == 0x200d }

// closes are runes no row begins with.
func closes(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '!', '?', ')', ']', '}', '%', '\'', '"', '’', '”', '»', '…', '—', '–', '‐',
		'、', '。', '」', '』', '】', '〉', '》', '〕', '・', 'ー', '々', '！', '？', '，', '．', '：', '；', '）', '］', '｝',
		'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ':
		return true
	}
	return joins(r)
}

// opens are runes no row ends with.
func opens(r rune) bool {
	switch r {
	case '(', '[', '{', '‘', '“', '«', '「', '『', '【', '〈', '《', '〔', '（', '［', '｛':
		return true
	}
	return false
}

// flow joins the runs of a block into what is set: a space for every stretch
// of white space, also where it goes over two runs. It calls hard where the
// block breaks a line on purpose.
func flow(source string, runs []text.Run, out []Run, hard func([]Run)) []Run {
	spaced := true // white space stands before, or the line begins
	end := -1
	for _, r := range runs {
		if end >= 0 && r.Start > end && !spaced {
			// The line break itself may be markup, between two lines of a quote.
			for i := end; i < r.Start; i++ {
				if source[i] == '\n' {
					out = append(out, Run{Span: text.Span{Start: i, End: i + 1}})
					spaced = true
					break
				}
			}
		}
		out, spaced = collapse(source, r, out, spaced)
		end = r.End
		if r.Break {
			hard(out)
			out, spaced = out[:0], true
		}
	}
	return out
}

// collapse adds a run without the white space that follows white space.
func collapse(source string, r text.Run, out []Run, spaced bool) ([]Run, bool) {
	start := r.Start
	add := func(end int) {
		if start < end {
			out = append(out, Run{Span: text.Span{Start: start, End: end}, Style: r.Style, Dest: r.Dest})
		}
	}
	for i := r.Start; i < r.End; i++ {
		c := source[i]
		white := c == ' ' || c >= '\t' && c <= '\r'
		if white && spaced {
			add(i)
			start = i + 1
		}
		spaced = white
	}
	add(r.End)
	return out, spaced
}
