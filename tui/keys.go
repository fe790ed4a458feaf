package tui

// action names something a key does.
type action string

const (
	down           action = "down"
	up             action = "up"
	halfDown       action = "half-down"
	halfUp         action = "half-up"
	pageDown       action = "page-down"
	pageUp         action = "page-up"
	toTop          action = "top"
	toBottom       action = "bottom"
	nextClaim      action = "next-claim"
	prevClaim      action = "previous-claim"
	nextHedge      action = "next-speculation"
	prevHedge      action = "previous-speculation"
	nextPart       action = "next-part"
	prevPart       action = "previous-part"
	enter          action = "enter"
	back           action = "back"
	startSearch    action = "search"
	nextMatch      action = "next-match"
	prevMatch      action = "previous-match"
	articles       action = "articles"
	nextArticle    action = "next-article"
	prevArticle    action = "previous-article"
	setLetter      action = "mark"
	goLetter       action = "go-to-mark"
	copyClaim      action = "copy"
	copyCited      action = "copy-with-source"
	openLink       action = "link"
	editPlace      action = "edit"
	suspend        action = "suspend"
	mouse          action = "mouse"
	showMap        action = "map"
	togglePane     action = "pane"
	nextTab        action = "next-tab"
	prevTab        action = "previous-tab"
	sortPane       action = "sort"
	filterPane     action = "filter"
	attributions   action = "layer-attribution"
	speculation    action = "layer-speculation"
	actors         action = "layer-actors"
	consequences   action = "layer-consequences"
	fade           action = "fade"
	narrower       action = "narrower"
	wider          action = "wider"
	nextTheme      action = "theme"
	showProfile    action = "profile"
	firstOwnVoice  action = "first-own-voice"
	firstUnsourced action = "first-unsourced"
	showLegend     action = "legend"
	showHelp       action = "help"
	reviewMode     action = "review"
	addNote        action = "note"
	editNote       action = "edit-note"
	setTags        action = "tags"
	selectRange    action = "select"
	change         action = "change"
	removeOwn      action = "remove"
	undo           action = "undo"
	redo           action = "redo"
	onlyVerdict    action = "only-verdict"
	exportReview   action = "export"
	quit           action = "quit"
	quitAtOnce     action = "quit-at-once"
	helpSections          = "Move|Claims|Review|Pane|Search|View|Take|Else"
)

// binding gives an action its keys and its line in the help.
type binding struct {
	section string
	keys    []string // as bubbletea spells them
	shown   string   // as a person reads them
	does    action
	help    string
}

// keyTable is every key of the reader, as it is when nothing else was chosen. A
// keymap is made of it; the help, the README, the manual page and the settings
// file print it.
var keyTable = []binding{
	{"Move", []string{"j", "down"}, "j ↓", down, "down a row; a number before a key repeats it"},
	{"Move", []string{"k", "up"}, "k ↑", up, "up a row"},
	{"Move", []string{"d", "ctrl+d"}, "d", halfDown, "down half a screen"},
	{"Move", []string{"u", "ctrl+u"}, "u", halfUp, "up half a screen"},
	{"Move", []string{" ", "pgdown", "ctrl+f"}, "space", pageDown, "down a screen"},
	{"Move", []string{"b", "pgup", "ctrl+b"}, "b", pageUp, "up a screen"},
	{"Move", []string{"g", "home"}, "g", toTop, "to the beginning"},
	{"Move", []string{"G", "end"}, "G", toBottom, "to the end; with a number to that row"},
	{"Claims", []string{"]"}, "]", nextClaim, "next claim"},
	{"Claims", []string{"["}, "[", prevClaim, "previous claim"},
	{"Claims", []string{"}"}, "}", nextHedge, "next speculation"},
	{"Claims", []string{"{"}, "{", prevHedge, "previous speculation"},
	{"Claims", []string{"enter"}, "enter", enter, "why it is marked; in the pane: go there; an actor stands out alone, again for the next mention"},
	{"Claims", []string{"W"}, "W", firstOwnVoice, "first consequence in the article's own voice"},
	{"Claims", []string{"U"}, "U", firstUnsourced, "first claim without a source, else from an unnamed one"},
	{"Review", []string{"R"}, "R", reviewMode, "review on or off: enter then accepts a claim and goes to the next unreviewed one"},
	{"Review", []string{"a"}, "a", addNote, "note on the chosen claim or the selected words"},
	{"Review", []string{"e"}, "e", editNote, "the same in your editor ($VISUAL, $EDITOR)"},
	{"Review", []string{"#"}, "#", setTags, "tags of the chosen claim"},
	{"Review", []string{"V"}, "V", selectRange, "select words, for a note or a claim of your own"},
	{"Review", []string{"c"}, "c", change, "make the selected words a claim; correct the chosen actor"},
	{"Review", []string{"D", "delete"}, "D", removeOwn, "remove a note or a claim of your own"},
	{"Review", []string{"z"}, "z", undo, "undo, as far back as you like"},
	{"Review", []string{"Z"}, "Z", redo, "redo"},
	{"Review", []string{"F"}, "F", onlyVerdict, "only unreviewed claims, then those of one verdict after the other"},
	{"Review", []string{"x"}, "x", exportReview, "read the review as a page, or write it to a file: HTML, Markdown, CSV, JSON, annotations"},
	{"Pane", []string{"tab"}, "tab", nextPart, "from the text to the pane, from list to list, and back"},
	{"Pane", []string{"shift+tab"}, "⇧tab", prevPart, "the same backwards"},
	{"Pane", []string{"l", "right"}, "l →", nextTab, "next list, also while the keys go to the text"},
	{"Pane", []string{"h", "left"}, "h ←", prevTab, "previous list"},
	{"Pane", []string{"s"}, "s", sortPane, "sort the list another way"},
	{"Pane", []string{"f"}, "f", filterPane, "show only entries with the words you type (/ in the pane, too)"},
	{"Search", []string{"/"}, "/", startSearch, "search for words or a regular expression; capitals count when you type one; an empty line searches again"},
	{"Search", []string{"n"}, "n", nextMatch, "next match"},
	{"Search", []string{"N"}, "N", prevMatch, "previous match"},
	{"Search", []string{"m"}, "m", setLetter, "give the place the letter you type next"},
	{"Search", []string{"'"}, "'", goLetter, "go to the place with the letter you type next; '' goes back after a jump"},
	{"Search", []string{"esc"}, "esc", back, "close, clear the search, drop the choice"},
	{"View", []string{"A"}, "A", attributions, "attributions on or off"},
	{"View", []string{"S"}, "S", speculation, "speculation on or off"},
	{"View", []string{"P"}, "P", actors, "people and other actors on or off"},
	{"View", []string{"C"}, "C", consequences, "consequences on or off"},
	{"View", []string{"v"}, "v", fade, "dim what is sourced, then what is not"},
	{"View", []string{"M"}, "M", showMap, "the map beside the text: j k jump, enter stays, esc returns"},
	{"View", []string{"t"}, "t", togglePane, "side pane on or off"},
	{"View", []string{"-"}, "-", narrower, "narrower text"},
	{"View", []string{"+", "="}, "+", wider, "wider text"},
	{"View", []string{"T"}, "T", nextTheme, "next theme: dark, light, of high contrast, for the colour-blind"},
	{"View", []string{"%"}, "%", mouse, "the mouse in the reader, or left to select text with"},
	{"View", []string{"i"}, "i", showProfile, "the article in numbers: sources, speakers, speculation, consequences"},
	{"View", []string{"L"}, "L", showLegend, "legend: what the marks mean"},
	{"Take", []string{"y"}, "y", copyClaim, "copy the claim"},
	{"Take", []string{"Y"}, "Y", copyCited, "copy it with its source, the title and the place"},
	{"Take", []string{"o"}, "o", openLink, "open a link of the row, else of the screen"},
	{"Take", []string{"E"}, "E", editPlace, "open the place in $EDITOR"},
	{"Else", []string{">"}, ">", nextArticle, "next article, when several are open"},
	{"Else", []string{"<"}, "<", prevArticle, "previous article"},
	{"Else", []string{"O"}, "O", articles, "list of the articles"},
	{"Else", []string{"?", "f1"}, "?", showHelp, "this help"},
	{"Else", []string{"q"}, "q", quit, "close what is open, else quit"},
	{"Else", []string{"ctrl+z"}, "^z", suspend, "back to the shell, fg returns"},
	{"Else", []string{"ctrl+c"}, "^c", quitAtOnce, "quit"},
}
