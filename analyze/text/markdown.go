package text

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
)

// deepest is how deep quotes and lists may nest. Nobody writes deeper, and
// what is deeper is read as plain text.
const deepest = 60

var markdownParser = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()

// markdownBlocks reads CommonMark with tables and strike-through. ok is false
// for text that cannot be an article.
func markdownBlocks(source string) (blocks []Block, ok bool) {
	start := bomLen(source)
	r := markdownReader{source: source}
	var title Span
	if end := frontMatter(source, start); end > 0 { // it is markup: not shown, not analysed
		title, start = frontTitle(source, Span{start, end}), end
	}
	if overloaded(source[start:]) {
		return nil, false
	}
	r.base, r.parsed = start, []byte(source[start:])
	root := markdownParser.Parse(gmtext.NewReader(r.parsed), parser.WithContext(parser.NewContext()))
	r.walk(root, Paragraph, 0)
	if !title.Empty() && !slices.ContainsFunc(r.blocks, func(b Block) bool { return b.Kind == Heading && b.Level == 1 }) {
		r.blocks = slices.Insert(r.blocks, 0, Block{Kind: Heading, Level: 1, Span: title, Runs: []Run{{Span: title}}})
	}
	return r.blocks, true
}

// overloaded reports whether a line opens more nested blocks, or a paragraph
// holds more marks, than any writer would use.
func overloaded(source string) bool {
	brackets := 0
	for line := range strings.Lines(source) {
		depth := 0
		for _, c := range []byte(line) {
			if strings.IndexByte(">-+*", c) >= 0 {
				depth++
			} else if c > ' ' {
				break
			}
		}
		if depth > deepest && strings.Trim(line, "-+*_ \t\r\n") != "" || len(line) > 1<<18 {
			return true
		}
		if strings.TrimSpace(line) == "" {
			brackets = 0
		}
		brackets += strings.Count(line, "[") + strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "`") + strings.Count(line, "<") + strings.Count(line, "~")
		if brackets > 5000 {
			return true
		}
	}
	return false
}

// markdownReader turns the syntax tree into blocks, in source order.
type markdownReader struct {
	source string
	parsed []byte // what the tree counts in: the source from base on
	base   int    // where the text the tree counts from starts
	blocks []Block
}

// walk reads the blocks below n, which stand in a block of kind at level.
func (r *markdownReader) walk(n ast.Node, kind BlockKind, level int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			r.prose(c, Heading, c.Level)
		case *ast.Paragraph, *ast.TextBlock:
			r.prose(c, kind, level)
		case *ast.Blockquote:
			r.walk(c, Quote, nesting(c, ast.KindBlockquote))
		case *ast.ListItem:
			r.walk(c, Item, nesting(c, ast.KindListItem))
		case *ast.FencedCodeBlock:
			r.opaque(c, Code)
			if c.Info != nil && len(r.blocks) > 0 && r.blocks[len(r.blocks)-1].Kind == Code {
				r.blocks[len(r.blocks)-1].Info = string(c.Language(r.parsed))
			}
		case *ast.CodeBlock:
			r.opaque(c, Code)
		case *ast.HTMLBlock:
			r.opaque(c, Raw)
		case *ast.ThematicBreak:
			r.lineAt(c.Pos(), Rule)
		case *east.Table:
			r.table(c)
		default:
			r.walk(c, kind, level)
		}
	}
}

func nesting(n ast.Node, kind ast.NodeKind) int {
	level := 0
	for ; n != nil; n = n.Parent() {
		if n.Kind() == kind {
			level++
		}
	}
	return level
}

// add appends a block unless it overlaps the one before.
func (r *markdownReader) add(b Block) {
	if n := len(r.blocks); b.Empty() || n > 0 && b.Start < r.blocks[n-1].End {
		return
	}
	r.blocks = append(r.blocks, b)
}

// lines is the part of the source that a block's lines hold.
func (r *markdownReader) lines(n ast.Node) Span {
	l := n.Lines()
	if l == nil || l.Len() == 0 {
		return Span{}
	}
	return trim(r.source, Span{r.base + l.At(0).Start, r.base + l.At(l.Len()-1).Stop})
}

func (r *markdownReader) opaque(n ast.Node, kind BlockKind) {
	s := r.lines(n)
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		s = trim(r.source, Span{min(s.Start, r.base+h.ClosureLine.Start), r.base + h.ClosureLine.Stop})
		if h.Lines().Len() > 0 {
			s.Start = r.lines(n).Start
		}
	}
	r.add(Block{Kind: kind, Span: s})
}

// lineAt adds the line around a place as one block.
func (r *markdownReader) lineAt(pos int, kind BlockKind) {
	if pos < 0 {
		return
	}
	at := r.base + pos
	end, _ := lineEnd(r.source, at)
	r.add(Block{Kind: kind, Span: trim(r.source, Span{at, end})})
}

// table adds a table from its first line to its last.
func (r *markdownReader) table(n ast.Node) {
	first, last := -1, -1
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if cell, ok := c.(*east.TableCell); ok && entering && cell.Lines().Len() > 0 {
			s := cell.Lines().At(0)
			if first < 0 {
				first = s.Start
			}
			last = s.Stop
		}
		return ast.WalkContinue, nil
	})
	if first < 0 {
		return
	}
	start := r.lineStart(r.base + first)
	end, next := lineEnd(r.source, r.base+last)
	if n.ChildCount() == 1 { // the row of dashes stands below the header
		end, _ = lineEnd(r.source, next)
	}
	r.add(Block{Kind: Table, Span: trim(r.source, Span{start, end})})
}

func (r *markdownReader) lineStart(pos int) int {
	return r.base + strings.LastIndexAny(r.source[r.base:pos], "\n\r") + 1
}

// prose adds a block of text. The markup before its first line belongs to it.
func (r *markdownReader) prose(n ast.Node, kind BlockKind, level int) {
	lines := r.lines(n)
	if lines.Empty() {
		return
	}
	b := Block{Kind: kind, Level: level, Span: lines}
	b.Start = r.lineStart(lines.Start)
	before := trim(r.source, Span{b.Start, lines.Start})
	b.Start = trim(r.source, b.Span).Start
	if kind == Item && n.PreviousSibling() == nil && !before.Empty() {
		b.Marker = before
		if i := strings.LastIndexAny(r.source[before.Start:before.End], " \t>"); i >= 0 {
			b.Marker.Start += i + 1
		}
		if b.Marker.Empty() {
			b.Marker = Span{}
		}
	}
	if kind == Heading {
		b.End = r.headingEnd(lines, before)
	}
	in := inliner{source: r.source, parsed: r.parsed, base: r.base, at: lines.Start}
	in.walk(n, 0, "")
	b.Runs = in.finish()
	if len(b.Runs) > 0 {
		b.End = max(b.End, b.Runs[len(b.Runs)-1].End)
		r.add(b)
	}
}

// headingEnd includes the line that underlines a setext heading.
func (r *markdownReader) headingEnd(lines, before Span) int {
	end, next := lineEnd(r.source, lines.End)
	if strings.HasSuffix(strings.TrimSpace(r.source[before.Start:before.End]), "#") {
		return trim(r.source, Span{lines.Start, end}).End
	}
	under, _ := lineEnd(r.source, next)
	if s := strings.TrimLeft(r.source[next:under], "> \t"); s != "" && strings.Trim(s, "=- \t") == "" {
		return trim(r.source, Span{lines.Start, under}).End
	}
	return lines.End
}
