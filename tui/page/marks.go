package page

import (
	"cmp"
	"slices"
	"sort"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Layer is a set of the four kinds of findings.
type Layer uint8

const (
	Attribution Layer = 1 << iota
	Speculation
	Actors
	Consequences

	AllLayers = Attribution | Speculation | Actors | Consequences
)

// Role is what a marked span is within its finding.
type Role uint8

const (
	Source Role = iota
	Cue
	Content
	Hedge // a speculation marker
	Mention
	Cause
	Effect
	Marker
)

// Layer is the layer a role belongs to.
func (r Role) Layer() Layer {
	switch r {
	case Source, Cue, Content:
		return Attribution
	case Hedge:
		return Speculation
	case Mention:
		return Actors
	}
	return Consequences
}

// Item names one finding: an index into the slice of its layer in the report.
type Item struct {
	Layer Layer
	Index int
}

// Mark is a marked span.
type Mark struct {
	text.Span
	Role  Role
	Index int    // of the finding in its layer
	name  string // source kind, speculation kind or actor kind
	sure  Part   // of a hedge or a marker, see Sure; else empty
}

// Item is the finding the mark belongs to.
func (m Mark) Item() Item { return Item{m.Role.Layer(), m.Index} }

// Marks are the marked spans of a report, sorted by where they begin; of those
// that begin together the longest comes first. The zero value has none.
type Marks struct {
	Report *report.Report
	list   []Mark
	reach  []int   // the furthest end of this mark and all before it
	by     []int32 // indices into list, by finding
}

// NewMarks collects the marks of a report; of none when it is nil.
func NewMarks(r *report.Report) *Marks {
	m := &Marks{Report: r}
	if r == nil {
		return m
	}
	add := func(ps []report.Passage, role Role, i int, name string, sure Part) {
		for _, p := range ps {
			if p.Start >= 0 && p.Start < p.End {
				m.list = append(m.list, Mark{p.Span(), role, i, name, sure})
			}
		}
	}
	for i, a := range r.Attributions {
		kind := string(a.SourceKind)
		add(a.Content, Content, i, kind, "")
		add(a.Cue, Cue, i, kind, "")
		add(a.Source, Source, i, kind, "")
	}
	for i, s := range r.Speculation {
		add([]report.Passage{s.Span}, Hedge, i, string(s.Kind), Sure(s.Strength))
	}
	for i, a := range r.Actors {
		for _, mention := range a.Mentions {
			add([]report.Passage{mention.Passage}, Mention, i, string(a.Kind), "")
		}
	}
	for i, c := range r.Consequences {
		add(c.Cause, Cause, i, "", "")
		add(c.Effect, Effect, i, "", "")
		add(c.Marker, Marker, i, "", Sure(c.Certainty))
	}
	sort.SliceStable(m.list, func(a, b int) bool {
		x, y := m.list[a], m.list[b]
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return x.End > y.End
	})
	m.reach = make([]int, len(m.list))
	furthest := 0
	for i, k := range m.list {
		furthest = max(furthest, k.End)
		m.reach[i] = furthest
	}
	m.by = make([]int32, len(m.list))
	for i := range m.by {
		m.by[i] = int32(i)
	}
	slices.SortStableFunc(m.by, func(a, b int32) int { return m.list[a].Item().compare(m.list[b].Item()) })
	return m
}

func (it Item) compare(other Item) int {
	return cmp.Or(cmp.Compare(it.Layer, other.Layer), cmp.Compare(it.Index, other.Index))
}

// Over appends the marks that share a byte with the span to dst, in order.
func (m *Marks) Over(s text.Span, dst []Mark) []Mark {
	if m == nil || s.Empty() {
		return dst
	}
	last := sort.Search(len(m.list), func(i int) bool { return m.list[i].Start >= s.End })
	first := sort.Search(last, func(i int) bool { return m.reach[i] > s.Start })
	for _, k := range m.list[first:last] {
		if k.End > s.Start {
			dst = append(dst, k)
		}
	}
	return dst
}

// All are all marks in order; they are not to be changed.
func (m *Marks) All() []Mark {
	if m == nil {
		return nil
	}
	return m.list
}

// Spans are the spans of one finding, in source order.
func (m *Marks) Spans(it Item) []text.Span {
	if m == nil {
		return nil
	}
	var out []text.Span
	i, _ := slices.BinarySearchFunc(m.by, it, func(i int32, it Item) int { return m.list[i].Item().compare(it) })
	for ; i < len(m.by) && m.list[m.by[i]].Item() == it; i++ {
		out = append(out, m.list[m.by[i]].Span)
	}
	return out
}
