package export

import (
	"bufio"
	"encoding/csv"
	"strconv"
	"strings"
	"time"

	"ascribe/analyze/report"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// columns of the table; a cell that does not apply to a row is empty.
var columns = []string{"id", "layer", "origin", "start", "end", "line", "text", "source", "cue", "content", "cause",
	"marker", "effect", "kind", "degree", "actor", "claimed_by", "confidence", "verdict", "was", "note", "tags", "decided",
	"actors", "says", "claims", "about"}

// writeCSV writes one table (RFC 4180: commas, doubled quotes, CRLF) of claims,
// actors, notes and corrections; the column layer tells them apart. Offsets are
// bytes. The last columns hold ids: of the actors who say or claim a claim and whom
// it is about; of what an actor says, claims and is in. A cell that a spreadsheet
// would take for a formula, because it begins with = + - @, a tab or a carriage
// return, gets an apostrophe before it.
func writeCSV(w *bufio.Writer, s *sheet) error {
	t := &table{w: csv.NewWriter(w), lines: newLines(s.source)}
	t.w.UseCRLF = true
	if err := t.w.Write(columns); err != nil {
		return err
	}
	for _, it := range append(s.items[:len(s.items):len(s.items)], s.lost...) {
		t.claim(s, it)
	}
	for _, a := range s.report.Actors {
		t.actor(a)
	}
	for _, n := range s.notes {
		t.note(s, n)
	}
	for i, c := range s.review.Corrections {
		t.row(map[string]string{"id": "correction" + strconv.Itoa(i+1), "layer": "correction", "origin": "reader",
			"kind": string(c.Kind), "actor": c.Actor, "text": s.tell(c)})
	}
	t.w.Flush()
	return t.w.Error()
}

// table keeps no errors: its csv.Writer does, and hands them over at the end.
type table struct {
	w     *csv.Writer
	lines *lines
}

func (t *table) row(cells map[string]string) {
	row := make([]string, len(columns))
	for i, name := range columns {
		row[i] = safeCell(cells[name])
	}
	_ = t.w.Write(row) // said by Error
}

// safeCell is a cell that neither a spreadsheet nor a terminal obeys.
func safeCell(s string) string {
	formula := s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0]))
	s = page.CleanLines(s)
	if formula || s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}

func (t *table) claim(s *sheet, it item) {
	row := map[string]string{"id": it.ID, "layer": string(it.Layer), "origin": origin(it), "text": it.words(s.source),
		"verdict": string(it.Verdict), "was": it.Was, "note": it.Note, "tags": strings.Join(it.Tags, ", "), "decided": stamp(it.Decided)}
	if !it.Lost {
		t.place(row, it.start(), end(it))
	}
	for _, p := range it.parts(s.source) {
		if p.role != roleHedge && p.role != roleOwn {
			row[p.role] = words(p.passages)
		}
	}
	switch {
	case it.attribution != nil:
		a := it.attribution
		row["kind"], row["degree"] = string(a.Class), string(a.Quote)
		row["actor"], row["confidence"], row["actors"] = s.speaker(a), number(a.Confidence), ids(a.Actors)
	case it.speculation != nil:
		m := it.speculation
		row["kind"], row["degree"], row["confidence"] = string(m.Kind), string(m.Strength), number(m.Confidence)
		row["claimed_by"] = deref(m.Attribution)
	case it.consequence != nil:
		c := it.consequence
		row["degree"], row["confidence"] = string(c.Certainty), number(c.Confidence)
		row["actor"], row["claimed_by"] = s.claimant(c), deref(c.ClaimedBy)
		row["actors"], row["about"] = ids(c.Actors), ids(c.About)
	}
	t.row(row)
}

func (t *table) actor(a report.Actor) {
	row := map[string]string{"id": a.ID, "layer": "actor", "origin": "program", "text": a.Name, "actor": a.Name, "kind": string(a.Kind),
		"note": deref(a.Role), "tags": strings.Join(a.Aliases, ", "),
		"says": ids(a.Attributions), "claims": ids(a.Consequences), "about": ids(a.ConsequencesAbout)}
	if len(a.Mentions) > 0 {
		t.place(row, a.Mentions[0].Start, a.Mentions[0].End)
	}
	t.row(row)
}

func (t *table) note(s *sheet, n review.Note) {
	row := map[string]string{"id": n.ID, "layer": "note", "origin": "reader", "text": n.Exact,
		"note": n.Text, "tags": strings.Join(n.Tags, ", "), "decided": stamp(n.Made)}
	if n.Lost {
		row["origin"] = "reader, lost"
	} else {
		row["text"] = s.source[n.Span.Start:n.Span.End]
		t.place(row, n.Span.Start, n.Span.End)
	}
	t.row(row)
}

func (t *table) place(row map[string]string, start, end int) {
	row["start"], row["end"], row["line"] = strconv.Itoa(start), strconv.Itoa(end), strconv.Itoa(t.lines.of(start))
}

// origin tells where a claim comes from and what became of it.
func origin(it item) string {
	s := "program"
	if it.Own {
		s = "reader"
	}
	if it.Moved {
		s += ", moved"
	}
	if it.Lost {
		s += ", lost"
	}
	return s
}

func end(it item) int {
	at := 0
	for _, s := range it.Spans {
		at = max(at, s.End)
	}
	return at
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// ids are names of findings or actors in one cell.
func ids(list []string) string { return strings.Join(list, ", ") }

func number(f float64) string { return strconv.FormatFloat(f, 'f', 3, 64) }

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
