#include "textflag.h"

// The assembler of Go knows no vector arithmetic on floats but VFMLA, so these
// five are spelled as words: vd = vn OP vm on four float32. FMIN and FMAX give
// NaN when one operand is NaN, as curve.at does.
#define FADD(vm, vn, vd) WORD $(0x4E20D400 | vm<<16 | vn<<5 | vd)
#define FMUL(vm, vn, vd) WORD $(0x6E20DC00 | vm<<16 | vn<<5 | vd)
#define FDIV(vm, vn, vd) WORD $(0x6E20FC00 | vm<<16 | vn<<5 | vd)
#define FMIN(vm, vn, vd) WORD $(0x4EA0F400 | vm<<16 | vn<<5 | vd)
#define FMAX(vm, vn, vd) WORD $(0x4E20F400 | vm<<16 | vn<<5 | vd)

// func activateNEON(dst, src *float32, n int, c *curve)
// n is a multiple of 4 and not 0. It follows curve.at step by step; V16 to V31
// are the fields of the curve in their order.
TEXT ·activateNEON(SB), NOSPLIT, $0-32
	MOVD    dst+0(FP), R0
	MOVD    src+8(FP), R1
	MOVD    n+16(FP), R2
	MOVD    c+24(FP), R3
	VLD1R.P 4(R3), [V16.S4] // in
	VLD1R.P 4(R3), [V17.S4] // low
	VLD1R.P 4(R3), [V18.S4] // high
	VLD1R.P 4(R3), [V19.S4] // p4
	VLD1R.P 4(R3), [V20.S4] // p3
	VLD1R.P 4(R3), [V21.S4] // p2
	VLD1R.P 4(R3), [V22.S4] // p1
	VLD1R.P 4(R3), [V23.S4] // p0
	VLD1R.P 4(R3), [V24.S4] // q4
	VLD1R.P 4(R3), [V25.S4] // q3
	VLD1R.P 4(R3), [V26.S4] // q2
	VLD1R.P 4(R3), [V27.S4] // q1
	VLD1R.P 4(R3), [V28.S4] // q0 = 1
	VLD1R.P 4(R3), [V29.S4] // -1
	VLD1R.P 4(R3), [V30.S4] // out
	VLD1R.P 4(R3), [V31.S4] // shift

vector:
	VLD1.P 16(R1), [V0.S4]
	FMUL(0, 16, 0)
	FMIN(0, 18, 0)
	FMAX(0, 17, 0)
	FMUL(0, 0, 1)  // t
	FMUL(1, 19, 2) // p
	FMUL(1, 24, 3) // q
	FADD(20, 2, 2)
	FADD(25, 3, 3)
	FMUL(1, 2, 2)
	FMUL(1, 3, 3)
	FADD(21, 2, 2)
	FADD(26, 3, 3)
	FMUL(1, 2, 2)
	FMUL(1, 3, 3)
	FADD(22, 2, 2)
	FADD(27, 3, 3)
	FMUL(1, 2, 2)
	FMUL(1, 3, 3)
	FADD(23, 2, 2)
	FADD(28, 3, 3)
	FMUL(0, 2, 2)
	FDIV(3, 2, 2)
	FMIN(2, 28, 2)
	FMAX(2, 29, 2)
	FMUL(30, 2, 2)
	FADD(31, 2, 2)
	VST1.P [V2.S4], 16(R0)
	SUBS   $4, R2, R2
	BNE    vector
	RET
