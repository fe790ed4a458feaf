package matrix

import (
	"fmt"
	"unsafe"
)

// panelWidth is the number of columns of one panel: two vectors of 512 bits,
// four of 256 or eight of 128.
const panelWidth = 32

// Packed is a right-hand matrix of K rows and N columns in the order in which
// the kernels read it: panels of 32 columns, each of them K rows of 32
// contiguous numbers. The last panel is filled up with zeros.
type Packed struct {
	K, N int
	data []float32
}

// Pack lays out the k×n matrix whose row i begins at b[i*ldb].
func Pack(b []float32, ldb, k, n int) *Packed {
	p := newPacked(k, n)
	p.Repack(b, ldb)
	return p
}

// Repack fills p again from a row-major matrix of the same shape, without
// allocating.
func (p *Packed) Repack(b []float32, ldb int) {
	checkMatrix("Repack", "b", len(b), ldb, p.K, p.N)
	for i := range p.K {
		row := b[i*ldb:][:p.N]
		for at := i * panelWidth; len(row) > 0; at += p.K * panelWidth {
			row = row[copy(p.data[at:at+panelWidth], row):]
		}
	}
}

// PackTransposed lays out the transpose of the n×k matrix whose row j begins
// at b[j*ldb].
func PackTransposed(b []float32, ldb, k, n int) *Packed {
	p := newPacked(k, n)
	p.RepackTransposed(b, ldb)
	return p
}

// RepackTransposed fills p again from the transpose of a row-major matrix of N
// rows and K columns, without allocating.
func (p *Packed) RepackTransposed(b []float32, ldb int) {
	checkMatrix("RepackTransposed", "b", len(b), ldb, p.N, p.K)
	for j := range p.N {
		column := p.panel(j / panelWidth)[j%panelWidth:]
		for i, v := range b[j*ldb:][:p.K] {
			column[i*panelWidth] = v
		}
	}
}

// newPacked begins the data on a cache line, so that no vector of it lies
// across two.
func newPacked(k, n int) *Packed {
	if k < 0 || n < 0 {
		panic(fmt.Sprintf("matrix: a packed matrix of %d rows and %d columns", k, n))
	}
	const line = 64
	size := (n + panelWidth - 1) / panelWidth * panelWidth * k
	data := make([]float32, size+line/4)
	skip := 0
	if over := uintptr(unsafe.Pointer(&data[0])) % line; over != 0 {
		skip = int(line-over) / 4
	}
	return &Packed{K: k, N: n, data: data[skip : skip+size]}
}

// Reshape makes p a matrix of another shape, keeping its space where that is
// enough. Its numbers are to be filled in by Repack or RepackTransposed.
func (p *Packed) Reshape(k, n int) {
	size := (n + panelWidth - 1) / panelWidth * panelWidth * k
	if size > cap(p.data) {
		*p = *newPacked(k, n)
		return
	}
	p.K, p.N, p.data = k, n, p.data[:size]
	if last := n % panelWidth; last != 0 { // the padding stays zero
		clear(p.panel(n / panelWidth))
	}
}

func (p *Packed) panel(i int) []float32 {
	size := p.K * panelWidth
	return p.data[i*size : (i+1)*size : (i+1)*size]
}

// checkMatrix panics unless a slice of the length has room for the rows, which
// lie ld apart. After it the kernels need no checks of their own.
func checkMatrix(op, name string, length, ld, rows, columns int) {
	if rows == 0 || columns == 0 {
		return
	}
	fits := length >= columns
	if rows > 1 {
		fits = fits && ld >= columns && (length-columns)/ld >= rows-1
	}
	if !fits {
		panic(fmt.Sprintf("matrix: %s: %s has %d elements, too few for %d×%d with %d from row to row",
			op, name, length, rows, columns, ld))
	}
}
