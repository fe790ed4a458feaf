#include "textflag.h"

// The two functions follow curve.at step by step. The constants are the fields
// of the curve, in their order and 4 bytes each. VMINPS and VMAXPS return their
// first operand when one is NaN, in the order in which Go writes operands; that
// is why x stands first.

// func activateAVX512(dst, src *float32, n int, c *curve)
// n is a multiple of 16 and not 0.
TEXT ·activateAVX512(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         src+8(FP), SI
	MOVQ         n+16(FP), CX
	MOVQ         c+24(FP), DX
	VBROADCASTSS (DX), Z16   // in
	VBROADCASTSS 4(DX), Z17  // low
	VBROADCASTSS 8(DX), Z18  // high
	VBROADCASTSS 12(DX), Z19 // p4
	VBROADCASTSS 16(DX), Z20 // p3
	VBROADCASTSS 20(DX), Z21 // p2
	VBROADCASTSS 24(DX), Z22 // p1
	VBROADCASTSS 28(DX), Z23 // p0
	VBROADCASTSS 32(DX), Z24 // q4
	VBROADCASTSS 36(DX), Z25 // q3
	VBROADCASTSS 40(DX), Z26 // q2
	VBROADCASTSS 44(DX), Z27 // q1
	VBROADCASTSS 48(DX), Z28 // q0 = 1
	VBROADCASTSS 52(DX), Z29 // -1
	VBROADCASTSS 56(DX), Z30 // out
	VBROADCASTSS 60(DX), Z31 // shift

vector:
	VMULPS  (SI), Z16, Z0
	VMINPS  Z0, Z18, Z0
	VMAXPS  Z0, Z17, Z0
	VMULPS  Z0, Z0, Z1   // t
	VMULPS  Z1, Z19, Z2  // p
	VMULPS  Z1, Z24, Z3  // q
	VADDPS  Z20, Z2, Z2
	VADDPS  Z25, Z3, Z3
	VMULPS  Z1, Z2, Z2
	VMULPS  Z1, Z3, Z3
	VADDPS  Z21, Z2, Z2
	VADDPS  Z26, Z3, Z3
	VMULPS  Z1, Z2, Z2
	VMULPS  Z1, Z3, Z3
	VADDPS  Z22, Z2, Z2
	VADDPS  Z27, Z3, Z3
	VMULPS  Z1, Z2, Z2
	VMULPS  Z1, Z3, Z3
	VADDPS  Z23, Z2, Z2
	VADDPS  Z28, Z3, Z3
	VMULPS  Z0, Z2, Z2
	VDIVPS  Z3, Z2, Z2
	VMINPS  Z2, Z28, Z2
	VMAXPS  Z2, Z29, Z2
	VMULPS  Z30, Z2, Z2
	VADDPS  Z31, Z2, Z2
	VMOVUPS Z2, (DI)
	ADDQ    $64, SI
	ADDQ    $64, DI
	SUBQ    $16, CX
	JNE     vector

	VZEROUPPER
	RET

// func activateAVX2(dst, src *float32, n int, c *curve)
// n is a multiple of 8 and not 0. Twelve constants stay in registers, the
// others go through Y3 while it is free.
TEXT ·activateAVX2(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         src+8(FP), SI
	MOVQ         n+16(FP), CX
	MOVQ         c+24(FP), DX
	VBROADCASTSS (DX), Y15   // in
	VBROADCASTSS 12(DX), Y4  // p4
	VBROADCASTSS 16(DX), Y5  // p3
	VBROADCASTSS 20(DX), Y6  // p2
	VBROADCASTSS 24(DX), Y7  // p1
	VBROADCASTSS 28(DX), Y8  // p0
	VBROADCASTSS 32(DX), Y9  // q4
	VBROADCASTSS 36(DX), Y10 // q3
	VBROADCASTSS 40(DX), Y11 // q2
	VBROADCASTSS 44(DX), Y12 // q1
	VBROADCASTSS 48(DX), Y13 // q0 = 1
	VBROADCASTSS 52(DX), Y14 // -1

vector:
	VMULPS       (SI), Y15, Y0
	VBROADCASTSS 8(DX), Y3
	VMINPS       Y0, Y3, Y0
	VBROADCASTSS 4(DX), Y3
	VMAXPS       Y0, Y3, Y0
	VMULPS       Y0, Y0, Y1   // t
	VMULPS       Y1, Y4, Y2   // p
	VMULPS       Y1, Y9, Y3   // q
	VADDPS       Y5, Y2, Y2
	VADDPS       Y10, Y3, Y3
	VMULPS       Y1, Y2, Y2
	VMULPS       Y1, Y3, Y3
	VADDPS       Y6, Y2, Y2
	VADDPS       Y11, Y3, Y3
	VMULPS       Y1, Y2, Y2
	VMULPS       Y1, Y3, Y3
	VADDPS       Y7, Y2, Y2
	VADDPS       Y12, Y3, Y3
	VMULPS       Y1, Y2, Y2
	VMULPS       Y1, Y3, Y3
	VADDPS       Y8, Y2, Y2
	VADDPS       Y13, Y3, Y3
	VMULPS       Y0, Y2, Y2
	VDIVPS       Y3, Y2, Y2
	VMINPS       Y2, Y13, Y2
	VMAXPS       Y2, Y14, Y2
	VBROADCASTSS 56(DX), Y3   // out
	VMULPS       Y3, Y2, Y2
	VBROADCASTSS 60(DX), Y3   // shift
	VADDPS       Y3, Y2, Y2
	VMOVUPS      Y2, (DI)
	ADDQ         $32, SI
	ADDQ         $32, DI
	SUBQ         $8, CX
	JNE          vector

	VZEROUPPER
	RET
