package export

import (
	"bufio"
	"cmp"
	"fmt"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// writeMarkdown writes a report for people: what was decided first, then every
// claim by layer with its verdict and note, the notes, the actors and what was
// corrected. It is CommonMark with GitHub's tables.
func writeMarkdown(w *bufio.Writer, s *sheet) error {
	m := &marker{w: w, s: s, lines: newLines(s.source)}
	m.head()
	m.progress()
	m.layer("Statements", review.Attribution)
	m.layer("Consequences", review.Consequence)
	m.layer("Speculation", review.Speculation)
	m.lost()
	m.notes()
	m.actors()
	m.corrections()
	return nil
}

// marker keeps no errors: its bufio.Writer does, and hands them over at the end.
type marker struct {
	w     *bufio.Writer
	s     *sheet
	lines *lines
}

func (m *marker) printf(form string, args ...any) { fmt.Fprintf(m.w, form, args...) }

func (m *marker) head() {
	rep := m.s.report
	of := "Findings in"
	if m.s.judged {
		of = "Review of"
	}
	m.printf("# %s %s\n\n", of, md(cmp.Or(deref(rep.Title), rep.Source.Name, rep.ID)))
	row := func(name, value string) {
		if value != "" {
			m.printf("- %s: %s\n", name, value)
		}
	}
	row("Byline", md(deref(rep.Byline)))
	row("Published", md(deref(rep.Published)))
	row("Article", md(cmp.Or(rep.Source.Name, rep.ID)))
	row("Address", md(deref(rep.Source.URL)))
	row("SHA-256", rep.Source.SHA256)
	row("Reviewer", md(m.s.review.Reviewer))
	if !m.s.review.Updated.IsZero() {
		row("Last change", m.s.review.Updated.UTC().Format("2006-01-02 15:04 UTC"))
	}
	row("Findings", fmt.Sprintf("%s, %s, %s, %s", count(len(rep.Attributions), "statement"), count(len(rep.Speculation), "speculation marker"),
		count(len(rep.Consequences), "consequence"), count(len(rep.Actors), "actor")))
}

// progress is the table of verdicts by layer.
func (m *marker) progress() {
	verdicts := m.s.verdicts()
	if len(verdicts) == 0 {
		return
	}
	m.printf("\n## Verdicts\n\n| | %s | not reviewed |\n|---|%s---:|\n", strings.Join(cells(verdicts), " | "), strings.Repeat("---:|", len(verdicts)))
	for _, l := range layers {
		n, open := map[review.Verdict]int{}, 0
		for _, it := range m.s.items {
			if it.Layer == l.layer {
				n[it.Verdict]++
				if !it.reviewed() {
					open++
				}
			}
		}
		m.printf("| %s |", l.many)
		for _, v := range verdicts {
			m.printf(" %d |", n[v])
		}
		m.printf(" %d |\n", open)
	}
}

func cells(verdicts []review.Verdict) []string {
	out := make([]string, len(verdicts))
	for i, v := range verdicts {
		out[i] = md(string(v))
	}
	return out
}

// layerName is what people call a layer.
type layerName struct {
	layer review.Layer
	many  string
}

var layers = []layerName{
	{review.Attribution, "Statements"},
	{review.Speculation, "Speculation"},
	{review.Consequence, "Consequences"},
}

// verdicts are those that were given, in the order of the program's own and then
// of the text.
func (s *sheet) verdicts() []review.Verdict {
	given := map[review.Verdict]bool{}
	for _, it := range s.items {
		given[it.Verdict] = true
	}
	var out []review.Verdict
	take := func(v review.Verdict) {
		if v != "" && given[v] {
			out = append(out, v)
			delete(given, v)
		}
	}
	for _, v := range []review.Verdict{review.Supported, review.Disputed, review.NeedsSource, review.NotAClaim} {
		take(v)
	}
	for _, it := range s.items {
		take(it.Verdict)
	}
	return out
}

func (m *marker) layer(title string, layer review.Layer) {
	first := true
	for _, it := range m.s.items {
		if it.Layer != layer {
			continue
		}
		if first {
			m.printf("\n## %s\n", title)
			first = false
		}
		m.claim(it)
	}
}

func (m *marker) claim(it item) {
	m.heading(it)
	switch {
	case it.attribution != nil:
		t := it.attribution
		m.printf("%s *%s*\n\n> %s\n\n", bold(cmp.Or(words(t.Source), m.s.speaker(t), "Nobody named")), md(cmp.Or(words(t.Cue), "(no verb)")), md(cmp.Or(words(t.Content), "(nothing)")))
		m.printf("%s, %s, source %s", t.Class, t.Quote, t.SourceKind)
		if name := m.s.speaker(t); name != "" && name != words(t.Source) {
			m.printf(": %s", md(name))
		}
	case it.speculation != nil:
		x := it.speculation
		m.printf("> %s\n\n%s, %s", m.context(x.Span), x.Kind, x.Strength)
	case it.consequence != nil:
		c := it.consequence
		m.printf("> %s **→** %s\n\n%s, by the words “%s”, claimed by %s", md(words(c.Cause)), md(words(c.Effect)), c.Certainty,
			md(words(c.Marker)), md(cmp.Or(m.s.claimant(c), "the article itself")))
		if about := m.s.names(c.About); about != "" {
			m.printf(", about %s", md(about))
		}
	default:
		m.printf("> %s\n\nadded by the reader", md(it.words(m.s.source)))
	}
	if it.Moved {
		m.printf(", found again in an edited article")
	}
	m.printf(" (line %d)\n", m.lines.of(it.start()))
	if it.Was != "" {
		m.printf("\nThe verdict was given on other words: %s\n", md(it.Was))
	}
	m.remark(it.Note, it.Tags)
}

// heading names a claim and, in a review, its verdict.
func (m *marker) heading(it item) {
	m.printf("\n### %s", md(it.ID))
	if m.s.judged {
		m.printf(" · %s", md(cmp.Or(verdictName(it.Verdict), "Not reviewed")))
	}
	m.printf("\n\n")
}

// context is a passage, bold, in the words around it.
func (m *marker) context(p report.Passage) string {
	before, after := around(m.s.source, p.Span(), 60)
	return spaced(before, p.Text, after)
}

// spaced joins the three, bold in the middle, with the spaces that stood between.
func spaced(before, middle, after string) string {
	out := md(before)
	if strings.HasSuffix(before, " ") {
		out += " "
	}
	out += bold(middle)
	if strings.HasPrefix(after, " ") {
		out += " "
	}
	return out + md(after)
}

// remark is a note and the tags, each where there is one.
func (m *marker) remark(note string, tags []string) {
	if note != "" {
		m.printf("\nNote: %s\n", mdLines(note))
	}
	if len(tags) > 0 {
		escaped := make([]string, len(tags))
		for i, t := range tags {
			escaped[i] = md(t)
		}
		m.printf("\nTags: %s\n", strings.Join(escaped, ", "))
	}
}

func (m *marker) lost() {
	if len(m.s.lost) == 0 {
		return
	}
	m.printf("\n## No longer in the article\n")
	for _, it := range m.s.lost {
		m.heading(it)
		m.printf("> %s\n", md(it.Exact))
		m.remark(it.Note, it.Tags)
	}
}

func (m *marker) notes() {
	for i, n := range m.s.notes {
		if i == 0 {
			m.printf("\n## Notes\n")
		}
		where := "no longer in the article"
		if !n.Lost {
			where = fmt.Sprintf("line %d", m.lines.of(n.Span.Start))
		}
		m.printf("\n### %s · %s\n\n> %s\n", md(n.ID), where, md(n.Exact))
		m.remark(n.Text, n.Tags)
	}
}

// actors lists the ids of what each says, of the consequences it claims and of
// those in whose cause or effect it is.
func (m *marker) actors() {
	if len(m.s.report.Actors) == 0 {
		return
	}
	m.printf("\n## Actors\n\n| Actor | Kind | Role | Mentions | Says | Claims | About it |\n|---|---|---|---:|---|---|---|\n")
	for _, a := range m.s.report.Actors {
		m.printf("| %s | %s | %s | %d | %s | %s | %s |\n", md(a.Name), md(string(a.Kind)), md(deref(a.Role)), len(a.Mentions),
			md(ids(a.Attributions)), md(ids(a.Consequences)), md(ids(a.ConsequencesAbout)))
	}
}

func (m *marker) corrections() {
	for i, c := range m.s.review.Corrections {
		if i == 0 {
			m.printf("\n## Corrections of the actors\n\n")
		}
		m.printf("- %s\n", md(m.s.tell(c)))
	}
}

// md is text of the article on one line, in which no character is markup. Those
// that are markup only at the beginning of a line are escaped there.
func md(s string) string {
	s = flat(page.Clean(s))
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case strings.IndexByte("\\`*_[]<>&~|$@", c) >= 0,
			c == ':' && strings.HasPrefix(s[i:], "://"),
			c == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"),
			(c == '.' || c == ')') && digits(s[:i]),
			i == 0 && strings.IndexByte("#+-=", c) >= 0:
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// digits reports whether s is a number, as that of a list.
func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// mdLines is md that keeps the lines of a reader's note apart.
func mdLines(s string) string {
	var out []string
	for _, l := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		out = append(out, md(l))
	}
	return strings.TrimRight(strings.Join(out, "\\\n"), "\\\n")
}

// bold is text of the article in bold.
func bold(s string) string {
	if s = md(s); s == "" {
		return ""
	}
	return "**" + s + "**"
}

// around is the text of the same paragraph before and after a span, some n bytes
// of each, cut between words and with an ellipsis there.
func around(source string, span text.Span, n int) (before, after string) {
	before, after = source[:span.Start], source[span.End:]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	if len(before) > n {
		_, rest, _ := strings.Cut(before[len(before)-n:], " ")
		before = "… " + rest
	}
	if len(after) > n {
		after = after[:n]
		after = after[:strings.LastIndexByte(after, ' ')+1] + "…"
	}
	return strings.ToValidUTF8(before, ""), strings.ToValidUTF8(after, "")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
