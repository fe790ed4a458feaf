// Package bluemonday stands in for the sanitiser of HTML that glamour is built
// with. The real one compiles dozens of regular expressions and reads tables of
// style sheets whenever a program starts that holds it. glamour asks one thing of
// it: the text of an HTML block without the tags. It prints that text on a
// terminal, where nothing is HTML any more.
package bluemonday

import "strings"

// Policy says what HTML is let through: none.
type Policy struct{}

// StrictPolicy lets only text through.
func StrictPolicy() *Policy { return &Policy{} }

// silent are the elements whose content is no text.
var silent = []string{"script", "style"}

// Sanitize gives the text between the tags of s. Entities stay as they are.
func (*Policy) Sanitize(s string) string {
	var out strings.Builder
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			out.WriteString(s)
			return out.String()
		}
		out.WriteString(s[:at])
		s = after(s[at:])
	}
}

// after is what follows the comment, the tag or the silent element that s begins
// with; nothing when it does not end.
func after(s string) string {
	if strings.HasPrefix(s, "<!--") {
		return rest(s, "-->")
	}
	for _, name := range silent {
		if len(s) > len(name) && strings.EqualFold(s[1:1+len(name)], name) {
			s = rest(s, "</")
		}
	}
	return rest(s, ">")
}

func rest(s, end string) string {
	_, rest, _ := strings.Cut(s, end)
	return rest
}
