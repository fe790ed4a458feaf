package neural

import "math"

// Cross turns scores into the gradient of the cross entropy with the right
// class, times scale, in place, and gives the loss. Right below 0 has none.
func Cross(scores []float32, right int, scale float32) (loss float64) {
	if right < 0 {
		clear(scores)
		return 0
	}
	top := scores[Best(scores)]
	sum := 0.0
	for i, v := range scores {
		e := math.Exp(float64(v - top))
		scores[i] = float32(e)
		sum += e
	}
	loss = -math.Log(max(float64(scores[right])/sum, 1e-30))
	for i := range scores {
		scores[i] = scores[i] / float32(sum) * scale
	}
	scores[right] -= scale
	return loss
}

// Softmax turns scores into probabilities, in place.
func Softmax(x []float32) {
	top := x[Best(x)]
	sum := float32(0)
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

// Best is the first of the largest scores.
func Best(scores []float32) int {
	best := 0
	for i, v := range scores {
		if v > scores[best] {
			best = i
		}
	}
	return best
}
