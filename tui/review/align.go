package review

// alignment pairs the words of a passage with those of a stretch of text.
type alignment struct {
	at   []int     // for each word of the passage the word it stands for, -1 for none
	like []float64 // and how like the two are, 0 to 1
}

// alignWords finds the cheapest way to edit a passage into some part of a text, as
// Sellers (1980) does for letters: skipping text before and after costs nothing,
// a word left out or put in costs 1, a changed one as much as it is changed.
func alignWords(passage, text []word) alignment {
	n, m := len(passage), len(text)
	cost := make([][]float32, n+1)
	for i := range cost {
		cost[i] = make([]float32, m+1)
		cost[i][0] = float32(i)
	}
	for i := 1; i <= n; i++ {
		for j := 1; j <= m; j++ {
			change := cost[i-1][j-1] + float32(2*(1-alike(passage[i-1].low, text[j-1].low)))
			cost[i][j] = min(change, cost[i-1][j]+1, cost[i][j-1]+1)
		}
	}
	end := 0
	for j := range cost[n] {
		if cost[n][j] < cost[n][end] {
			end = j
		}
	}
	a := alignment{at: make([]int, n), like: make([]float64, n)}
	for i, j := n, end; i > 0; {
		a.at[i-1] = -1
		if j == 0 || cost[i][j] == cost[i-1][j]+1 {
			i--
			continue
		}
		if l := alike(passage[i-1].low, text[j-1].low); cost[i][j] == cost[i-1][j-1]+float32(2*(1-l)) {
			a.at[i-1], a.like[i-1] = j-1, l
			i, j = i-1, j-1
			continue
		}
		j--
	}
	return a
}

// part is what the words from..to of the passage stand for: the first and the last
// word, -1 for none, and how like they are, in relation to the longer of the two.
func (a *alignment) part(from, to int) (first, last int, like float64) {
	first, last = -1, -1
	sum := 0.0
	for i := from; i < to; i++ {
		if a.at[i] >= 0 && a.like[i] > 0 {
			if first < 0 {
				first = a.at[i]
			}
			last = a.at[i]
			sum += a.like[i]
		}
	}
	if first < 0 {
		return -1, -1, 0
	}
	return first, last, sum / float64(max(to-from, last-first+1))
}

// stretch takes words at the edges of a part that were changed into it: as many as
// the part lost there, if they reach to the context.
func (a *alignment) stretch(from, to, first, last int) (int, int) {
	lost := 0
	for i := from; i < to && a.at[i] < 0; i++ {
		lost++
	}
	for i := from - 1; i >= 0 && lost > 0; i-- {
		if at := a.at[i]; at >= 0 {
			if gap := first - at - 1; gap <= lost+1 {
				first = at + 1
			}
			break
		}
	}
	lost = 0
	for i := to - 1; i >= from && a.at[i] < 0; i-- {
		lost++
	}
	for i := to; i < len(a.at) && lost > 0; i++ {
		if at := a.at[i]; at >= 0 {
			if gap := at - last - 1; gap <= lost+1 {
				last = at - 1
			}
			break
		}
	}
	return first, last
}

// alike tells how like two words are: 1 for the same, 0 for quite another. Words
// that begin with another letter are another word.
func alike(a, b string) float64 {
	if a == b {
		return 1
	}
	if len(a) < 4 || len(b) < 4 || len(a) > 64 || len(b) > 64 || a[0] != b[0] {
		return 0
	}
	l := 1 - float64(distance(a, b))/float64(max(len(a), len(b)))
	if l < .6 {
		return 0
	}
	return l
}

// distance is the number of bytes to change, put in or leave out (Levenshtein).
func distance(a, b string) int {
	if abs(len(a)-len(b))*5 > 2*max(len(a), len(b)) {
		return max(len(a), len(b))
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// Likeness tells how much two texts have in common: the share of the shorter
// one's runs of three words that stand in the other.
func Likeness(a, b string) float64 {
	x, y := triples(a), triples(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return 0
	}
	common := 0
	for k := range x {
		if y[k] {
			common++
		}
	}
	return float64(common) / float64(len(x))
}

func triples(s string) map[string]bool {
	ws := wordsOf(s, 0)
	out := make(map[string]bool, len(ws))
	for i := 0; i+2 < len(ws); i++ {
		out[ws[i].low+" "+ws[i+1].low+" "+ws[i+2].low] = true
	}
	return out
}
