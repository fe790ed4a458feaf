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
		{"made worse by", "The shortage has been made worse by panic buying.", "panic buying", "The shortage", report.Asserted},
		{"not made easier by", "The task was not made any easier by the rain.", "the rain", "The task", report.Denied},
		{"attributed to", "The drop in profits was attributed to the strong euro.", "the strong euro", "The drop in profits", report.Asserted},
		{"attribute to", "The firm attributed the drop in profits to the strong euro.", "the strong euro", "the drop in profits", report.Asserted},
		{"attributable to", "The rise is attributable to higher oil prices.", "higher oil prices", "The rise", report.Asserted},
		{"trigger for", "The inspector said gas was the trigger for the explosion.", "gas", "the explosion", report.Asserted},
		{"owing to", "Profits fell owing to higher fuel costs, the airline said.", "higher fuel costs", "Profits fell", report.Asserted},
		{"owing to, in front", "Owing to a shortage of nurses, the ward was closed for a month.", "a shortage of nurses", "the ward was closed for a month", report.Asserted},
		{"helped to", "Lower rates helped to boost house prices.", "Lower rates", "house prices", report.Asserted},
		{"starts to", "The high value of the euro was starting to hurt exporters in the north.", "The high value of the euro", "exporters in the north", report.Asserted},
		{"help, to its end", "The ban will not help curb smoking if it is ignored.", "The ban", "smoking", report.Denied},
		{"if", "If it rains, the match will be called off.", "it rains", "the match will be called off", report.Likely},
		{"if, then", "If the river rises again, then the road could be closed.", "the river rises again", "the road could be closed", report.Possible},
		{"if, and who", "Mr Berg said that if the talks fail the union would strike.", "the talks fail", "the union would strike", report.Likely},
		{"if, what ought to be", "If you see smoke, you should leave the hall.", "", "", ""},
		{"if, whoever likes it", "If you like football, you will enjoy the town.", "", "", ""},
		{"which, a clause", "Rain fell for three days, which caused the river to burst its banks.", "Rain fell for three days", "the river to burst its banks", report.Asserted},
		{"which, by number", "The bank raised rates twice in two months, which has strengthened the pound.", "The bank raised rates twice in two months", "the pound", report.Asserted},
		{"who says so", "The council would sell the hall, Mr Berg said, because the roof leaks.", "the roof leaks", "The council would sell the hall", report.Likely},
		{"who says so, in the end", "The strike was called off because of the storm, the union said.", "the storm", "The strike was called off", report.Asserted},
		{"who says so, in front", "He said he was surprised because the hall was empty.", "the hall was empty", "he was surprised", report.Asserted},
		{"if, she said", "If it does not, she said, her party will vote against the plan.", "it does not", "her party will vote against the plan", report.Likely},
		{"without", "Without the loan, the firm will go bankrupt.", "the loan", "the firm will go bankrupt", report.Likely},
		{"all of a noun", "Mobile music services should be new, and enable firms to support third generation networks.", "Mobile music services", "firms to support third generation networks", report.Possible},
		{"due to happen", "The new rules are due to be introduced in the spring.", "", "", ""},
		{"without an act", "The firm saved a billion without cutting jobs.", "", "", ""},
		{"without doubt", "The animals would without doubt be hurt.", "", "", ""},
		{"to have a thing", "By spring the net could have two new domain names.", "", "", ""},
		{"died when a child", "Her father died when she was one.", "", "", ""},
		{"almost as if", "It was almost as if the bank would fail.", "", "", ""},
		{"to whom a remark is attributed", "The remark was attributed to a senior official.", "", "", ""},
		{"what worries", "What worries them: more fuel for the fire.", "", "", ""},
		{"help to whom", "The merger will help the company to cut costs.", "The merger", "the company to cut costs", report.Likely},
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
