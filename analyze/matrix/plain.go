package matrix

import "math"

// fma returns x·y + z rounded once, as the instruction does.
//
// The product of two float32 is exact in float64. Where the sum with z is not,
// rounding it to float32 rounds twice, and that goes wrong only when the first
// rounding fell on the middle between two float32. So only a sum that looks
// like such a middle, or is too small to be a normal float32 (the middles of
// the subnormal ones are elsewhere), goes the long way. A compiler that fuses the
// product and the sum in float64 changes nothing, for the product is exact.
func fma(x, y, z float32) float32 {
	p := float64(x) * float64(y)
	s := p + float64(z)
	if bits := math.Float64bits(s); bits&middleMask != middle && bits&exponent >= normal {
		return float32(s)
	}
	return float32(sumToOdd(p, float64(z)))
}

const (
	middle     = 1 << 28            // the last 29 bits of a float64 midway between two float32
	middleMask = 1<<29 - 1          // those 29 bits
	exponent   = 0x7ff << 52        // the bits of the exponent
	normal     = (1023 - 126) << 52 // the exponent of the least normal float32
)

// sumToOdd returns the sum of p and c rounded to odd: when it is inexact and
// its last bit is 0, it moves one step towards what was lost. As float64 has
// more than two bits to spare, rounding the result to float32 is then right
// (Boldo and Melquiond, Emulation of a FMA and correctly rounded sums, 2008).
func sumToOdd(p, c float64) float64 {
	s := p + c
	cc := s - p
	lost := (p - (s - cc)) + (c - cc) // what s lacks, exactly; NaN for infinities
	bits := math.Float64bits(s)
	if bits&1 == 1 || !(lost < 0 || lost > 0) {
		return s
	}
	if (lost > 0) == (s > 0) {
		return math.Float64frombits(bits + 1)
	}
	return math.Float64frombits(bits - 1)
}

// plainBlocks adds the product of a panel with the given number of rows. The
// sums, and what fma would have to convert again and again, stay in float64.
func plainBlocks(c []float32, ldc int, a []float32, lda int, panel []float32, k, rows int) {
	var sums [panelWidth]float64
	for i := range rows {
		row := (*[panelWidth]float32)(c[i*ldc:])
		for j, v := range row {
			sums[j] = float64(v)
		}
		for l, v := range a[i*lda:][:k] {
			x := float64(v)
			for j, w := range (*[panelWidth]float32)(panel[l*panelWidth:]) {
				// This is fma, which is too long for the compiler to inline.
				p := x * float64(w)
				s := p + sums[j]
				if bits := math.Float64bits(s); bits&middleMask == middle || bits&exponent < normal {
					s = sumToOdd(p, sums[j])
				}
				sums[j] = float64(float32(s))
			}
		}
		for j, v := range sums {
			row[j] = float32(v)
		}
	}
}

func plainAxpy(y []float32, a float32, x []float32) {
	for i, v := range x {
		y[i] = fma(a, v, y[i])
	}
}

// plainDot adds the products of x and y, whole rows of lanes long, to the lanes.
func plainDot(lanes *[dotLanes]float32, x, y []float32) {
	for i, v := range x {
		lanes[i%dotLanes] = fma(v, y[i], lanes[i%dotLanes])
	}
}
