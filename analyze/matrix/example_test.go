package matrix_test

import (
	"fmt"

	"ascribe/analyze/matrix"
)

// A layer of the network: the weights are packed once, the bias is what the
// product is added to.
func Example() {
	weights := matrix.Pack([]float32{
		1, 0, 2,
		0, 1, -1,
	}, 3, 2, 3)
	in := []float32{3, 5}
	out := []float32{0.5, 0.5, 0.5}
	matrix.MulAdd(out, 3, in, 2, weights, 1)
	fmt.Println(out)
	// Output: [3.5 5.5 1.5]
}
