#include "textflag.h"

// The product with one half of a panel, for blocks of 1 to 6 rows. A block
// keeps two vectors of 8 columns for each of its rows in registers,
//
//	row r: Y(2r), Y(2r+1)
//
// and for every k loads half a row of the panel (Y12, Y13), spreads each row's
// a[k] over a vector (Y14 and Y15 in turn) and multiplies both onto the sums.
// Registers and order are those of the AVX-512 kernel, with two row pointers.

#define LOAD(m, s, lo, hi)  VMOVUPS m, lo; VMOVUPS 32 m, hi
#define STORE(m, s, lo, hi) VMOVUPS lo, m; VMOVUPS hi, 32 m
#define STEP0(m, s, lo, hi) VBROADCASTSS m, s; VFMADD231PS Y12, s, lo; VFMADD231PS Y13, s, hi
#define STEP1(m, s, lo, hi) VBROADCASTSS 4 m, s; VFMADD231PS Y12, s, lo; VFMADD231PS Y13, s, hi

#define ROWS1(DO, D) DO((AX), Y14, Y0, Y1)
#define ROWS2(DO, D) ROWS1(DO, D); DO((AX)(D*1), Y15, Y2, Y3)
#define ROWS3(DO, D) ROWS2(DO, D); DO((AX)(D*2), Y14, Y4, Y5)
#define ROWS4(DO, D) ROWS3(DO, D); DO((BX), Y15, Y6, Y7)
#define ROWS5(DO, D) ROWS4(DO, D); DO((BX)(D*1), Y14, Y8, Y9)
#define ROWS6(DO, D) ROWS5(DO, D); DO((BX)(D*2), Y15, Y10, Y11)

#define POINT(first, D) \
	MOVQ first, AX; \
	LEAQ (D)(D*2), BX; \
	ADDQ AX, BX

#define BLOCK(ROWS, begin, pairs, last, end) \
begin: \
	POINT(SI, R9); \
	ROWS(LOAD, R9); \
	POINT(DI, R8); \
	MOVQ b+32(FP), R10; \
	MOVQ k+40(FP), R11; \
	SUBQ $2, R11; \
	JLT  last; \
pairs: \
	VMOVUPS (R10), Y12; \
	VMOVUPS 32(R10), Y13; \
	ROWS(STEP0, R8); \
	VMOVUPS 128(R10), Y12; \
	VMOVUPS 160(R10), Y13; \
	ROWS(STEP1, R8); \
	ADDQ $8, AX; \
	ADDQ $8, BX; \
	ADDQ $256, R10; \
	SUBQ $2, R11; \
	JGE  pairs; \
last: \
	ADDQ $2, R11; \
	JEQ  end; \
	VMOVUPS (R10), Y12; \
	VMOVUPS 32(R10), Y13; \
	ROWS(STEP0, R8); \
end: \
	POINT(SI, R9); \
	ROWS(STORE, R9); \
	MOVQ  R8, AX; \
	IMULQ R12, AX; \
	ADDQ  AX, DI; \
	MOVQ  R9, AX; \
	IMULQ R12, AX; \
	ADDQ  AX, SI; \
	SUBQ  $1, R13; \
	JNE   begin; \
	JMP   done

// func blocksAVX2(c *float32, ldc int, a *float32, lda int, b *float32, k, size, count int)
TEXT ·blocksAVX2(SB), NOSPLIT, $0-64
	MOVQ c+0(FP), SI
	MOVQ ldc+8(FP), R9
	SHLQ $2, R9
	MOVQ a+16(FP), DI
	MOVQ lda+24(FP), R8
	SHLQ $2, R8
	MOVQ size+48(FP), R12
	MOVQ count+56(FP), R13

	CMPQ R12, $6
	JEQ  begin6
	CMPQ R12, $5
	JEQ  begin5
	CMPQ R12, $4
	JEQ  begin4
	CMPQ R12, $3
	JEQ  begin3
	CMPQ R12, $2
	JEQ  begin2
	JMP  begin1

	BLOCK(ROWS6, begin6, pairs6, last6, end6)
	BLOCK(ROWS5, begin5, pairs5, last5, end5)
	BLOCK(ROWS4, begin4, pairs4, last4, end4)
	BLOCK(ROWS3, begin3, pairs3, last3, end3)
	BLOCK(ROWS2, begin2, pairs2, last2, end2)
	BLOCK(ROWS1, begin1, pairs1, last1, end1)

done:
	VZEROUPPER
	RET
