package syntax

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Options steer a training run. The same options and data give the same bytes.
type Options struct {
	Epochs   int
	Keep     int // weights to keep
	Seed     uint64
	Progress func(string)
}

func (o Options) say(format string, args ...any) {
	if o.Progress != nil {
		o.Progress(fmt.Sprintf(format, args...))
	}
}

// TrainTagger learns a tagger and returns the bytes of its model. A part of
// the sentences is also shown in the capitals of headlines.
func TrainTagger(data []Sentence, o Options) []byte {
	tags := classes(data, func(s *Sentence) []string { return s.POS })
	model := trainTagger(data, tags, o)
	return append(appendStrings(nil, tags), encodeTable(model.averaged(), o.Keep)...)
}

func trainTagger(data []Sentence, tags []string, o Options) *perceptron {
	class := map[string]int{}
	for i, t := range tags {
		class[t] = i
	}
	model := newPerceptron()
	random := rand.New(rand.NewPCG(o.Seed, 1))
	scores := make([]int32, len(tags))
	var features []uint32
	var words []word
	for epoch := range o.Epochs {
		wrong, total := 0, 0
		for _, n := range random.Perm(len(data)) {
			s := &data[n]
			var mode caseMode
			words, mode = readWords(words, recase(s.Form, s.POS, random))
			guess := make([]int, len(words))
			for i := range words {
				features = tagFeatures(features[:0], words, mode, guess, i)
				model.score(features, scores)
				model.step++
				guess[i] = best(scores)
				total++
				if right := class[s.POS[i]]; right != guess[i] {
					wrong++
					model.update(features, right, guess[i])
				}
			}
		}
		o.say("tagger: epoch %d of %d, %.2f%% wrong while learning", epoch+1, o.Epochs, 100*float64(wrong)/float64(total))
	}
	return model
}

// recase sets one sentence in twelve in the capitals of a headline or without
// any, so that the tagger does not lean on capitals alone.
func recase(forms, pos []string, random *rand.Rand) []string {
	style := random.IntN(36)
	if style > 2 {
		return forms
	}
	out := make([]string, len(forms))
	for i, f := range forms {
		switch {
		case style == 0:
			out[i] = strings.ToUpper(f)
		case style == 1:
			out[i] = strings.ToLower(f)
		case i > 0 && len(f) < 4 && slices.Contains([]string{"IN", "DT", "CC", "TO", "POS", "RB"}, pos[i]):
			out[i] = f
		default:
			r, size := utf8.DecodeRuneInString(f)
			out[i] = string(unicode.ToUpper(r)) + f[size:]
		}
	}
	return out
}

// classes lists the distinct values of a column in order.
func classes(data []Sentence, column func(*Sentence) []string) []string {
	seen := map[string]bool{}
	for i := range data {
		for _, v := range column(&data[i]) {
			seen[v] = true
		}
	}
	var all []string
	for v := range seen {
		all = append(all, v)
	}
	slices.Sort(all)
	return all
}
