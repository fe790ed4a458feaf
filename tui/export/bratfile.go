package export

import (
	"fmt"
	"strconv"
	"strings"

	"ascribe/analyze/text"
)

// standoff is a brat file, line by line.
type standoff struct {
	order      []string          // names of text-bound annotations, as they come
	bound      map[string]entity // by name
	relations  []relation
	equal      [][]string                   // Equiv: names of the same thing
	attributes map[string]map[string]string // by name of the annotation, by type
	remarks    map[string][]remark          // by name of the annotation
}

type entity struct {
	kind  string
	spans []text.Span
}

type relation struct{ kind, from, to string }

type remark struct{ kind, value string }

// readStandoff reads the lines of a brat file for the text of points. Events and
// normalisations, which a reader of claims has no use for, are passed over.
func readStandoff(data string, p *points) (*standoff, error) {
	f := &standoff{bound: map[string]entity{}, attributes: map[string]map[string]string{}, remarks: map[string][]remark{}}
	for i, line := range strings.Split(strings.TrimPrefix(data, "\ufeff"), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := f.line(line, p); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	return f, nil
}

func (f *standoff) line(line string, p *points) error {
	name, rest, ok := strings.Cut(line, "\t")
	if !ok || name == "" {
		return fmt.Errorf("%.40q is no standoff annotation", line)
	}
	what, said, _ := strings.Cut(rest, "\t")
	fields := strings.Fields(what)
	switch name[0] {
	case 'T':
		return f.entity(name, what, said, p)
	case 'R':
		if len(fields) != 3 {
			return fmt.Errorf("relation %s needs a type and two arguments", name)
		}
		f.relations = append(f.relations, relation{fields[0], argument(fields[1]), argument(fields[2])})
	case '*':
		if len(fields) > 2 && fields[0] == "Equiv" {
			f.equal = append(f.equal, fields[1:])
		}
	case 'A', 'M':
		if len(fields) < 2 {
			return fmt.Errorf("attribute %s needs a type and an annotation", name)
		}
		value := "yes"
		if len(fields) > 2 {
			value = bratValue.read(fields[2])
		}
		if f.attributes[fields[1]] == nil {
			f.attributes[fields[1]] = map[string]string{}
		}
		f.attributes[fields[1]][fields[0]] = value
	case '#':
		if len(fields) < 2 {
			return fmt.Errorf("note %s needs a type and an annotation", name)
		}
		f.remarks[fields[1]] = append(f.remarks[fields[1]], remark{fields[0], bratLine.read(said)})
	case 'E', 'N':
	default:
		return fmt.Errorf("%.40q is no standoff annotation", line)
	}
	return nil
}

func argument(s string) string {
	if _, name, ok := strings.Cut(s, ":"); ok {
		return name
	}
	return s
}

// entity reads "TYPE START END;START END" and what is said to stand there, which
// tells standoff of another text.
func (f *standoff) entity(name, what, said string, p *points) error {
	if _, twice := f.bound[name]; twice {
		return fmt.Errorf("two annotations are called %s", name)
	}
	kind, places, ok := strings.Cut(what, " ")
	if !ok {
		return fmt.Errorf("%s has no place", name)
	}
	e := entity{kind: kind}
	var stands []string
	for _, place := range strings.Split(places, ";") {
		ends := strings.Fields(place)
		if len(ends) != 2 {
			return fmt.Errorf("%s: %q is no place", name, place)
		}
		start, err1 := strconv.Atoi(ends[0])
		end, err2 := strconv.Atoi(ends[1])
		span, ok := p.byteSpan(start, end)
		if err1 != nil || err2 != nil || !ok {
			return fmt.Errorf("%w: %s is at %q, the text has %d characters", ErrSpan, name, place, p.len)
		}
		stands = append(stands, visible(p.text[span.Start:span.End]))
		e.spans = rejoin(p.text, e.spans, span)
	}
	if is := flat(strings.Join(stands, " ")); said != "" && flat(said) != is {
		return fmt.Errorf("%w: %s is %q, where %q stands", ErrSpan, name, said, is)
	}
	f.order = append(f.order, name)
	f.bound[name] = e
	return nil
}

// rejoin adds a piece to others. One that goes on in the next line, as brat has
// it, goes on the last one.
func rejoin(source string, spans []text.Span, next text.Span) []text.Span {
	if n := len(spans); n > 0 && spans[n-1].End <= next.Start {
		gap := source[spans[n-1].End:next.Start]
		if strings.ContainsAny(gap, "\r\n") && strings.TrimSpace(gap) == "" {
			spans[n-1].End = next.End
			return spans
		}
	}
	return append(spans, next)
}

// said is the first remark of a kind on an annotation.
func (f *standoff) said(name, kind string) string {
	for _, r := range f.remarks[name] {
		if r.kind == kind {
			return r.value
		}
	}
	return ""
}

// saidAll are all remarks of a kind on an annotation.
func (f *standoff) saidAll(name, kind string) (out []string) {
	for _, r := range f.remarks[name] {
		if r.kind == kind {
			out = append(out, r.value)
		}
	}
	return out
}
