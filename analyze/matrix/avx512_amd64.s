#include "textflag.h"

// The product with a panel, for blocks of 1 to 12 rows. A block keeps two
// vectors of 16 columns for each of its rows in registers,
//
//	row r: Z(2r), Z(2r+1)
//
// and for every k loads one row of the panel (Z24, Z25), spreads each row's
// a[k] over a vector (Z26 to Z31 in turn) and multiplies both onto the sums.
// That order, k from 0 up and one fused multiply-add for each, is the contract.
//
// Rows are addressed in threes, from AX, BX, CX and DX, with one or two times
// the distance from row to row as index. The same four registers point into c
// before and after the loop over k, and into a during it.
//
//	R8  bytes from row to row of a      DI  first row of the block in a
//	R9  bytes from row to row of c      SI  first row of the block in c
//	R10 the panel, moving with k        R13 blocks left
//	R11 what is left of K               R12 rows of a block

#define LOAD(m, s, lo, hi)  VMOVUPS m, lo; VMOVUPS 64 m, hi
#define STORE(m, s, lo, hi) VMOVUPS lo, m; VMOVUPS hi, 64 m
#define STEP0(m, s, lo, hi) VBROADCASTSS m, s; VFMADD231PS Z24, s, lo; VFMADD231PS Z25, s, hi
#define STEP1(m, s, lo, hi) VBROADCASTSS 4 m, s; VFMADD231PS Z24, s, lo; VFMADD231PS Z25, s, hi

// ROWSn does one of the above for each of n rows whose distance is D.
#define ROWS1(DO, D)  DO((AX), Z26, Z0, Z1)
#define ROWS2(DO, D)  ROWS1(DO, D);  DO((AX)(D*1), Z27, Z2, Z3)
#define ROWS3(DO, D)  ROWS2(DO, D);  DO((AX)(D*2), Z28, Z4, Z5)
#define ROWS4(DO, D)  ROWS3(DO, D);  DO((BX), Z29, Z6, Z7)
#define ROWS5(DO, D)  ROWS4(DO, D);  DO((BX)(D*1), Z30, Z8, Z9)
#define ROWS6(DO, D)  ROWS5(DO, D);  DO((BX)(D*2), Z31, Z10, Z11)
#define ROWS7(DO, D)  ROWS6(DO, D);  DO((CX), Z26, Z12, Z13)
#define ROWS8(DO, D)  ROWS7(DO, D);  DO((CX)(D*1), Z27, Z14, Z15)
#define ROWS9(DO, D)  ROWS8(DO, D);  DO((CX)(D*2), Z28, Z16, Z17)
#define ROWS10(DO, D) ROWS9(DO, D);  DO((DX), Z29, Z18, Z19)
#define ROWS11(DO, D) ROWS10(DO, D); DO((DX)(D*1), Z30, Z20, Z21)
#define ROWS12(DO, D) ROWS11(DO, D); DO((DX)(D*2), Z31, Z22, Z23)

// POINT sets the four row pointers from the first row and the distance.
#define POINT(first, D) \
	MOVQ first, AX; \
	LEAQ (D)(D*2), DX; \
	LEAQ (AX)(DX*1), BX; \
	LEAQ (AX)(DX*2), CX; \
	LEAQ (BX)(DX*2), DX

// BLOCK is the whole work on a block; it takes two values of k at a time.
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
	VMOVUPS (R10), Z24; \
	VMOVUPS 64(R10), Z25; \
	ROWS(STEP0, R8); \
	VMOVUPS 128(R10), Z24; \
	VMOVUPS 192(R10), Z25; \
	ROWS(STEP1, R8); \
	ADDQ $8, AX; \
	ADDQ $8, BX; \
	ADDQ $8, CX; \
	ADDQ $8, DX; \
	ADDQ $256, R10; \
	SUBQ $2, R11; \
	JGE  pairs; \
last: \
	ADDQ $2, R11; \
	JEQ  end; \
	VMOVUPS (R10), Z24; \
	VMOVUPS 64(R10), Z25; \
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

// func blocksAVX512(c *float32, ldc int, a *float32, lda int, b *float32, k, size, count int)
TEXT ·blocksAVX512(SB), NOSPLIT, $0-64
	MOVQ c+0(FP), SI
	MOVQ ldc+8(FP), R9
	SHLQ $2, R9
	MOVQ a+16(FP), DI
	MOVQ lda+24(FP), R8
	SHLQ $2, R8
	MOVQ size+48(FP), R12
	MOVQ count+56(FP), R13

	CMPQ R12, $12
	JEQ  begin12
	CMPQ R12, $11
	JEQ  begin11
	CMPQ R12, $10
	JEQ  begin10
	CMPQ R12, $9
	JEQ  begin9
	CMPQ R12, $8
	JEQ  begin8
	CMPQ R12, $7
	JEQ  begin7
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

	BLOCK(ROWS12, begin12, pairs12, last12, end12)
	BLOCK(ROWS11, begin11, pairs11, last11, end11)
	BLOCK(ROWS10, begin10, pairs10, last10, end10)
	BLOCK(ROWS9, begin9, pairs9, last9, end9)
	BLOCK(ROWS8, begin8, pairs8, last8, end8)
	BLOCK(ROWS7, begin7, pairs7, last7, end7)
	BLOCK(ROWS6, begin6, pairs6, last6, end6)
	BLOCK(ROWS5, begin5, pairs5, last5, end5)
	BLOCK(ROWS4, begin4, pairs4, last4, end4)
	BLOCK(ROWS3, begin3, pairs3, last3, end3)
	BLOCK(ROWS2, begin2, pairs2, last2, end2)
	BLOCK(ROWS1, begin1, pairs1, last1, end1)

done:
	VZEROUPPER
	RET
