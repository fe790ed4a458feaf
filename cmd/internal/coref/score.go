// Package coref measures how well chains of mentions agree with annotated ones.
//
// The measures are those of the CoNLL shared tasks as their reference scorer
// defines them (Pradhan, Luo, Recasens, Hovy, Ng and Strube, Scoring Coreference
// Partitions of Predicted Mentions, ACL 2014): MUC (Vilain and others, MUC-6,
// 1995), B³ (Bagga and Baldwin, 1998) and CEAF over entities (Luo, HLT 2005) with
// φ4, and the mean of their F1. Chains are sets of numbers; a mention of the key
// and one of the response are the same when their numbers are.
package coref

// Score sums up the agreement over documents.
type Score struct {
	Mentions, MUC, B3, CEAF Ratio
}

// Ratio is what recall and precision are made of.
type Ratio struct {
	Recalled, Key     float64 // recall is Recalled / Key
	Right, Responding float64 // precision is Right / Responding
}

// PRF gives precision, recall and F1, from 0 to 1; 0 where nothing is counted.
func (r Ratio) PRF() (p, q, f float64) {
	if r.Responding > 0 {
		p = r.Right / r.Responding
	}
	if r.Key > 0 {
		q = r.Recalled / r.Key
	}
	if p+q > 0 {
		f = 2 * p * q / (p + q)
	}
	return p, q, f
}

// CoNLL is the mean of the F1 of MUC, B³ and CEAF.
func (s *Score) CoNLL() float64 {
	_, _, muc := s.MUC.PRF()
	_, _, b3 := s.B3.PRF()
	_, _, ceaf := s.CEAF.PRF()
	return (muc + b3 + ceaf) / 3
}

// Add counts one document. No number may stand in two chains of one side.
func (s *Score) Add(key, response [][]int) {
	inKey, inResponse := chainOf(key), chainOf(response)
	s.Mentions.Recalled += shared(key, inResponse)
	s.Mentions.Right += shared(response, inKey)
	s.Mentions.Key += float64(len(inKey))
	s.Mentions.Responding += float64(len(inResponse))

	links, of := muc(key, inResponse)
	s.MUC.Recalled, s.MUC.Key = s.MUC.Recalled+links, s.MUC.Key+of
	links, of = muc(response, inKey)
	s.MUC.Right, s.MUC.Responding = s.MUC.Right+links, s.MUC.Responding+of

	s.B3.Recalled += b3(key, inResponse)
	s.B3.Key += float64(len(inKey))
	s.B3.Right += b3(response, inKey)
	s.B3.Responding += float64(len(inResponse))

	alike := ceaf(key, response)
	s.CEAF.Recalled, s.CEAF.Right = s.CEAF.Recalled+alike, s.CEAF.Right+alike
	s.CEAF.Key += float64(len(key))
	s.CEAF.Responding += float64(len(response))
}

func chainOf(chains [][]int) map[int]int {
	of := map[int]int{}
	for c, chain := range chains {
		for _, m := range chain {
			of[m] = c
		}
	}
	return of
}

func shared(chains [][]int, other map[int]int) float64 {
	n := 0.
	for _, chain := range chains {
		for _, m := range chain {
			if _, ok := other[m]; ok {
				n++
			}
		}
	}
	return n
}

// muc counts the links that hold each chain together, and how many of them the
// other side has: it cuts a chain into parts, mentions that it lacks being
// parts of their own.
func muc(chains [][]int, other map[int]int) (links, of float64) {
	for _, chain := range chains {
		parts := map[int]bool{}
		alone := 0
		for _, m := range chain {
			if c, ok := other[m]; ok {
				parts[c] = true
			} else {
				alone++
			}
		}
		links += float64(len(chain) - len(parts) - alone)
		of += float64(len(chain) - 1)
	}
	return links, of
}

// b3 sums, over the mentions, the share of their chain that is in one chain with
// them on the other side too.
func b3(chains [][]int, other map[int]int) float64 {
	sum := 0.
	for _, chain := range chains {
		with := map[int]float64{}
		for _, m := range chain {
			if c, ok := other[m]; ok {
				with[c]++
			}
		}
		for _, n := range with {
			sum += n * n / float64(len(chain))
		}
	}
	return sum
}

// ceaf is the likeness of the best one-to-one alignment of chains, that of two
// chains being twice what they share over what they have.
func ceaf(key, response [][]int) float64 {
	in := chainOf(response)
	like := make([][]float64, len(key))
	for k, chain := range key {
		like[k] = make([]float64, len(response))
		for _, m := range chain {
			if r, ok := in[m]; ok {
				like[k][r] += 2 / float64(len(chain)+len(response[r]))
			}
		}
	}
	return assign(like)
}
