package matrix

import "golang.org/x/sys/cpu"

// detect asks the processor, and through XCR0 the system, which of the kernels
// may run. The AVX-512 one keeps to the foundation instructions.
func detect() []*kernel {
	var found []*kernel
	if cpu.X86.HasAVX512F {
		found = append(found, &kernel{name: "avx512", set: avx512, height: 12})
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		found = append(found, &kernel{name: "avx2", set: avx2, height: 6})
	}
	return found
}

// mulBlocks adds a·panel to 32 columns of c, for count blocks of size rows.
func mulBlocks(kern *kernel, c []float32, ldc int, a []float32, lda int, panel []float32, k, size, count int) {
	switch kern.set {
	case avx512:
		blocksAVX512(&c[0], ldc, &a[0], lda, &panel[0], k, size, count)
	case avx2:
		blocksAVX2(&c[0], ldc, &a[0], lda, &panel[0], k, size, count)
		blocksAVX2(&c[panelWidth/2], ldc, &a[0], lda, &panel[panelWidth/2], k, size, count)
	default:
		plainBlocks(c, ldc, a, lda, panel, k, size*count)
	}
}

func axpy(kern *kernel, y []float32, a float32, x []float32) {
	switch kern.set {
	case avx512, avx2:
		axpyAVX2(&y[0], a, &x[0], len(x))
	default:
		plainAxpy(y, a, x)
	}
}

func dot(kern *kernel, lanes *[dotLanes]float32, x, y []float32) {
	switch kern.set {
	case avx512, avx2:
		dotAVX2(lanes, &x[0], &y[0], len(x))
	default:
		plainDot(lanes, x, y)
	}
}

func activateVectors(kern *kernel, dst, src []float32, c *curve) {
	switch kern.set {
	case avx512:
		activateAVX512(&dst[0], &src[0], len(src), c)
	case avx2:
		activateAVX2(&dst[0], &src[0], len(src), c)
	default:
		plainActivate(dst, src, c)
	}
}
