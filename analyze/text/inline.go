package text

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inliner collects the visible stretches of a block as runs.
type inliner struct {
	source string
	parsed []byte // what the tree counts in: the source from base on
	base   int    // where the text the tree counts from starts
	at     int    // end of what was read
	runs   []Run
}

func (in *inliner) walk(n ast.Node, style Style, dest string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			in.text(c, style, dest)
		case *ast.CodeSpan:
			in.walk(c, style|CodeSpan, dest)
		case *ast.Emphasis:
			if c.Level == 2 {
				in.walk(c, style|Strong, dest)
			} else {
				in.walk(c, style|Emphasis, dest)
			}
		case *east.Strikethrough:
			in.walk(c, style|Strike, dest)
		case *ast.Link:
			in.walk(c, style|Link, string(c.Destination))
		case *ast.AutoLink:
			in.autoLink(c, style)
		case *ast.Image, *ast.RawHTML: // shows no words of the article
		default:
			in.walk(c, style, dest)
		}
	}
}

// text adds a stretch of text; backslashes before punctuation are markup.
func (in *inliner) text(n *ast.Text, style Style, dest string) {
	s := Span{in.base + n.Segment.Start, in.base + n.Segment.Stop}
	if s.Start < in.at || s.End < s.Start {
		return
	}
	start := s.Start
	if style&CodeSpan == 0 {
		for i := s.Start; i+1 < s.End; i++ {
			if in.source[i] == '\\' && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", in.source[i+1]) >= 0 {
				in.add(Run{Span: Span{start, i}, Style: style, Dest: dest})
				i++
				start = i
			}
		}
	}
	in.add(Run{Span: Span{start, s.End}, Style: style, Dest: dest})
	if n.SoftLineBreak() || n.HardLineBreak() {
		in.lineBreak(s.End, n.HardLineBreak(), style, dest)
	}
}

// lineBreak adds the line end after pos, which is white space of the run.
func (in *inliner) lineBreak(pos int, hard bool, style Style, dest string) {
	end, next := lineEnd(in.source, pos)
	if strings.HasSuffix(in.source[pos:end], "\\") {
		pos = end
	}
	in.add(Run{Span: Span{pos, next}, Style: style, Dest: dest})
	if hard && len(in.runs) > 0 {
		in.runs[len(in.runs)-1].Break = true
	}
}

func (in *inliner) autoLink(n *ast.AutoLink, style Style) {
	label := string(n.Label(in.parsed))
	if i := strings.Index(in.source[in.at:], label); i >= 0 {
		dest := string(n.URL(in.parsed))
		in.add(Run{Span: Span{in.at + i, in.at + i + len(label)}, Style: style | Link, Dest: dest})
	}
}

// add appends a run, or lengthens the one before when only white space stands
// between them and both look the same.
func (in *inliner) add(r Run) {
	if r.Empty() || r.Start < in.at {
		return
	}
	in.at = r.End
	if k := len(in.runs) - 1; k >= 0 {
		last := &in.runs[k]
		if last.Style == r.Style && last.Dest == r.Dest && !last.Break && strings.TrimSpace(in.source[last.End:r.Start]) == "" {
			last.End = r.End
			return
		}
	}
	in.runs = append(in.runs, r)
}

// finish drops the white space at the end of the block.
func (in *inliner) finish() []Run {
	for k := len(in.runs) - 1; k >= 0; k-- {
		last := &in.runs[k]
		last.End = max(last.Start, trim(in.source, Span{last.Start, last.End}).End)
		last.Break = false
		if !last.Empty() {
			break
		}
		in.runs = in.runs[:k]
	}
	return in.runs
}
