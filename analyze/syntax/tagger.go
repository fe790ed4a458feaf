package syntax

// tagger assigns Penn tags from left to right; every choice sees the two tags
// before it.
type tagger struct {
	tags    []string
	weights *table
}

func decodeTagger(b []byte) (*tagger, error) {
	tags, b, err := readStrings(b)
	if err != nil {
		return nil, err
	}
	weights, _, err := decodeTable(b)
	if err != nil {
		return nil, err
	}
	return &tagger{tags, weights}, nil
}

// tag writes the class of each word's tag to tags, which is as long as words.
func (t *tagger) tag(words []word, mode caseMode, tags []int) {
	scores := make([]int32, len(t.tags))
	var features []uint32
	for i := range words {
		features = tagFeatures(features[:0], words, mode, tags, i)
		clear(scores)
		for _, f := range features {
			t.weights.add(f, scores)
		}
		tags[i] = best(scores)
	}
}

// tagFeatures describes word i and its surroundings. tags[:i] are known.
func tagFeatures(f []uint32, words []word, mode caseMode, tags []int, i int) []uint32 {
	w := &words[i]
	prev, prev2, next, next2 := around(words, i-1), around(words, i-2), around(words, i+1), around(words, i+2)
	t1, t2 := uint32(100), uint32(100)
	if i > 0 {
		t1 = uint32(tags[i-1])
	}
	if i > 1 {
		t2 = uint32(tags[i-2])
	}
	start := uint32(0)
	if i == 0 {
		start = 1
	}
	m := uint32(mode)
	return append(f,
		mix(1, w.exact, 0),
		mix(2, w.form, 0),
		mix(3, w.suffix[0], 0),
		mix(4, w.suffix[1], 0),
		mix(5, w.suffix[2], 0),
		mix(6, w.suffix[3], 0),
		mix(7, w.prefix[0], 0),
		mix(8, w.prefix[1], 0),
		mix(9, w.prefix[2], 0),
		mix(10, w.shape, m*2+start),
		mix(11, w.suffix[2], w.shape+m*2+start),
		mix(12, t1, 0),
		mix(13, t1, t2),
		mix(14, t1, w.form),
		mix(15, t1, w.suffix[1]),
		mix(16, prev.form, 0),
		mix(17, prev2.form, 0),
		mix(18, next.form, 0),
		mix(19, next2.form, 0),
		mix(20, prev.form, w.form),
		mix(21, w.form, next.form),
		mix(22, prev.form, next.form),
		mix(23, next.suffix[2], t1),
		mix(24, prev.suffix[2], 0),
		mix(25, next.suffix[1], next.shape),
		mix(26, w.shape, next.shape+m),
		mix(27, w.shape, prev.shape+m),
		mix(28, prev.form, prev2.form),
		mix(29, next.form, next2.form),
		mix(30, t1, next.form),
		mix(31, mix(0, t1, t2), w.suffix[2]),
		mix(32, w.suffix[2], next.suffix[2]),
		mix(33, mix(0, prev.shape, next.shape), w.shape+m),
		mix(34, w.form, m),
	)
}

var edge = word{exact: 1, form: 2, shape: 3, suffix: [4]uint32{4, 4, 4, 4}}

func around(words []word, i int) *word {
	if i < 0 || i >= len(words) {
		return &edge
	}
	return &words[i]
}
