package consequence

import (
	"testing"

	"ascribe/analyze/report"
)

func TestConstructions(t *testing.T) {
	checkPairs(t, []pairTest{
		{"blame for an act", "Residents blame the council for neglecting the old bridge.", "the council", "neglecting the old bridge", report.Asserted},
		{"blamed for", "The storm is blamed for at least nine deaths in the province.", "The storm", "at least nine deaths in the province", report.Asserted},
		{"that are blamed for", "The gangs that are blamed for most of the violence have left the city.", "The gangs", "most of the violence", report.Asserted},
		{"blame on", "Engineers blamed the flood on a broken valve.", "a broken valve", "the flood", report.Asserted},
		{"blamed on", "The outage was blamed on a software error.", "a software error", "The outage", report.Asserted},
		{"that is why", "Voters are angry. That's why turnout rose in the north.", "That", "turnout rose in the north", report.Asserted},
		{"risk doing", "Such a step risks angering the farmers.", "Such a step", "angering the farmers", report.Possible},
		{"have an effect on", "The war had a profound effect on the town's schools.", "The war", "the town's schools", report.Asserted},
		{"no effect", "The ruling will have no effect on the election.", "The ruling", "the election", report.Denied},
		{"ripple effects across", "The new law had ripple effects across the region.", "The new law", "the region", report.Asserted},
		{"made possible by", "The rescue was made possible by a quick call.", "a quick call", "The rescue", report.Asserted},
		{"had", "Had the alarm rung an hour later, the fire would have reached the roof.", "the alarm rung an hour later", "the fire would have reached the roof", report.Likely},
		{"should", "Should prices fall, the firm would close two plants.", "prices fall", "the firm would close two plants", report.Likely},
		{"as a result", "The river rose and, as a result, the road was closed.", "The river rose", "the road was closed", report.Asserted},
		{"therefore", "The two towns share a hospital and therefore need a better road.", "The two towns share a hospital", "need a better road", report.Asserted},
		{"killed when", "Two sailors were killed when the ferry hit a rock.", "the ferry hit a rock", "Two sailors were killed", report.Asserted},
		{"when first", "When the roof fell, nine workers were injured.", "the roof fell", "nine workers were injured", report.Asserted},
		{"given", "Given the state of the bridge, the council closed the road.", "the state of the bridge", "the council closed the road", report.Asserted},
		{"given after", "The council will close the road, given the state of the bridge.", "the state of the bridge", "The council will close the road", report.Likely},
		{"cause of", "The cause of the outbreak was a batch of eggs, the agency said on Friday.", "a batch of eggs", "the outbreak", report.Asserted},
		{"likely cause", "The most likely cause of the crash was engine failure.", "engine failure", "the crash", report.Likely},
		{"leading cause", "Smoking is the leading cause of lung cancer.", "Smoking", "lung cancer", report.Asserted},
		{"not the cause", "The dam was not the cause of the flood.", "The dam", "the flood", report.Denied},
		{"it was the cause", "The rail was cracked. It was the cause of the crash.", "It", "the crash", report.Asserted},
		{"one of the causes", "Tourism is one of the causes of the housing shortage.", "Tourism", "the housing shortage", report.Asserted},
		{"reason for", "The reason for the delay was that the papers were missing.", "the papers were missing", "the delay", report.Asserted},
		{"reason why", "The reason why the bank failed was a lack of trust.", "a lack of trust", "the bank failed", report.Asserted},
		{"factor behind", "A key factor behind the rise is the weak pound.", "the weak pound", "the rise", report.Asserted},
		{"consequence is", "The consequence of the cut was a longer wait for surgery.", "the cut", "a longer wait for surgery", report.Asserted},
		{"what sparked", "What sparked the riot was a rumour about the police.", "a rumour about the police", "the riot", report.Asserted},
		{"what led to", "What led to the collapse was a series of bad loans.", "a series of bad loans", "the collapse", report.Asserted},
		{"cause unknown", "The cause of the crash is not known.", "", "", ""},
		{"cause a mystery", "The cause of the blaze is a mystery.", "", "", ""},
		{"cause of death", "The cause of death was not given.", "", "", ""},
		{"what is unknown", "What caused the fire is still unknown.", "", "", ""},
		{"a cause to stand for", "He is a champion of the cause of peace.", "", "", ""},
		{"since", "Since the deal is off, the two sides could go to court.", "the deal is off", "the two sides could go to court", report.Possible},
		{"since behind", "The club will sell its captain, since it needs the money, the owner said.", "it needs the money", "The club will sell its captain", report.Likely},
		{"since, of what was odd", "It was odd that the mayor stayed silent, since she likes to talk.", "she likes to talk", "It was odd that the mayor stayed silent", report.Asserted},
		{"since, what cannot be", "The court cannot hear the case, since it has no power over the navy.", "it has no power over the navy", "The court cannot hear the case", report.Asserted},
		{"since a war", "Since the war began, prices have doubled.", "", "", ""},
		{"since records", "It is the worst storm since records began.", "", "", ""},
		{"since a year", "Since 2010 the lake has shrunk.", "", "", ""},
		{"since, of the past", "It is five years since the mine closed.", "", "", ""},
		{"given to", "The medal was given the boy.", "", "", ""},
		{"mere time", "He was in Rome when the prince died.", "", "", ""},
		{"nobody before", "The hall, the mayor said, had an effect that nobody saw.", "", "", ""},
		{"no condition", "Had the firm known of it? Nobody asked.", "", "", ""},
	})
}

// What somebody is blamed on, with a name, may be the day.
func TestBlamedOnMonday(t *testing.T) {
	for _, c := range find1(t, finder(t), "The mayor blamed the builders on Monday.") {
		if c.Cause[0].Text == "Monday" {
			t.Errorf("the cause is the day: %+v", c)
		}
	}
}
