package matrix

import "math"

// Tanh sets dst to the hyperbolic tangent of src, element by element; dst may
// be src. The absolute error is below 5e-7, the result is never outside
// [-1, 1], and NaN stays NaN. It panics when the lengths differ.
func Tanh(dst, src []float32) {
	checkLengths("Tanh", len(dst), len(src))
	activate(dst, src, &tanhCurve)
}

// Sigmoid sets dst to 1/(1+exp(-x)) for the elements x of src; dst may be src.
// The absolute error is below 5e-7, the result is never outside [0, 1], and NaN
// stays NaN. It panics when the lengths differ.
func Sigmoid(dst, src []float32) {
	checkLengths("Sigmoid", len(dst), len(src))
	activate(dst, src, &sigmoidCurve)
}

// activateWidth is the number of elements that the kernels take at a time.
const activateWidth = 16

func activate(dst, src []float32, c *curve) {
	kern := active.Load()
	whole := len(src) / activateWidth * activateWidth
	if whole > 0 {
		activateVectors(kern, dst[:whole], src[:whole], c)
	}
	if whole < len(src) {
		var tile [activateWidth]float32
		copy(tile[:], src[whole:])
		activateVectors(kern, tile[:], tile[:], c)
		copy(dst[whole:], tile[:])
	}
}

// curve is the function out·tanh(in·x) + shift, where tanh is x·P(x²)/Q(x²) up
// to the bound, beyond which it rounds to ±1. Tanh and Sigmoid differ in the
// three numbers only: sigmoid(x) = tanh(x/2)/2 + 1/2.
//
// The kernels in assembly read the fields by their offsets.
type curve struct {
	in, low, high      float32
	p4, p3, p2, p1, p0 float32
	q4, q3, q2, q1, q0 float32
	minusOne           float32
	out, shift         float32
}

var (
	// The shift is -0, the one number whose addition changes nothing.
	tanhCurve    = newCurve(1, 1, float32(math.Copysign(0, -1)))
	sigmoidCurve = newCurve(0.5, 0.5, 0.5)
)

// newCurve has the coefficients of the minimax approximation to tanh on
// [-8.3, 8.3] by an odd polynomial of degree 9 over an even one of degree 8,
// found with Lawson's iteration; its own error is 5e-8, so that what remains is
// rounding. P and Q have no negative coefficient: nothing cancels.
func newCurve(in, out, shift float32) curve {
	return curve{
		in: in, low: -8.3, high: 8.3,
		p4: 1.447865924e-8, p3: 2.13821722e-5, p2: 3.541269137e-3, p1: 0.1341912705, p0: 1,
		q4: 8.224630173e-7, q3: 3.361198233e-4, q2: 2.604962234e-2, q1: 0.4675244271, q0: 1,
		minusOne: -1,
		out:      out, shift: shift,
	}
}

// at computes the curve the way all kernels do. The conversions round each
// product, so that no compiler fuses it with the sum that follows, and the
// comparisons leave NaN alone.
func (c *curve) at(x float32) float32 {
	x = clamp(float32(c.in*x), c.low, c.high)
	t := float32(x * x)
	p := float32(c.p4*t) + c.p3
	p = float32(p*t) + c.p2
	p = float32(p*t) + c.p1
	p = float32(p*t) + c.p0
	p = float32(p * x)
	q := float32(c.q4*t) + c.q3
	q = float32(q*t) + c.q2
	q = float32(q*t) + c.q1
	q = float32(q*t) + c.q0
	y := clamp(float32(p/q), c.minusOne, c.q0)
	return float32(y*c.out) + c.shift
}

func clamp(x, low, high float32) float32 {
	if high < x {
		x = high
	}
	if low > x {
		x = low
	}
	return x
}

func plainActivate(dst, src []float32, c *curve) {
	for i, x := range src {
		dst[i] = c.at(x)
	}
}
