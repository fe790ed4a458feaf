package syntax

import (
	"math/rand/v2"
)

// TrainParser learns the arc parser and returns the bytes of its model. It
// parses with tags that a tagger trained on other folds of the data gave, as
// those it will meet are not the treebank's either. keepLabels is the number
// of weights of the model that names arcs; o.Keep that of the other.
func TrainParser(data []Sentence, o Options, keepLabels int) []byte {
	tags := jackknife(data, o)
	labels := classes(data, func(s *Sentence) []string { return s.Label })
	t := arcTrainer{
		actions: newPerceptron(), names: newPerceptron(),
		class:  map[string]int{},
		scores: make([]int32, actionsNo), nameScores: make([]int32, len(labels)),
		random: rand.New(rand.NewPCG(o.Seed, 2)),
	}
	for i, l := range labels {
		t.class[l] = i
	}
	for epoch := range o.Epochs {
		t.wrong, t.total = 0, 0
		for _, n := range t.random.Perm(len(data)) {
			t.learn(&data[n], tags[n], epoch > 0)
		}
		o.say("parser: epoch %d of %d, %.2f%% of actions wrong while learning, %d features", epoch+1, o.Epochs,
			100*float64(t.wrong)/float64(t.total), len(t.actions.rows))
	}
	out := appendStrings(nil, labels)
	out = append(out, encodeTable(t.actions.averaged(), o.Keep)...)
	return append(out, encodeTable(t.names.averaged(), keepLabels)...)
}

const folds = 5

// jackknife tags every sentence by a tagger that has not seen its fold.
func jackknife(data []Sentence, o Options) [][]int {
	tags := make([][]int, len(data))
	all := classes(data, func(s *Sentence) []string { return s.POS })
	for k := range folds {
		var rest []Sentence
		for i, s := range data {
			if i%folds != k {
				rest = append(rest, s)
			}
		}
		o.say("parser: tagging fold %d of %d", k+1, folds)
		model := trainTagger(rest, all, Options{Epochs: 4, Seed: o.Seed})
		weights, _, err := decodeTable(encodeTable(model.averaged(), 1<<30))
		if err != nil {
			panic(err) // it was encoded one line above
		}
		t := &tagger{all, weights}
		var words []word
		for i := k; i < len(data); i += folds {
			var mode caseMode
			words, mode = readWords(words, data[i].Form)
			tags[i] = make([]int, len(words))
			t.tag(words, mode, tags[i])
		}
	}
	return tags
}

// arcTrainer walks through sentences with the dynamic oracle: any action that
// loses no further arc is right, and after the first epoch it mostly follows
// its own choices, to learn to go on after a mistake.
type arcTrainer struct {
	actions, names     *perceptron
	class              map[string]int
	scores, nameScores []int32
	random             *rand.Rand
	state              state
	words              []word
	ids                []uint32
	wrong, total       int
}

const followOwn = 0.9

func (t *arcTrainer) learn(s *Sentence, tags []int, explore bool) {
	t.words, _ = readWords(t.words, s.Form)
	t.state.reset(t.words, tags)
	gold := make([]int, len(s.Head))
	for i, h := range s.Head {
		if gold[i] = h; h < 0 {
			gold[i] = len(s.Head)
		}
	}
	for !t.state.done() {
		t.ids = actionFeatures(t.ids, &t.state)
		t.actions.score(t.ids, t.scores)
		t.actions.step++
		guess := bestLegal(&t.state, t.scores)
		cost := t.state.costs(gold)
		right := -1
		for a := range t.scores {
			if !t.state.legal(a) {
				continue
			}
			if right < 0 || cost[a] < cost[right] || cost[a] == cost[right] && t.scores[a] > t.scores[right] {
				right = a
			}
		}
		t.total++
		action := guess
		if cost[guess] > cost[right] {
			t.wrong++
			t.actions.update(t.ids, right, guess)
			if !explore || t.random.Float64() > followOwn {
				action = right
			}
		}
		label := 0
		if action != shift {
			label = t.name(s, gold, action)
		}
		t.state.apply(action, label)
	}
}

// name labels the arc that the action makes, and learns from it where the
// treebank has the same arc.
func (t *arcTrainer) name(s *Sentence, gold []int, action int) int {
	h, d := t.state.arc(action)
	t.ids = labelFeatures(t.ids, &t.state, h, d)
	t.names.score(t.ids, t.nameScores)
	guess := best(t.nameScores)
	if gold[d] == h {
		t.names.step++
		t.names.update(t.ids, t.class[s.Label[d]], guess)
	}
	return guess
}
