package coref

import "math"

// assign is the largest sum that cells of a matrix can have of which no two
// share a row or a column (Kuhn's Hungarian method, with the potentials of
// Jonker and Volgenant: one shortest augmenting path for each row).
func assign(gain [][]float64) float64 {
	if len(gain) == 0 || len(gain[0]) == 0 {
		return 0
	}
	if len(gain) > len(gain[0]) {
		gain = transpose(gain)
	}
	rows, columns := len(gain), len(gain[0])
	u, v := make([]float64, rows+1), make([]float64, columns+1)
	match := make([]int, columns+1) // row of each column; both count from 1, 0 is none
	from := make([]int, columns+1)
	for row := 1; row <= rows; row++ {
		match[0] = row
		least := make([]float64, columns+1)
		done := make([]bool, columns+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		column := 0
		for match[column] != 0 {
			done[column] = true
			i, delta, next := match[column], math.Inf(1), 0
			for j := 1; j <= columns; j++ {
				if done[j] {
					continue
				}
				if cost := -gain[i-1][j-1] - u[i] - v[j]; cost < least[j] {
					least[j], from[j] = cost, column
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range done {
				if done[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			column = next
		}
		for ; column != 0; column = from[column] {
			match[column] = match[from[column]]
		}
	}
	sum := 0.
	for j := 1; j <= columns; j++ {
		if match[j] > 0 {
			sum += gain[match[j]-1][j-1]
		}
	}
	return sum
}

func transpose(m [][]float64) [][]float64 {
	out := make([][]float64, len(m[0]))
	for j := range out {
		for i := range m {
			out[j] = append(out[j], m[i][j])
		}
	}
	return out
}
