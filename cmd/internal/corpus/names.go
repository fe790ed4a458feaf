package corpus

import (
	"path/filepath"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/syntax"
)

// Names reads a corpus of tokens with the tags of names.
func Names(path string) ([]syntax.Sentence, error) {
	source, _, _ := strings.Cut(filepath.Base(path), ".")
	var all []syntax.Sentence
	var s syntax.Sentence
	document := ""
	flush := func() {
		if len(s.Form) > 0 {
			s.Document, document = document, ""
			all = append(all, s)
		}
		s = syntax.Sentence{}
	}
	err := EachLine(path, func(line string) {
		col := strings.Split(line, "\t")
		if len(col) < 3 {
			flush()
			if id, ok := strings.CutPrefix(line, "# doc = "); ok {
				document = id
			}
			return
		}
		s.Form = append(s.Form, col[0])
		s.Names = append(s.Names, nameLabel(col, source, s.Names))
	})
	flush()
	return all, err
}

// nameLabel brings the tags of the corpora together.
func nameLabel(col []string, source string, before []string) string {
	place, kind, _ := strings.Cut(col[1], "-")
	switch {
	case col[1] == "O" && source == "uner_ewt" && strings.HasSuffix(col[2], "OTH") && col[0] != "-":
		// A nationality or something else: not told apart.
		place, kind = col[2][:1], "MISC"
		if c, ok := gazetteer.Countries.Find(col[0]); ok && c[1] != "name" || gazetteer.Groups.Has(col[0]) {
			kind = "NORP"
		}
	case col[1] == "O":
		return "O"
	case kind == "GPE":
		kind = "LOC"
	case source == "gmb_silver" && kind == "PERSON" && titleWords[strings.TrimSuffix(col[0], ".")]:
		return "O" // there titles are part of a person's name
	}
	if n := len(before); place == "I" && (n == 0 || before[n-1] == "O" || before[n-1][2:] != kind) {
		place = "B"
	}
	return place + "-" + kind
}

var titleWords = words(`President Minister Prime Secretary Foreign Defense General Mr Mrs Ms Dr Senator Sen Gov
	Governor Vice King Queen Prince Princess Pope Chancellor Judge Justice Ambassador Chairman Spokesman Spokeswoman Gen Col
	Colonel Lieutenant Lt Major Maj Captain Sergeant Admiral Sheikh Ayatollah Cardinal Archbishop Bishop Mayor Premier
	Former Deputy Chief Leader Director State Interior Finance Commissioner Representative Congressman Professor`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
