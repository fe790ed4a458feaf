package syntax

import "slices"

// perceptron is an averaged multi-class perceptron in training. A feature gets
// a row when a mistake first touches it.
type perceptron struct {
	index map[uint32]int32
	rows  []trainRow
	step  int
}

type trainRow struct {
	feature uint32
	cells   []trainCell
}

type trainCell struct {
	class  int32
	weight int32
	since  int     // the step at which weight was last changed
	total  float64 // sum of the weight over the steps before that
}

// weightRow is a row of the averaged model.
type weightRow struct {
	feature uint32
	cells   []weightCell
}

type weightCell struct {
	class  int
	weight float64
}

func newPerceptron() *perceptron {
	return &perceptron{index: map[uint32]int32{}}
}

// score sets scores to the sums of the weights of the features.
func (p *perceptron) score(features []uint32, scores []int32) {
	clear(scores)
	for _, f := range features {
		if i, ok := p.index[f]; ok {
			for _, c := range p.rows[i].cells {
				scores[c.class] += c.weight
			}
		}
	}
}

// update rewards the right class and punishes the wrong one.
func (p *perceptron) update(features []uint32, right, wrong int) {
	if right == wrong {
		return
	}
	for _, f := range features {
		i, ok := p.index[f]
		if !ok {
			i = int32(len(p.rows))
			p.index[f] = i
			p.rows = append(p.rows, trainRow{feature: f})
		}
		p.rows[i].change(int32(right), 1, p.step)
		p.rows[i].change(int32(wrong), -1, p.step)
	}
}

func (r *trainRow) change(class, by int32, step int) {
	for i := range r.cells {
		c := &r.cells[i]
		if c.class == class {
			c.total += float64(c.weight) * float64(step-c.since)
			c.weight += by
			c.since = step
			return
		}
	}
	r.cells = append(r.cells, trainCell{class: class, weight: by, since: step})
}

// averaged gives the weights averaged over all steps, in order of feature.
func (p *perceptron) averaged() []weightRow {
	out := make([]weightRow, 0, len(p.rows))
	for _, r := range p.rows {
		row := weightRow{feature: r.feature}
		for _, c := range r.cells {
			sum := c.total + float64(c.weight)*float64(p.step-c.since)
			row.cells = append(row.cells, weightCell{int(c.class), sum / float64(p.step+1)})
		}
		slices.SortFunc(row.cells, func(a, b weightCell) int { return a.class - b.class })
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b weightRow) int { return int(int64(a.feature) - int64(b.feature)) })
	return out
}

// best is the class with the highest score; the lowest of equals.
func best(scores []int32) int {
	top := 0
	for i, s := range scores {
		if s > scores[top] {
			top = i
		}
	}
	return top
}
