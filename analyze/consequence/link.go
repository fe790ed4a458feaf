package consequence

import (
	"strings"

	"ascribe/analyze/report"
)

// Link fills in Follows, so that a reader can see chains: a consequence follows
// another when its cause is the other's effect (A leads to B, B leads to C), and
// when it tells a further effect of a cause that the other told first. Two
// places are the same when their spans overlap by half or when they name the
// same thing in the same words, articles aside. Call it when the IDs are set.
func Link(cs []report.Consequence) {
	keys := make([]linkKeys, len(cs))
	for i, c := range cs {
		keys[i] = linkKeys{causes: phrases(c.Cause), effects: phrases(c.Effect)}
		if c.CauseRefersTo != nil {
			keys[i].causes = append(keys[i].causes, plain(*c.CauseRefersTo))
		}
	}
	for i := range cs {
		cs[i].Follows = []string{}
		shared := false
		for j := range cs {
			if i == j || cs[i].ID == "" || cs[i].ID == cs[j].ID {
				continue
			}
			chain := follows(cs, keys, i, j) && (j < i || !follows(cs, keys, j, i))
			first := !shared && j < i && (overlap(cs[i].Cause, cs[j].Cause) || common(keys[i].causes, keys[j].causes))
			shared = shared || first
			if chain || first {
				cs[i].Follows = append(cs[i].Follows, cs[j].ID)
			}
		}
	}
}

type linkKeys struct{ causes, effects []string }

// follows reports whether the cause of i is the effect of j.
func follows(cs []report.Consequence, keys []linkKeys, i, j int) bool {
	return overlap(cs[i].Cause, cs[j].Effect) || common(keys[i].causes, keys[j].effects)
}

func overlap(a, b []report.Passage) bool { return share(passages(a), passages(b)) >= 0.5 }

func common(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y && x != "" {
				return true
			}
		}
	}
	return false
}

func phrases(ps []report.Passage) []string {
	var words []string
	for _, p := range ps {
		words = append(words, p.Text)
	}
	return []string{plain(strings.Join(words, " "))}
}

// plain is a phrase in lower case without articles; empty for a phrase of only
// function words, which names nothing by itself.
func plain(s string) string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch w = strings.Trim(w, ",.;:\"'“”‘’()"); w {
		case "the", "a", "an", "":
			continue
		}
		out = append(out, w)
	}
	if len(out) == 1 && pointers[out[0]] {
		return ""
	}
	return strings.Join(out, " ")
}

// pointers are words that name nothing by themselves.
var pointers = map[string]bool{"it": true, "they": true, "this": true, "that": true, "which": true, "these": true,
	"those": true, "he": true, "she": true, "we": true, "i": true, "you": true, "who": true, "them": true, "there": true}
