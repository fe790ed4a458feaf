package syntax

// The arc-hybrid system. Tokens are 0..n-1, n is the artificial root at the
// end of the buffer, n+1 stands for "no token" wherever a feature asks for one
// that is not there.
const (
	shift     = iota // the next token moves to the stack
	leftArc          // the top of the stack depends on the next token
	rightArc         // the top of the stack depends on the token below it
	actionsNo        // number of actions
)

// state is a parse under way. Words on the stack have all their left children
// but no head yet.
type state struct {
	n     int
	next  int // first token of the buffer
	stack []int
	nodes []node // n+2 of them
}

// node is what is known of a token. Children are counted from the outside in.
type node struct {
	form, tag, pair         uint32 // pair mixes form and tag
	suffix                  uint32
	head, label             int32
	left, left2             int32 // leftmost child and the one after it
	right, right2           int32 // rightmost child and the one before it
	lefts, rights           uint32
	leftLabels, rightLabels uint64 // sets of the labels of the children
	comma, quote            uint32 // how many of them stand before the token
}

// reset prepares the state for a sentence with these tags.
func (s *state) reset(words []word, tags []int) {
	s.n, s.next, s.stack = len(words), 0, s.stack[:0]
	s.nodes = s.nodes[:0]
	none := int32(s.n + 1)
	var comma, quote uint32
	for i := range words {
		w := &words[i]
		s.nodes = append(s.nodes, node{form: w.form, tag: uint32(tags[i]), suffix: w.suffix[2], comma: comma, quote: quote})
		switch w.text {
		case ",", ";", ":", "-", "--":
			comma++
		case `"`, "''", "(", ")":
			quote++
		}
	}
	s.nodes = append(s.nodes,
		node{form: 7, tag: 201, suffix: 7, comma: comma, quote: quote},
		node{form: 8, tag: 202, suffix: 8})
	for i := range s.nodes {
		v := &s.nodes[i]
		v.pair = mix(0, v.form, v.tag)
		v.head, v.label = -1, 0
		v.left, v.left2, v.right, v.right2 = none, none, none, none
	}
}

// done reports whether every token has its head.
func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// legal reports whether an action may be taken. Only the last token of the
// stack may depend on the root, so that a sentence has one root.
func (s *state) legal(action int) bool {
	switch action {
	case shift:
		return s.next < s.n
	case leftArc:
		return len(s.stack) == 1 || len(s.stack) > 1 && s.next < s.n
	default:
		return len(s.stack) > 1
	}
}

// arc is the dependency that an arc action makes.
func (s *state) arc(action int) (head, dependent int) {
	top := len(s.stack) - 1
	if action == leftArc {
		return s.next, s.stack[top]
	}
	return s.stack[top-1], s.stack[top]
}

// apply takes an action; label is that of the arc.
func (s *state) apply(action, label int) {
	if action == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	h, d := s.arc(action)
	s.stack = s.stack[:len(s.stack)-1]
	head, dep := &s.nodes[h], &s.nodes[d]
	dep.head, dep.label = int32(h), int32(label)
	if d < h {
		// Left children are found from the inside out.
		head.left2, head.left = head.left, int32(d)
		head.lefts++
		head.leftLabels |= 1 << label
	} else {
		head.right2, head.right = head.right, int32(d)
		head.rights++
		head.rightLabels |= 1 << label
	}
}

// costs counts for each action the gold arcs that it puts out of reach.
// gold[i] is the head of i, n for the root.
func (s *state) costs(gold []int) (cost [actionsNo]int) {
	if s.next < s.n {
		h := gold[s.next]
		for k, x := range s.stack {
			if gold[x] == s.next || x == h && k < len(s.stack)-1 {
				cost[shift]++
			}
		}
	}
	if len(s.stack) == 0 {
		return cost
	}
	top := s.stack[len(s.stack)-1]
	for d := s.next; d < s.n; d++ {
		if gold[d] == top {
			cost[leftArc]++
			cost[rightArc]++
		}
	}
	h := gold[top]
	if h > s.next || len(s.stack) > 1 && h == s.stack[len(s.stack)-2] {
		cost[leftArc]++
	}
	if h >= s.next {
		cost[rightArc]++
	}
	return cost
}
