package text

import "strings"

// Start reads the beginning of an article as Parse reads the whole: at least n
// bytes, up to an empty line. It is what a screen can show before the rest is
// read. The document's source is the whole article; what only shows later in it,
// as the target of a link by name, is not known yet. ok is false when the
// article is no longer than that.
func Start(source string, f Format, n int) (d *Document, ok bool) {
	if n >= len(source) {
		return nil, false
	}
	end := strings.Index(source[n:], "\n\n")
	if end < 0 || n+end+2 >= len(source) {
		return nil, false
	}
	if f != Plain && f != Markdown {
		f = detect(source)
	}
	d = Parse(source[:n+end+2], f)
	d.Source = source
	return d, true
}
