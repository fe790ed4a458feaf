package syntax

// arcParser finds heads and labels: one model picks the next action, another
// names every arc as it is made, so that later choices can see the name.
type arcParser struct {
	labels  []string
	actions *table
	names   *table
}

func decodeArcParser(b []byte) (*arcParser, error) {
	labels, b, err := readStrings(b)
	if err != nil {
		return nil, err
	}
	if len(labels) > 64 {
		return nil, errModel // sets of labels are 64 bits wide
	}
	actions, b, err := decodeTable(b)
	if err != nil {
		return nil, err
	}
	names, _, err := decodeTable(b)
	if err != nil {
		return nil, err
	}
	return &arcParser{labels, actions, names}, nil
}

// run parses the sentence that s was reset to.
func (p *arcParser) run(s *state) {
	var scores [actionsNo]int32
	names := make([]int32, len(p.labels))
	var ids []uint32
	for !s.done() {
		ids = actionFeatures(ids, s)
		clear(scores[:])
		for _, f := range ids {
			p.actions.add(f, scores[:])
		}
		action := bestLegal(s, scores[:])
		label := 0
		if action != shift {
			h, d := s.arc(action)
			ids = labelFeatures(ids, s, h, d)
			clear(names)
			for _, f := range ids {
				p.names.add(f, names)
			}
			label = best(names)
		}
		s.apply(action, label)
	}
}

// bestLegal is the action with the highest score among the legal ones.
func bestLegal(s *state, scores []int32) int {
	top := -1
	for a, score := range scores {
		if s.legal(a) && (top < 0 || score > scores[top]) {
			top = a
		}
	}
	return top
}
