package page

import (
	"slices"
	"strings"

	"github.com/charmbracelet/glamour"
	xansi "github.com/charmbracelet/x/ansi"

	"ascribe/analyze/text"
)

// draw has glamour draw a table or a code block and returns its rows, none
// wider than width.
func draw(doc *text.Document, b *text.Block, width int, theme *Theme) []string {
	source := CleanLines(strings.Trim(doc.Text(b.Span), "\r\n"))
	if b.Kind == text.Code {
		return drawn(fence(source, b.Info, width), width, theme)
	}
	out := drawn(source, width, theme)
	if table, ok := headed(source); ok && strings.Contains(Strip(out[0]), "…") {
		return headerFirst(drawn(table, width, theme), out)
	}
	return out
}

// headerEnd fills a row that only tells where the header of a table ends.
const headerEnd = "\ue000"

// headed is a table with its header as the first of its rows, and a row of marks below:
// glamour cuts a header that has no room, and wraps what stands in rows.
func headed(source string) (string, bool) {
	header, rest, _ := strings.Cut(source, "\n")
	under, body, _ := strings.Cut(rest, "\n")
	if under == "" || strings.Trim(under, "|-: ") != "" || strings.Contains(source, headerEnd) {
		return "", false
	}
	row := func(cell string) string {
		return "|" + strings.Repeat(cell+"|", strings.Count(strings.Trim(under, "| "), "|")+1) + "\n"
	}
	return row(" ") + under + "\n" + header + "\n" + row(headerEnd) + body, true
}

// headerFirst puts the rows of the header above the rule again; when they are not
// found it is the table as it was drawn before.
func headerFirst(rows, before []string) []string {
	for rule, r := range rows {
		if s := Strip(r); !strings.ContainsAny(s, "─-") || strings.Trim(s, "─┼-| ") != "" {
			continue
		}
		for end := rule + 1; end < len(rows); end++ {
			if strings.Contains(rows[end], headerEnd) {
				return slices.Concat(rows[rule+1:end], rows[rule:rule+1], rows[end+1:])
			}
		}
		break
	}
	return before
}

// drawn is a block as glamour draws it.
func drawn(source string, width int, theme *Theme) []string {
	return theme.render(source, width, glamour.WithInlineTableLinks(true))
}

// Markdown is a text in Markdown as glamour draws it, in rows no wider than width.
func (t *Theme) Markdown(source string, width int) []string {
	return t.render(CleanLines(source), width)
}

// render has glamour draw clean Markdown, in rows no wider than width.
func (t *Theme) render(source string, width int, more ...glamour.TermRendererOption) []string {
	r, err := glamour.NewTermRenderer(append(more,
		glamour.WithStyles(t.markdown()), glamour.WithWordWrap(width), glamour.WithColorProfile(t.Profile))...)
	if err == nil {
		if out, err := r.Render(source); err == nil {
			return rows(out, width, t.Plain)
		}
	}
	return plainRows(source, width)
}

// rows cuts what glamour drew into rows without its empty ones at both ends.
func rows(out string, width int, plain bool) []string {
	lines := strings.Split(out, "\n")
	empty := func(s string) bool { return strings.TrimSpace(Strip(s)) == "" }
	for len(lines) > 1 && empty(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 1 && empty(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	for i, l := range lines {
		if plain {
			l = strings.TrimRight(Strip(l), " ")
		}
		for n := width; Width(Strip(l)) > width; n-- { // the two do not count every cluster alike
			l = xansi.Truncate(l, n, "")
		}
		if !plain && strings.Contains(l, "\x1b[") {
			l += reset
		}
		if l == "" {
			l = " " // a drawn row is never empty
		}
		lines[i] = l
	}
	return lines
}

// fence makes a code block that fits the width of the lines of one, between its
// fences if it has them: lines that look like fences are words of an indented one.
func fence(source, info string, width int) string {
	var body strings.Builder
	for l := range strings.SplitSeq(source, "\n") {
		body.WriteString(xansi.Hardwrap(l, max(width-2, 1), true))
		body.WriteByte('\n')
	}
	mark := "```"
	for strings.Contains(body.String(), mark) {
		mark += "`"
	}
	if strings.ContainsAny(info, "`\n") {
		info = ""
	}
	return mark + Clean(info) + "\n" + body.String() + mark + "\n"
}

// plainRows shows a block that could not be drawn as it stands.
func plainRows(source string, width int) []string {
	return rows(xansi.Hardwrap(source, width, true), width, true)
}
