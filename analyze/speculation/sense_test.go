package speculation_test

import "testing"

// Words that mark in one sense and not in another: each in both.
func TestSenses(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"May, the month", "Exports rose in May for the third year in a row.", ""},
		{"may", "Exports may rise for the third year in a row.", "may modal medium"},
		{"may not, a ban", "Visitors may not smoke in the building.", ""},
		{"may not, a doubt", "The parts may not arrive before winter.", "may modal medium"},
		{"could not, in the past", "Rescuers could not reach the village after the landslide.", ""},
		{"could, a possibility", "The landslide could cut off more villages.", "could modal medium"},
		{"would, a habit", "As a boy he would often walk to the harbour before school.", ""},
		{"would, of what was said before", "The ministry said on Friday that it would open two new schools.", ""},
		{"would, under a condition", "Without the loan, the airline would run out of money.", "would modal weak"},
		{"some, about a number", "The ship carried some 200 people.", ""},
		{"some, nobody named", "Some say the ship was too old.", "Some weasel medium"},
		{"some, who do something", "Some of the passengers swam ashore.", ""},
		{"many believe", "Many believe the mayor knew of the deal.", "Many weasel medium"},
		{"according to officials", "According to officials, the dam is safe.", "officials weasel medium"},
		{"according to them, behind", "The lorry did not brake, according to witnesses.", "witnesses weasel medium"},
		{"according to one of them", "The price was too low, according to a person familiar with the talks.", "a person weasel medium"},
		{"according to some", "According to some, the captain was asleep.", "some weasel medium"},
		{"according to officials of a country", "According to Peruvian officials, the road is open again.", ""},
		{"according to officials of a port", "According to officials at the port, the ship sank.", ""},
		{"according to officials told of before", "According to the officials, the dam is safe.", ""},
		{"according to somebody named", "According to analyst Anna Berg, the bank is too big.", ""},
		{"according to police", "According to police, two men fled.", ""},
		{"according to a study", "According to a study, sleep helps.", ""},
		{"appeared in court", "Two brothers appeared in court on Monday.", ""},
		{"appeared to", "Two brothers appeared to know the way.", "appeared to epistemic medium"},
		{"suggested a meeting", "The governor suggested a meeting in the capital next week.", ""},
		{"suggests", "The damage suggests that the fire began in the roof.", "suggests epistemic medium"},
		{"what figures suggest", "The figures suggest a recovery.", "suggest epistemic medium"},
		{"what a poll suggests, behind", "Eight out of 10 voters do not trust him, a new poll suggests.", "suggests epistemic medium"},
		{"can, of what happens", "Storms can occur at any time.", "can modal weak"},
		{"can, of a thing", "The virus can spread through water.", "can modal weak"},
		{"can, of people", "Farmers can increase their herds.", ""},
		{"can, a skill", "The plane can carry 300 people.", ""},
		{"would not, refused", "He would not comment on the deal.", ""},
		{"would like", "The club would like to sell its captain.", ""},
		{"on course", "The firm is on course to make a profit.", "is on course to epistemic weak"},
		{"off course", "The ship changed its course to the south.", ""},
		{"looks set", "The club looks set to lose its captain.", "looks set to epistemic medium"},
		{"as if", "He was scowling, as if tenants were a burden.", "as if epistemic medium"},
		{"who disputed it", "Two parties disputed how seats were awarded.", ""},
		{"according to reports", "According to reports, the plane was late.", "reports weasel medium"},
		{"according to a report", "According to a report, the plane was late.", ""},
		{"likely voters", "The poll reached 1,100 likely voters.", ""},
		{"likely", "A strike is likely next week.", "likely epistemic weak"},
		{"whether or", "Officials have not decided whether to repair or replace the bridge.", "whether conditional weak"},
		{"whether", "The inquiry will examine whether the captain was asleep.", "whether conditional weak"},
		{"if in the sense of whether", "Reporters asked if the captain had been asleep.", "if conditional weak"},
		{"if", "The bridge will close if the river rises.", "if conditional medium"},
		{"had before its subject", "Had the captain slowed down, the ship would have missed the rocks.", "Had conditional medium; would modal weak"},
		{"had before its subject, later", "The ferry would have left on time had the crew arrived.", "would modal weak; had conditional medium"},
		{"had before its subject, in a question", "Had the captain slowed down?", ""},
		{"were before its subject", "Were the dam to break, the valley would flood.", "Were conditional medium; would modal weak"},
		{"were in a place of its own", "Among the guests were two ministers.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := spell(find(t, tt.source, nil)); got != tt.want {
				t.Errorf("%s\n got %q\nwant %q", tt.source, got, tt.want)
			}
		})
	}
}
