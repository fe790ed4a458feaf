// Package chroma stands in for the highlighter of source code that glamour is
// built with. The real one reads hundreds of lexers and styles whenever a program
// starts that holds it, also for --help, which took longer than everything else
// at the start of this one; and news articles seldom hold code. What glamour calls
// is here, and code gets the one colour that the theme has for it.
package chroma

// TokenType is a kind of token of source code.
type TokenType int

// The kinds that glamour names.
const (
	Background TokenType = iota
	Text
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
)

// StyleEntries are the looks of kinds of tokens.
type StyleEntries map[TokenType]string

// Style is a style; it has only its name.
type Style struct{ Name string }

// MustNewStyle makes a style.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{name} }
