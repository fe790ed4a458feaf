package matrix

import (
	"fmt"
	"strings"
	"sync/atomic"
)

// kernel is one way of doing the arithmetic.
type kernel struct {
	name string
	set  instructions
	// height is the largest number of rows that one block of a product has.
	height int
}

type instructions int

const (
	plain instructions = iota
	avx2
	avx512
	neon
)

// dotLanes is the number of partial sums of a dot product.
const dotLanes = 32

// kernels are those that run here, the best one first.
var kernels = append(detect(), &kernel{name: "go", set: plain, height: 1 << 30})

var active = func() *atomic.Pointer[kernel] {
	p := new(atomic.Pointer[kernel])
	p.Store(kernels[0])
	return p
}()

// Kernel returns the name of the kernel in use.
func Kernel() string { return active.Load().name }

// Kernels returns the names of the kernels that run on this machine, the best
// one first. The last one is always "go".
func Kernels() []string {
	names := make([]string, len(kernels))
	for i, k := range kernels {
		names[i] = k.name
	}
	return names
}

// Use makes all further calls run on the kernel of the name. It changes their
// speed, never their results, and is meant for tests and measurements.
func Use(name string) error {
	for _, k := range kernels {
		if k.name == name {
			active.Store(k)
			return nil
		}
	}
	return fmt.Errorf("no kernel %q here, only %s", name, strings.Join(Kernels(), ", "))
}
