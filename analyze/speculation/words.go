package speculation

// pollTerms are nouns before which "likely" is a term of pollsters.
var pollTerms = map[string]bool{"voter": true, "electorate": true, "caucus-goer": true, "caucusgoer": true}

// forbidden are acts that signs and rules forbid.
var forbidden = map[string]bool{"smoke": true, "enter": true, "trespass": true, "park": true, "camp": true, "swim": true,
	"fish": true, "hunt": true, "photograph": true, "film": true, "bring": true, "carry": true, "wear": true}

// frequent are adverbs of how often.
var frequent = map[string]bool{"often": true, "sometimes": true, "always": true, "usually": true, "regularly": true,
	"occasionally": true, "routinely": true, "frequently": true}

// untold are verbs of what somebody declines to do when he would not.
var untold = map[string]bool{"comment": true, "say": true, "confirm": true, "discuss": true, "reveal": true, "disclose": true,
	"elaborate": true, "answer": true, "specify": true, "name": true, "identify": true}

// happening are verbs of what comes about, and of what brings it about.
var happening = map[string]bool{"cause": true, "result": true, "occur": true, "happen": true, "arise": true, "spread": true,
	"harm": true, "hurt": true, "damage": true, "affect": true, "trigger": true, "hinder": true, "vary": true}

// telling are nouns of papers and numbers, which do not propose anything.
var telling = map[string]bool{"figure": true, "data": true, "datum": true, "result": true, "evidence": true, "finding": true, "research": true,
	"analysis": true, "statistic": true, "estimate": true, "poll": true, "survey": true, "study": true, "report": true, "test": true,
	"sign": true, "trend": true, "document": true, "letter": true, "number": true, "record": true, "indicator": true}

// spokesmen are nouns of those who speak for a body that the text has named, and of such a body.
var spokesmen = map[string]bool{"spokesman": true, "spokeswoman": true, "spokesperson": true, "police": true}
