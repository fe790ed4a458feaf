package analyze_test

import (
	"context"
	"fmt"

	"ascribe/analyze"
)

func Example() {
	a, err := analyze.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	rep, err := a.Analyze(context.Background(), analyze.Article{
		Text: "Mayor Ana Ruiz said the new toll could lead to longer queues.",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range rep.Attributions {
		fmt.Println(t.Source[0].Text, "|", t.Cue[0].Text, "|", t.Content[0].Text)
	}
	for _, c := range rep.Consequences {
		fmt.Println(c.Cause[0].Text, "→", c.Effect[0].Text, c.Certainty)
	}
	// Output:
	// Mayor Ana Ruiz | said | the new toll could lead to longer queues
	// the new toll → longer queues possible
}
