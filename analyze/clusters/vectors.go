package clusters

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
)

// vectorData has the length of a vector (uint32), the scale of each row
// (float32), then the rows (int8), all little-endian. Row i belongs to the word
// in line i of the table.
//
//go:embed data/vectors.bin
var vectorData string

// Vectors are the words of the table with a vector each.
type Vectors struct {
	words string  // lines, sorted
	start []int32 // of each line
	dim   int
	scale string
	rows  string
}

// Embedded gives the vectors that are part of the program.
func Embedded() *Vectors {
	v, err := newVectors(table, vectorData)
	if err != nil {
		panic("clusters: embedded vectors: " + err.Error()) // checked by the tests
	}
	return v
}

func newVectors(words, data string) (*Vectors, error) {
	v := &Vectors{words: words, start: make([]int32, 0, strings.Count(words, "\n"))}
	for at := 0; at < len(words); at += strings.IndexByte(words[at:], '\n') + 1 {
		v.start = append(v.start, int32(at))
	}
	if len(data) < 4 {
		return nil, fmt.Errorf("%d bytes of vectors", len(data))
	}
	n := len(v.start)
	v.dim = int(binary.LittleEndian.Uint32([]byte(data[:4])))
	if len(data) != 4+4*n+n*v.dim {
		return nil, fmt.Errorf("%d bytes of vectors for %d words", len(data), n)
	}
	v.scale, v.rows = data[4:4+4*n], data[4+4*n:]
	return v, nil
}

// Dim is the length of a vector.
func (v *Vectors) Dim() int { return v.dim }

// Len counts the words.
func (v *Vectors) Len() int { return len(v.start) }

// Find gives the row of a word in its Normal form, or -1.
func (v *Vectors) Find(normal string) int {
	lo, hi := 0, len(v.start)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		line := v.words[v.start[mid]:]
		if c := compareField(line, normal); c == 0 {
			return mid
		} else if c < 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return -1
}

// compareField compares the first field of a line, up to a tab, with a word.
func compareField(line, word string) int {
	n := min(len(word), len(line))
	if c := strings.Compare(line[:n], word[:n]); c != 0 {
		return c
	}
	if n < len(line) && line[n] == '\t' {
		return 0
	}
	return 1
}

// Get writes row i, or zeros for -1.
func (v *Vectors) Get(i int, to []float32) {
	to = to[:v.dim]
	if i < 0 {
		clear(to)
		return
	}
	s := v.scale[4*i : 4*i+4]
	scale := math.Float32frombits(uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24)
	for k := range to {
		to[k] = float32(int8(v.rows[i*v.dim+k])) * scale
	}
}

// Bytes stores vectors, all of one length, in eight bits a number; spread is the
// standard deviation of a number that they are scaled to.
func Bytes(vectors []float32, dim int, spread float64) []byte {
	sum := 0.0
	for _, x := range vectors {
		sum += float64(x) * float64(x)
	}
	factor := spread / math.Sqrt(sum/float64(len(vectors)))
	out := binary.LittleEndian.AppendUint32(nil, uint32(dim))
	n := len(vectors) / dim
	rows := make([]byte, 0, len(vectors))
	for i := range n {
		row := vectors[i*dim:][:dim]
		most := float32(1e-9)
		for _, x := range row {
			most = max(most, x, -x)
		}
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(float32(float64(most)/127*factor)))
		for _, x := range row {
			rows = append(rows, byte(int8(math.Round(float64(x)/float64(most)*127))))
		}
	}
	return slices.Concat(out, rows)
}
