#include "textflag.h"

// The product with one half of a panel, for blocks of 1 to 6 rows. A block
// keeps four vectors of 4 columns for each of its rows in registers,
//
//	row r: V(4r), V(4r+1), V(4r+2), V(4r+3)
//
// and for every k loads half a row of the panel (V24 to V27), spreads each
// row's a[k] over a vector (V28 to V31 in turn) and multiplies the four onto
// the sums. That order, k from 0 up and one fused multiply-add for each, is the
// contract.
//
// R0 to R5 point at the rows, in c before and after the loop over k, in a
// during it.
//
//	R6  bytes from row to row of a      R8  first row of the block in a
//	R7  bytes from row to row of c      R9  first row of the block in c
//	R10 the panel, moving with k        R13 blocks left
//	R11 what is left of K               R12 rows of a block
//	R14 bytes of a row of the panel

#define LOAD(p, s, v0, v1, v2, v3)  VLD1 (p), [v0.S4, v1.S4, v2.S4, v3.S4]
#define STORE(p, s, v0, v1, v2, v3) VST1 [v0.S4, v1.S4, v2.S4, v3.S4], (p)
#define STEP(p, s, v0, v1, v2, v3) \
	VLD1R.P 4(p), [s.S4]; \
	VFMLA   s.S4, V24.S4, v0.S4; \
	VFMLA   s.S4, V25.S4, v1.S4; \
	VFMLA   s.S4, V26.S4, v2.S4; \
	VFMLA   s.S4, V27.S4, v3.S4

#define ROWS1(DO) DO(R0, V28, V0, V1, V2, V3)
#define ROWS2(DO) ROWS1(DO); DO(R1, V29, V4, V5, V6, V7)
#define ROWS3(DO) ROWS2(DO); DO(R2, V30, V8, V9, V10, V11)
#define ROWS4(DO) ROWS3(DO); DO(R3, V31, V12, V13, V14, V15)
#define ROWS5(DO) ROWS4(DO); DO(R4, V28, V16, V17, V18, V19)
#define ROWS6(DO) ROWS5(DO); DO(R5, V29, V20, V21, V22, V23)

#define POINT(first, D) \
	MOVD first, R0; \
	ADD  D, R0, R1; \
	ADD  D, R1, R2; \
	ADD  D, R2, R3; \
	ADD  D, R3, R4; \
	ADD  D, R4, R5

#define BLOCK(ROWS, begin, step) \
begin: \
	POINT(R9, R7); \
	ROWS(LOAD); \
	POINT(R8, R6); \
	MOVD b+32(FP), R10; \
	MOVD k+40(FP), R11; \
step: \
	VLD1.P (R10)(R14), [V24.S4, V25.S4, V26.S4, V27.S4]; \
	ROWS(STEP); \
	SUBS $1, R11, R11; \
	BNE  step; \
	POINT(R9, R7); \
	ROWS(STORE); \
	MUL  R6, R12, R15; \
	ADD  R15, R8, R8; \
	MUL  R7, R12, R15; \
	ADD  R15, R9, R9; \
	SUBS $1, R13, R13; \
	BNE  begin; \
	RET

// func blocksNEON(c *float32, ldc int, a *float32, lda int, b *float32, k, size, count int)
TEXT ·blocksNEON(SB), NOSPLIT, $0-64
	MOVD c+0(FP), R9
	MOVD ldc+8(FP), R7
	LSL  $2, R7, R7
	MOVD a+16(FP), R8
	MOVD lda+24(FP), R6
	LSL  $2, R6, R6
	MOVD size+48(FP), R12
	MOVD count+56(FP), R13
	MOVD $128, R14

	CMP $6, R12
	BEQ begin6
	CMP $5, R12
	BEQ begin5
	CMP $4, R12
	BEQ begin4
	CMP $3, R12
	BEQ begin3
	CMP $2, R12
	BEQ begin2
	B   begin1

	BLOCK(ROWS6, begin6, step6)
	BLOCK(ROWS5, begin5, step5)
	BLOCK(ROWS4, begin4, step4)
	BLOCK(ROWS3, begin3, step3)
	BLOCK(ROWS2, begin2, step2)
	BLOCK(ROWS1, begin1, step1)
