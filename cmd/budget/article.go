//go:build unix

package main

import (
	"fmt"
	"strings"
)

// title is what an article's first paint is known by.
const title = "Ferry talks resume"

// article is a news article in Markdown of about so many words. No two of its
// paragraphs are alike.
func article(words int) string {
	people := []string{"Ada Quist", "Bo Lindqvist", "Clara Holm", "Dag Aune", "Eva Brandt", "Finn Moe", "Gerda Voss"}
	places := []string{"Lindholm", "Norvik", "Tarn", "Elmsund", "Greyport"}
	acts := []string{"raise the fares", "close the old quay", "sell two of the ships", "delay the night service", "hire three hundred sailors"}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n*By Ada Quist*\n", title)
	for i := 0; len(b.String())/6 < words; i++ {
		who, other := people[i%7], people[(i+3)%7]
		where, act := places[i%5], acts[i%len(acts)]
		if i%9 == 4 {
			fmt.Fprintf(&b, "\n## Day %d in %s\n", i, where)
		}
		fmt.Fprintf(&b, "\nThe harbour board of %s said on Tuesday that it could %s before the year is over. ", where, act)
		fmt.Fprintf(&b, "“We have counted the cost %d times,” said %s, who leads the board. ", i+2, who)
		fmt.Fprintf(&b, "Critics say the plan would lead to *higher prices* in %s, and some expect a strike. ", places[(i+2)%5])
		fmt.Fprintf(&b, "%s told reporters that the figures, which fill %d pages, are wrong.\n", other, 10+i)
	}
	return b.String()
}
