#include "textflag.h"

// func axpyNEON(y *float32, a float32, x *float32, n int)
TEXT ·axpyNEON(SB), NOSPLIT, $0-32
	MOVD y+0(FP), R0
	MOVD $a+8(FP), R1
	VLD1R (R1), [V0.S4]
	MOVD x+16(FP), R1
	MOVD n+24(FP), R2
	SUBS $16, R2, R2
	BLT  ones

vectors:
	VLD1   (R0), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R1), [V8.S4, V9.S4, V10.S4, V11.S4]
	VFMLA  V8.S4, V0.S4, V4.S4
	VFMLA  V9.S4, V0.S4, V5.S4
	VFMLA  V10.S4, V0.S4, V6.S4
	VFMLA  V11.S4, V0.S4, V7.S4
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	SUBS   $16, R2, R2
	BGE    vectors

ones:
	ADDS $16, R2, R2
	BEQ  done

// A load of one number clears the rest of its vector.
one:
	FMOVS (R0), F4
	FMOVS (R1), F8
	VFMLA V8.S4, V0.S4, V4.S4
	FMOVS F4, (R0)
	ADD   $4, R0, R0
	ADD   $4, R1, R1
	SUBS  $1, R2, R2
	BNE   one

done:
	RET

// func dotNEON(lanes *[32]float32, x, y *float32, n int)
// n is a multiple of 32 and not 0.
TEXT ·dotNEON(SB), NOSPLIT, $0-32
	MOVD lanes+0(FP), R0
	MOVD x+8(FP), R1
	MOVD y+16(FP), R2
	MOVD n+24(FP), R3
	ADD  $64, R0, R4
	VLD1 (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1 (R4), [V4.S4, V5.S4, V6.S4, V7.S4]

vectors:
	VLD1.P 64(R1), [V8.S4, V9.S4, V10.S4, V11.S4]
	VLD1.P 64(R2), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1.P 64(R1), [V12.S4, V13.S4, V14.S4, V15.S4]
	VLD1.P 64(R2), [V20.S4, V21.S4, V22.S4, V23.S4]
	VFMLA  V16.S4, V8.S4, V0.S4
	VFMLA  V17.S4, V9.S4, V1.S4
	VFMLA  V18.S4, V10.S4, V2.S4
	VFMLA  V19.S4, V11.S4, V3.S4
	VFMLA  V20.S4, V12.S4, V4.S4
	VFMLA  V21.S4, V13.S4, V5.S4
	VFMLA  V22.S4, V14.S4, V6.S4
	VFMLA  V23.S4, V15.S4, V7.S4
	SUBS   $32, R3, R3
	BNE    vectors

	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0)
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R4)
	RET
