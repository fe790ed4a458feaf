package syntax

// projective finds the heaviest projective tree with one root (Eisner, COLING
// 1996), O(n³). scores has a row for each of the n words and a column for each
// head, the root's last; head[i] becomes n at the root.
func projective(scores []float32, n int, head []int) {
	e := newEisner(scores, n)
	for span := 1; span < n; span++ {
		for i := 0; i+span < n; i++ {
			e.close(i, i+span)
		}
	}
	// Exactly one word hangs from the root: the left part below it, the right
	// part below it.
	root, top := 0, float32(0)
	for r := range n {
		if w := e.at(0, r).left + e.at(r, n-1).right + scores[r*(n+1)+n]; r == 0 || w > top {
			root, top = r, w
		}
	}
	head[root] = n
	e.fillLeft(0, root, head)
	e.fillRight(root, n-1, head)
}

// cell holds the heaviest structures over words i to j: open ones, in which an
// arc joins both ends, and closed ones, whose head is one end.
type cell struct {
	openLeft, openRight float32 // j governs i, i governs j
	left, right         float32 // headed by j, by i
	openCut             int32   // both open structures part there
	leftCut, rightCut   int32
}

type eisner struct {
	n      int
	scores []float32
	cells  []cell
}

func newEisner(scores []float32, n int) *eisner {
	return &eisner{n: n, scores: scores, cells: make([]cell, n*n)}
}

func (e *eisner) at(i, j int) *cell { return &e.cells[i*e.n+j] }

// close fills in the cell of words i to j from smaller ones.
func (e *eisner) close(i, j int) {
	c := e.at(i, j)
	best := float32(3 * never)
	for k := i; k < j; k++ {
		if w := e.at(i, k).right + e.at(k+1, j).left; w > best {
			best, c.openCut = w, int32(k)
		}
	}
	c.openLeft = best + e.scores[i*(e.n+1)+j]
	c.openRight = best + e.scores[j*(e.n+1)+i]
	c.left, c.right = 3*never, 3*never
	for k := i; k < j; k++ {
		if w := e.at(i, k).left + e.at(k, j).openLeft; w > c.left {
			c.left, c.leftCut = w, int32(k)
		}
	}
	for k := i + 1; k <= j; k++ {
		if w := e.at(i, k).openRight + e.at(k, j).right; w > c.right {
			c.right, c.rightCut = w, int32(k)
		}
	}
}

// fillLeft sets the heads of words i to j-1, which are all below j.
func (e *eisner) fillLeft(i, j int, head []int) {
	for i < j {
		k := int(e.at(i, j).leftCut)
		head[k] = j
		cut := int(e.at(k, j).openCut)
		e.fillRight(k, cut, head)
		e.fillLeft(cut+1, j, head)
		j = k
	}
}

// fillRight sets the heads of words i+1 to j, which are all below i.
func (e *eisner) fillRight(i, j int, head []int) {
	for i < j {
		k := int(e.at(i, j).rightCut)
		head[k] = i
		cut := int(e.at(i, k).openCut)
		e.fillRight(i, cut, head)
		e.fillLeft(cut+1, k, head)
		i = k
	}
}
