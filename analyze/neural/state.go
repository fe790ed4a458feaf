package neural

import (
	"encoding/binary"
	"fmt"
	"math"
)

// AppendState stores all that a training needs to go on later: the parameters
// in full precision, what Adam remembers of their gradients, and its steps.
func (a *Adam) AppendState(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(a.step))
	for i, p := range a.params.List {
		for _, x := range [][]float32{p.W, a.m[i], a.v[i]} {
			b = AppendFloats(b, x)
		}
	}
	return b
}

// ReadState takes up what AppendState stored of the same network.
func (a *Adam) ReadState(b []byte) error {
	if len(b) < 8 {
		return fmt.Errorf("state of a training: %w", ErrModel)
	}
	a.step, b = int(binary.LittleEndian.Uint64(b)), b[8:]
	var err error
	for i, p := range a.params.List {
		for _, x := range [][]float32{p.W, a.m[i], a.v[i]} {
			if b, err = ReadFloats(b, x); err != nil {
				return fmt.Errorf("state of a training, %s: %w", p.Name, err)
			}
		}
	}
	if len(b) > 0 {
		return fmt.Errorf("state of a training, %d bytes too many: %w", len(b), ErrModel)
	}
	return nil
}

// AppendFloats stores numbers as they are, little-endian.
func AppendFloats(b []byte, x []float32) []byte {
	for _, v := range x {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return b
}

// ReadFloats fills x from the front of b.
func ReadFloats(b []byte, x []float32) (rest []byte, err error) {
	if len(b) < 4*len(x) {
		return nil, ErrModel
	}
	for i := range x {
		x[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return b[4*len(x):], nil
}
