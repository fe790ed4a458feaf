package matrix

import (
	"encoding/binary"
	"reflect"
	"testing"
)

func TestHalf(t *testing.T) {
	for h := range 1 << 16 {
		if h>>10&0x1f == 0x1f {
			continue // infinite or no number: never stored
		}
		if got := Half(Single(uint16(h))); got != uint16(h) {
			t.Fatalf("%#04x became %#04x", h, got)
		}
	}
	tests := []struct{ in, want float32 }{
		{1, 1}, {-2.5, -2.5}, {1 + 1.0/2048, 1}, {1 + 3.0/2048, 1 + 2.0/1024}, {1e9, 65504}, {-1e9, -65504}, {1e-9, 0}, {1.0 / (1 << 24), 1.0 / (1 << 24)},
	}
	for _, tt := range tests {
		if got := Single(Half(tt.in)); got != tt.want {
			t.Errorf("%g became %g, want %g", tt.in, got, tt.want)
		}
	}
}

func TestRepackHalf(t *testing.T) {
	const k, n = 5, 71
	w := make([]float32, k*n)
	var stored []byte
	for i := range w {
		w[i] = float32(i-100) / 64
		stored = binary.LittleEndian.AppendUint16(stored, Half(w[i]))
	}
	p := newPacked(k, n)
	p.RepackHalf(stored)
	if want := Pack(w, n, k, n); !reflect.DeepEqual(p.data, want.data) {
		t.Error("a matrix in half precision is not packed as it is in single")
	}
}
