package matrix

import "fmt"

// chunkBytes bounds the rows of a that are taken through all panels at a time,
// so that they stay in the second-level cache while the panels stream past.
const chunkBytes = 128 << 10

// MulAdd adds the product a·b to c: c[i*ldc+j] += Σ a[i*lda+k]·b[k][j] for the
// m rows i. It panics when c or a is too short, and c must not overlap a.
func MulAdd(c []float32, ldc int, a []float32, lda int, b *Packed, m int) {
	if m < 0 {
		panic(fmt.Sprintf("matrix: MulAdd: %d rows", m))
	}
	checkMatrix("MulAdd", "c", len(c), ldc, m, b.N)
	checkMatrix("MulAdd", "a", len(a), lda, m, b.K)
	if m == 0 || b.N == 0 || b.K == 0 {
		return
	}
	kern := active.Load()
	chunk := max(chunkBytes/4/b.K, 48) / 48 * 48
	for i := 0; i < m; i += chunk {
		rows := min(chunk, m-i)
		mulChunk(kern, c[i*ldc:], ldc, a[i*lda:], lda, b, rows)
	}
}

func mulChunk(kern *kernel, c []float32, ldc int, a []float32, lda int, b *Packed, rows int) {
	j := 0
	for ; j+panelWidth <= b.N; j += panelWidth {
		mulPanel(kern, c[j:], ldc, a, lda, b.panel(j/panelWidth), b.K, rows)
	}
	if j < b.N {
		mulLastPanel(kern, c[j:], ldc, a, lda, b, rows)
	}
}

// mulLastPanel computes the columns of a panel that N does not fill, by way of
// a tile of the full width: what lies beyond N in c is not ours.
func mulLastPanel(kern *kernel, c []float32, ldc int, a []float32, lda int, b *Packed, rows int) {
	const height = 24
	var tile [height * panelWidth]float32
	panel, width := b.panel(b.N/panelWidth), b.N%panelWidth
	for i := 0; i < rows; i += height {
		n := min(height, rows-i)
		for r := range n {
			copy(tile[r*panelWidth:][:width], c[(i+r)*ldc:])
		}
		mulPanel(kern, tile[:], panelWidth, a[i*lda:], lda, panel, b.K, n)
		for r := range n {
			copy(c[(i+r)*ldc:], tile[r*panelWidth:][:width])
		}
	}
}

// mulPanel has the kernel add the product with one panel to 32 columns of c.
// The rows are divided into blocks as high as the registers allow, and as equal
// as can be: a low block leaves the multipliers waiting for their own results.
func mulPanel(kern *kernel, c []float32, ldc int, a []float32, lda int, panel []float32, k, rows int) {
	blocks := (rows + kern.height - 1) / kern.height
	size, larger := rows/blocks, rows%blocks
	if larger > 0 {
		mulBlocks(kern, c, ldc, a, lda, panel, k, size+1, larger)
		done := (size + 1) * larger
		c, a = c[done*ldc:], a[done*lda:]
	}
	mulBlocks(kern, c, ldc, a, lda, panel, k, size, blocks-larger)
}

// Axpy adds a·x to y. It panics when the lengths differ.
func Axpy(y []float32, a float32, x []float32) {
	checkLengths("Axpy", len(y), len(x))
	if len(y) > 0 {
		axpy(active.Load(), y, a, x)
	}
}

// Dot returns the dot product of x and y. It panics when the lengths differ.
func Dot(x, y []float32) float32 {
	checkLengths("Dot", len(x), len(y))
	var lanes [dotLanes]float32
	whole := len(x) / dotLanes * dotLanes
	if whole > 0 {
		dot(active.Load(), &lanes, x[:whole], y[:whole])
	}
	for i, v := range x[whole:] {
		lanes[i] = fma(v, y[whole+i], lanes[i])
	}
	// With constant bounds the compiler needs no checks.
	for j := range 16 {
		lanes[j] += lanes[j+16]
	}
	for j := range 8 {
		lanes[j] += lanes[j+8]
	}
	for j := range 4 {
		lanes[j] += lanes[j+4]
	}
	return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3])
}

func checkLengths(op string, x, y int) {
	if x != y {
		panic(fmt.Sprintf("matrix: %s: vectors of %d and %d elements", op, x, y))
	}
}
