// Package styles keeps the styles that glamour registers.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry holds the styles by name.
var Registry = map[string]*chroma.Style{}

// Register keeps a style.
func Register(s *chroma.Style) *chroma.Style {
	Registry[s.Name] = s
	return s
}
