package text

import "strings"

// detect tells Markdown from plain text. Quote marks, bullets and rules stand
// in both, so only marks that plain text hardly has count.
func detect(source string) Format {
	if frontMatter(source, bomLen(source)) > 0 {
		return Markdown
	}
	before := "" // the previous line
	for line := range strings.Lines(source) {
		line = strings.TrimSpace(line)
		if markdownLine(line, before) {
			return Markdown
		}
		before = line
	}
	return Plain
}

func markdownLine(line, before string) bool {
	if line == "" {
		return false
	}
	switch line[0] {
	case '#':
		rest := strings.TrimLeft(line, "#")
		return len(line)-len(rest) <= 6 && len(rest) > 1 && rest[0] == ' '
	case '=':
		return len(line) >= 3 && before != "" && strings.Trim(line, "=") == ""
	case '|', ':', '-':
		if strings.Contains(line, "|") && strings.Contains(line, "--") && strings.Trim(line, "|-: ") == "" {
			return true
		}
	case '`':
		return strings.HasPrefix(line, "```")
	}
	if i := strings.Index(line, "]("); i > 0 && strings.IndexByte(line[:i], '[') >= 0 && strings.IndexByte(line[i:], ')') > 2 {
		return true
	}
	if i := strings.Index(line, "**"); i >= 0 && i+2 < len(line) && line[i+2] > ' ' && line[i+2] != '*' {
		return strings.Contains(line[i+3:], "**")
	}
	return false
}

func bomLen(source string) int {
	if strings.HasPrefix(source, "\ufeff") {
		return len("\ufeff")
	}
	return 0
}

// frontMatter is where the metadata at the top ends, 0 without any.
func frontMatter(source string, start int) int {
	end, pos := lineEnd(source, start)
	fence := strings.TrimRight(source[start:end], " \t")
	if fence != "---" && fence != "+++" {
		return 0
	}
	keyed := false
	for first := true; pos < len(source); first = false {
		end, next := lineEnd(source, pos)
		line := strings.TrimRight(source[pos:end], " \t")
		if line == fence || line == "..." && fence == "---" {
			if keyed {
				return next
			}
			return 0
		}
		if first && line == "" {
			return 0
		}
		keyed = keyed || strings.ContainsAny(line, ":=")
		pos = next
	}
	return 0
}

// frontTitle is the title that the metadata at the top gives, without its
// quotation marks; empty when it gives none.
func frontTitle(source string, front Span) Span {
	for pos := front.Start; pos < front.End; {
		end, next := lineEnd(source, pos)
		line := source[pos:end]
		if i := strings.IndexAny(line, ":="); i > 0 && strings.EqualFold(strings.TrimSpace(line[:i]), "title") {
			s := trim(source, Span{pos + i + 1, end})
			if n := s.Len(); n > 1 && strings.IndexByte("\"'", source[s.Start]) >= 0 && source[s.Start] == source[s.End-1] {
				s = Span{s.Start + 1, s.End - 1}
			}
			return s
		}
		pos = next
	}
	return Span{}
}
