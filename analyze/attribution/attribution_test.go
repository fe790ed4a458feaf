package attribution

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// find analyses a text and checks what holds for every finding.
func find(t testing.TB, source string, format text.Format) []report.Attribution {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return findBy(t, f, source, format)
}

// findBy is find by a given finder.
func findBy(t testing.TB, f *Finder, source string, format text.Format) []report.Attribution {
	t.Helper()
	doc := text.Parse(source, format)
	found, err := f.Find(context.Background(), doc, syntax.New().Parse(doc))
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for _, a := range found {
		if len(a.Content) == 0 || a.Confidence <= 0 || a.Confidence > 1 || a.Why.By == "" || a.Why.Note == "" {
			t.Errorf("incomplete finding %+v", a)
		}
		if a.Class == "" || a.Quote == "" || a.SourceKind == "" {
			t.Errorf("finding without a label %+v", a)
		}
		for _, part := range [][]report.Passage{a.Source, a.Cue, a.Content, {a.Why.Trigger}} {
			for _, s := range part {
				if s.Start < 0 || s.End <= s.Start || s.End > len(source) || source[s.Start:s.End] != s.Text {
					t.Errorf("bad span %+v", s)
				} else if strings.TrimSpace(s.Text) != s.Text {
					t.Errorf("white space at the edge of %q", s.Text)
				}
			}
		}
		if at := firstByte(a); at < last {
			t.Errorf("not sorted: %+v", a)
		} else {
			last = at
		}
	}
	return found
}

func texts(ps []report.Passage) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Text)
	}
	return strings.Join(out, " | ")
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text           string
		source, cue, content string
		class                report.Class
		quote                report.Quote
		kind                 report.SourceKind
	}{
		{"indirect", "Harbour officials said that the ferry would sail on Tuesday.",
			"Harbour officials", "said", "that the ferry would sail on Tuesday", report.Statement, report.Indirect, report.SourceUnnamed},
		{"direct", "“The bridge is safe for everyone who crosses it,” Anna Kovac said.",
			"Anna Kovac", "said", "“The bridge is safe for everyone who crosses it,”", report.Statement, report.Direct, report.SourceNamed},
		{"split", "“The bridge is safe,” Anna Kovac said, “and it will stay safe for years.”",
			"Anna Kovac", "said", "“The bridge is safe,” | “and it will stay safe for years.”", report.Statement, report.Direct, report.SourceNamed},
		{"split, a short half first", "\"The harvest,\" said Bjarne Holt, \"will be the smallest since the war.\"",
			"Bjarne Holt", "said", "\"The harvest,\" | \"will be the smallest since the war.\"", report.Statement, report.Direct, report.SourceNamed},
		{"split, the other half alone", "“The enzyme,” explained Dr Hana Morimoto, “does not destroy the plastic, it only loosens it.”",
			"Dr Hana Morimoto", "explained", "“The enzyme,” | “does not destroy the plastic, it only loosens it.”", report.Statement, report.Direct, report.SourceNamed},
		{"split, the speaker in neither", "‘The vaccine,’ said Professor Anwar Latif, ‘has saved more children than any doctor in this city.’",
			"Professor Anwar Latif", "said", "‘The vaccine,’ | ‘has saved more children than any doctor in this city.’", report.Statement, report.Direct, report.SourceNamed},
		{"according to", "According to Anna Kovac, the ferry was late for three days.",
			"Anna Kovac", "According to", "the ferry was late for three days", report.Statement, report.Indirect, report.SourceNamed},
		{"speaker between", "“We waited for hours,” said Tomas Berg, a fisherman. “Nobody came. Then the water rose.”",
			"Tomas Berg, a fisherman", "said", "“We waited for hours,” | “Nobody came. Then the water rose.”", report.Statement, report.Direct, report.SourceNamed},
		{"several paragraphs", "“The harbour has been neglected for years,” Anna Kovac said. “Nobody repaired the walls.\n\n“The boats lie in the mud at low tide.\n\n“That will change before the summer.”",
			"Anna Kovac", "said", "“The harbour has been neglected for years,” | “Nobody repaired the walls. | “The boats lie in the mud at low tide. | “That will change before the summer.”",
			report.Statement, report.Direct, report.SourceNamed},
		{"passive", "The silence of the ministry was interpreted by some as a threat.",
			"some", "was interpreted by", "The silence of the ministry | as a threat", report.Belief, report.Indirect, report.SourceUnnamed},
		{"passive, agency", "The withdrawal of the ships was reported by TASS.",
			"TASS", "was reported by", "The withdrawal of the ships", report.Statement, report.Indirect, report.SourceNamed},
		{"light verb and noun", "The plan has drawn sharp criticism from fishing groups, who call it reckless.",
			"fishing groups", "has drawn sharp criticism from", "The plan", report.Attitude, report.Indirect, report.SourceUnnamed},
		{"noun without source", "Allegations of fraud mounted after the vote.",
			"", "Allegations of", "fraud", report.Statement, report.Indirect, report.SourceNone},
		{"in the eyes of", "In the eyes of many islanders, the treaty is dead.",
			"many islanders", "In the eyes of", "the treaty is dead", report.Belief, report.Indirect, report.SourceUnnamed},
		{"relative clause", "Berg, who said the walls were weak, left the council in May.",
			"Berg", "said", "the walls were weak", report.Statement, report.Indirect, report.SourceNamed},
		{"two verbs, the first", "Kovac praised the crews and said that the port would open on Friday.",
			"Kovac", "praised", "the crews", report.Attitude, report.Indirect, report.SourceNamed},
		{"two verbs, the second", "Kovac praised the crews and said that the port would open on Friday.",
			"Kovac", "said", "that the port would open on Friday", report.Statement, report.Indirect, report.SourceNamed},
		{"two sources", "Kovac and Berg agreed that the harbour needed new walls.",
			"Kovac and Berg", "agreed", "that the harbour needed new walls", report.Statement, report.Indirect, report.SourceNamed},
		{"told to", "Officers told the crowd to leave the square.",
			"Officers", "told", "to leave the square", report.Decree, report.Indirect, report.SourceUnnamed},
		{"told to, in a headline", "Thousands told to leave the valley below the dam",
			"", "told", "Thousands | to leave the valley below the dam", report.Decree, report.Indirect, report.SourceNone},
		{"about a number", "Officers ordered about 9,000 people to leave their homes.",
			"Officers", "ordered", "about 9,000 people to leave their homes", report.Decree, report.Indirect, report.SourceUnnamed},
		{"whom somebody saw do it", "The ceremony saw Anna Kovac greeting the crews, warmly thanking them for their work.",
			"Anna Kovac", "warmly thanking", "them for their work", report.Attitude, report.Indirect, report.SourceNamed},
		{"agreed to", "Norland has agreed to release the two fishermen.",
			"Norland", "has agreed", "to release the two fishermen", report.Intention, report.Indirect, report.SourceNamed},
		{"would like to", "The islanders would like to see the school reopen.",
			"The islanders", "would like to see", "the school reopen", report.Intention, report.Indirect, report.SourceUnnamed},
		{"expressed an attitude", "The envoy expressed admiration for the crews.",
			"The envoy", "expressed", "admiration for the crews", report.Attitude, report.Indirect, report.SourceNamed},
		{"according to data", "Prices fell by a tenth, according to data from the harbour office.",
			"data from the harbour office", "according to", "Prices fell by a tenth", report.Finding, report.Indirect, report.SourceDocument},
		{"passive without source", "It was alleged that the contract had been sold.",
			"", "was alleged", "that the contract had been sold", report.Statement, report.Indirect, report.SourceNone},
		{"source with where it is from", "“We waited two hours,” said a passenger from Hull.",
			"a passenger from Hull", "said", "“We waited two hours,”", report.Statement, report.Direct, report.SourceUnnamed},
		{"source with where it is from, a clause behind", "“The lights went out,” said a guest from Lyon, who was in the lift.",
			"a guest from Lyon", "said", "“The lights went out,”", report.Statement, report.Direct, report.SourceUnnamed},
		{"source with what it is part of", "“We are tired,” said a member of the crew on Friday.",
			"a member of the crew", "said", "“We are tired,”", report.Statement, report.Direct, report.SourceUnnamed},
		{"source without how it spoke", "“The vote was fair,” said an observer with a smile.",
			"an observer", "said", "“The vote was fair,”", report.Statement, report.Direct, report.SourceUnnamed},
		{"source without where it spoke", "“We are tired,” said the captain at the harbour on Friday.",
			"the captain", "said", "“We are tired,”", report.Statement, report.Direct, report.SourceNamed},
		{"expletive it", "It was announced that the museum would reopen.",
			"", "was announced", "that the museum would reopen", report.Statement, report.Indirect, report.SourceNone},
		{"expletive it, words between", "It was agreed on Monday that the border would open.",
			"", "was agreed", "that the border would open", report.Statement, report.Indirect, report.SourceNone},
		{"expletive it, nested", "The mayor said it was believed that the painting had been stolen.",
			"", "was believed", "that the painting had been stolen", report.Belief, report.Indirect, report.SourceNone},
		{"expletive it, a question", "It was not known who fired first.",
			"", "was not known", "who fired first", report.Belief, report.Indirect, report.SourceNone},
		{"expletive it, an agent", "It was confirmed by the ministry that the train would not run.",
			"the ministry", "was confirmed by", "that the train would not run", report.Statement, report.Indirect, report.SourceNamed},
		{"it that stands for something, with the time", "The clinic is new. It was criticised by doctors when it opened.",
			"doctors", "was criticised by", "It", report.Attitude, report.Indirect, report.SourceUnnamed},
		{"it that stands for something", "The rule is old. It is considered a threat to the harbour.",
			"", "is considered", "It | a threat to the harbour", report.Belief, report.Indirect, report.SourceNone},
		{"content first", "The harbour will close for a month, said Berg.",
			"Berg", "said", "The harbour will close for a month", report.Statement, report.Indirect, report.SourceNamed},
		{"intention", "The council plans to sell the old lighthouse.",
			"The council", "plans", "to sell the old lighthouse", report.Intention, report.Indirect, report.SourceNamed},
		{"decree", "The court ordered the company to repair the walls.",
			"The court", "ordered", "the company to repair the walls", report.Decree, report.Indirect, report.SourceNamed},
		{"cue in a parenthesis", "The dam, two engineers warned, would fail within a year.",
			"two engineers", "warned", "The dam | would fail within a year", report.Statement, report.Indirect, report.SourceUnnamed},
		{"verb before a rank", "The bridge, said Colonel Bodnar, would be open by noon.",
			"Colonel Bodnar", "said", "The bridge | would be open by noon", report.Statement, report.Indirect, report.SourceNamed},
		{"verb before a calling", "The comet, explained astronomer Prado, has a tail of dust.",
			"astronomer Prado", "explained", "The comet | has a tail of dust", report.Statement, report.Indirect, report.SourceNamed},
		{"verb before an office", "The budget, insisted Finance Minister Omar Reyes, is sound.",
			"Finance Minister Omar Reyes", "insisted", "The budget | is sound", report.Statement, report.Indirect, report.SourceNamed},
		{"verb before a noun", "Nothing, said the widow of the drowned sailor, would bring him back.",
			"the widow of the drowned sailor", "said", "Nothing | would bring him back", report.Statement, report.Indirect, report.SourceUnnamed},
		{"verb before a body", "The storm, reported the weather service, had turned north.",
			"the weather service", "reported", "The storm | had turned north", report.Statement, report.Indirect, report.SourceNamed},
		{"verb before a name with an apposition", "The statue, said sculptor Ida Krog, a native of the island, weighs four tonnes.",
			"sculptor Ida Krog, a native of the island", "said", "The statue | weighs four tonnes", report.Statement, report.Indirect, report.SourceNamed},
		{"verb behind a clause that needs another", "If the dam breaks, warned the mayor, the town is lost.",
			"the mayor", "warned", "If the dam breaks | the town is lost", report.Statement, report.Indirect, report.SourceNamed},
		{"verb behind a time", "In May, said the owner, the roof fell in.",
			"the owner", "said", "In May | the roof fell in", report.Statement, report.Indirect, report.SourceNamed},
		{"verb behind a relative clause", "The mill, which burned twice, said baker Tim Osei, was never insured.",
			"baker Tim Osei", "said", "The mill, which burned twice | was never insured", report.Statement, report.Indirect, report.SourceNamed},
		{"verb before a number", "The camera, noted one critic, never leaves the deck.",
			"one critic", "noted", "The camera | never leaves the deck", report.Statement, report.Indirect, report.SourceUnnamed},
		{"verb before some quoted words", "The novel, writes its translator, was “a river without banks”.",
			"its translator", "writes", "The novel | was “a river without banks”", report.Statement, report.Mixed, report.SourceUnnamed},
		{"verb and noun at the end", "The road will be closed for a month, explained the engineer.",
			"the engineer", "explained", "The road will be closed for a month", report.Statement, report.Indirect, report.SourceNamed},
		{"verb and noun at the end, with the day", "The club will sell its captain, reported the newspaper on Friday.",
			"the newspaper", "reported", "The club will sell its captain", report.Statement, report.Indirect, report.SourceNamed},
		{"verb and calling between clauses", "The winter was mild, noted biologist Sara Ek, so the beetles survived.",
			"biologist Sara Ek", "noted", "The winter was mild", report.Statement, report.Indirect, report.SourceNamed},
		{"cue at the end", "The dam would fail within a year, two engineers warned.",
			"two engineers", "warned", "The dam would fail within a year", report.Statement, report.Indirect, report.SourceUnnamed},
		{"clause before the passive", "That the walls were weak was denied by Kovac.",
			"Kovac", "was denied by", "That the walls were weak", report.Statement, report.Indirect, report.SourceNamed},
		{"clause before the passive, no source", "That the dam would fail was dismissed.",
			"", "was dismissed", "That the dam would fail", report.Attitude, report.Indirect, report.SourceNone},
		{"noun with source and clause", "Concern among officials that the dam would fail grew on Monday.",
			"officials", "Concern among", "that the dam would fail", report.Belief, report.Indirect, report.SourceUnnamed},
		{"noun with source and clause, main verb read into it", "Concern among officials that the dam could fail has grown since spring.",
			"officials", "Concern among", "that the dam could fail", report.Belief, report.Indirect, report.SourceUnnamed},
		{"noun with a clause", "There is growing fear among residents that the river will rise.",
			"residents", "growing fear among", "that the river will rise", report.Belief, report.Indirect, report.SourceUnnamed},
		{"witnesses with eyes", "Two witnesses saw the man run from the building.",
			"Two witnesses", "saw", "the man run from the building", report.Belief, report.Indirect, report.SourceUnnamed},
		{"a body that sees what will come", "The bank sees growth of five per cent next year.",
			"The bank", "sees", "growth of five per cent next year", report.Belief, report.Indirect, report.SourceNamed},
		{"cut at the subject, an apposition", "Investors allege that Marsh - the biggest broker in the country - and other firms fixed the bids.",
			"Investors", "allege", "that Marsh - the biggest broker in the country - and other firms fixed the bids", report.Statement, report.Indirect, report.SourceUnnamed},
		{"cut at the subject, a relative clause", "Reuters reported Lund, who died in Oslo, will be buried on Tuesday.",
			"Reuters", "reported", "Lund, who died in Oslo, will be buried on Tuesday", report.Statement, report.Indirect, report.SourceNamed},
		{"cut behind the next subject", "The liberals say the council is acting too late while the greens say the walls may not hold.",
			"The liberals", "say", "the council is acting too late", report.Statement, report.Indirect, report.SourceUnnamed},
		{"who is urged", "Lund urged the crowd to consider what the clerks are hiding.",
			"Lund", "urged", "the crowd to consider what the clerks are hiding", report.Statement, report.Indirect, report.SourceNamed},
		{"the day it was said", "Police said on Sunday two men had been arrested.",
			"Police", "said", "two men had been arrested", report.Statement, report.Indirect, report.SourceNamed},
		{"the week it was said", "The council said last week it was offering new contracts to the crews.",
			"The council", "said", "it was offering new contracts to the crews", report.Statement, report.Indirect, report.SourceNamed},
		{"the day it was said, at the end", "Two men had been arrested, police said on Sunday.",
			"police", "said", "Two men had been arrested", report.Statement, report.Indirect, report.SourceNamed},
		{"the time it was said", "Officials in the capital said late on Friday the attack had been repelled.",
			"Officials in the capital", "said", "the attack had been repelled", report.Statement, report.Indirect, report.SourceUnnamed},
		{"what is refused", "The council refused to publish the advice of its lawyers.",
			"The council", "refused to publish", "the advice of its lawyers", report.Intention, report.Indirect, report.SourceNamed},
		{"a noun of speech that is denied", "Lund has denied multiple charges of conspiracy and fraud.",
			"Lund", "has denied", "multiple charges of conspiracy and fraud", report.Statement, report.Indirect, report.SourceNamed},
		{"source behind its relative clause", "The bank, which saw its shares rise 25%, said the bid undervalued the business.",
			"The bank", "said", "the bid undervalued the business", report.Statement, report.Indirect, report.SourceNamed},
		{"quoted as saying", "He was quoted as saying the war was over.",
			"He", "was quoted as saying", "the war was over", report.Statement, report.Indirect, report.SourceNamed},
		{"noun that opens its sentence", "Claims by the opposition that the vote was rigged were rejected by the court.",
			"the opposition", "Claims by", "that the vote was rigged", report.Statement, report.Indirect, report.SourceNamed},
		{"noun before its verb, no source", "Claims that the vote was rigged were rejected by the court.",
			"", "Claims", "that the vote was rigged", report.Statement, report.Indirect, report.SourceNone},
		{"noun without source, a clause", "Shares in the firm fell by a tenth on the news that two of the biggest suppliers had negotiated contracts at much higher prices.",
			"", "news", "that two of the biggest suppliers had negotiated contracts at much higher prices", report.Statement, report.Indirect, report.SourceNone},
		{"noun that moves somebody", "Lund quit amid claims that troops had worked inside the country.",
			"", "claims", "that troops had worked inside the country", report.Statement, report.Indirect, report.SourceNone},
		{"noun before its verb", "Plans to cut taxes in the north are not fair and will fail.",
			"", "Plans", "to cut taxes in the north", report.Intention, report.Indirect, report.SourceNone},
		{"in his opinion", "In his opinion, the most difficult part was the theoretical tasks.",
			"his", "opinion", "the most difficult part was the theoretical tasks", report.Belief, report.Indirect, report.SourceNamed},
		{"in their view, in the middle", "The bridge, in their view, is not safe for lorries.",
			"their", "view", "The bridge | is not safe for lorries", report.Belief, report.Indirect, report.SourceUnnamed},
		{"a quotation of somebody else before", "“It will do nothing to solve the problems of rising crime.” Lund said it was the first he had heard of a scheme.",
			"Lund", "said", "it was the first he had heard of a scheme", report.Statement, report.Indirect, report.SourceNamed},
		{"passive below somebody's clause", "The bank may raise rates on Monday, when it is expected to publish its report.",
			"", "is expected", "it | to publish its report", report.Belief, report.Indirect, report.SourceNone},
		{"passive and what its subject does", "Anna Kovac is tipped to ask the king on Monday to dissolve parliament ready for a vote in May.",
			"", "is tipped", "Anna Kovac | to ask the king on Monday to dissolve parliament ready for a vote in May", report.Statement, report.Indirect, report.SourceNone},
		{"who, read into the content", "He will miss a speech by Iyad Berg, who this week criticised nations which took no part in the talks.",
			"Iyad Berg", "criticised", "nations which took no part in the talks", report.Attitude, report.Indirect, report.SourceNamed},
		{"what you have said", "You had mentioned Neanderthals did not make bones into objects.",
			"You", "had mentioned", "Neanderthals did not make bones into objects", report.Statement, report.Indirect, report.SourceUnnamed},
		{"what you said", "You said that the harbour was safe.",
			"You", "said", "that the harbour was safe", report.Statement, report.Indirect, report.SourceUnnamed},
		{"what follows is not content", "The dam failed, officials said, and Kovac resigned.",
			"officials", "said", "The dam failed", report.Statement, report.Indirect, report.SourceUnnamed},
		{"several sentences", "“We waited for hours. Nobody came to help us. Then the water rose,” Tomas Berg said.",
			"Tomas Berg", "said", "“We waited for hours. Nobody came to help us. Then the water rose,”", report.Statement, report.Direct, report.SourceNamed},
		{"paragraphs that were joined", "He told the radio: \"The club is poor. It is old. \"It does not matter if it is sold.\" On the price he was silent.",
			"He", "told", "\"The club is poor. It is old. \"It does not matter if it is sold.\"", report.Statement, report.Direct, report.SourceNamed},
		{"speaker before", "Anna Kovac said: “The bridge is safe for everyone who crosses it.”",
			"Anna Kovac", "said:", "“The bridge is safe for everyone who crosses it.”", report.Statement, report.Direct, report.SourceNamed},
		{"a body at the end", "The dam would hold, the ministry insisted.",
			"the ministry", "insisted", "The dam would hold", report.Statement, report.Indirect, report.SourceNamed},
		{"nested", "Kovac said officials believed the bridge was safe.",
			"officials", "believed", "the bridge was safe", report.Belief, report.Indirect, report.SourceUnnamed},
		{"nested in a quotation", "“Officials believed that the bridge was safe,” Kovac said.",
			"Officials", "believed", "that the bridge was safe", report.Belief, report.Indirect, report.SourceUnnamed},
		{"clause as subject", "That the dam would fail was dismissed by the ministry.",
			"the ministry", "was dismissed by", "That the dam would fail", report.Attitude, report.Indirect, report.SourceNamed},
		{"noun with a clause, other words", "Concern among islanders that the ferry would be sold grew during the winter.",
			"islanders", "Concern among", "that the ferry would be sold", report.Belief, report.Indirect, report.SourceUnnamed},
		{"conjunct of the clause", "The islanders stated they would block any ship that came near and would not give way.",
			"The islanders", "stated", "they would block any ship that came near and would not give way", report.Statement, report.Indirect, report.SourceUnnamed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := find(t, test.text, text.Plain)
			i := slices.IndexFunc(found, func(a report.Attribution) bool {
				return texts(a.Source) == test.source && texts(a.Cue) == test.cue && texts(a.Content) == test.content
			})
			if i < 0 {
				for _, a := range found {
					t.Logf("found %q %q %q", texts(a.Source), texts(a.Cue), texts(a.Content))
				}
				t.Fatalf("%q: no %q %q %q", test.text, test.source, test.cue, test.content)
			}
			if a := found[i]; a.Class != test.class || a.Quote != test.quote || a.SourceKind != test.kind {
				t.Errorf("got %s %s %s, want %s %s %s", a.Class, a.Quote, a.SourceKind, test.class, test.quote, test.kind)
			}
		})
	}
}

func TestSourceKind(t *testing.T) {
	tests := []struct {
		name, text, source string
		want               report.SourceKind
	}{
		{"name", "Anna Kovac said that the ferry was late.", "Anna Kovac", report.SourceNamed},
		{"crowd", "Critics said that the ferry was late.", "Critics", report.SourceUnnamed},
		{"document", "A report said that the ferry was late.", "A report", report.SourceDocument},
		{"the only body of its sort", "The ministry said that the ferry was late.", "The ministry", report.SourceNamed},
		{"one of many bodies", "A company said that the ferry was late.", "A company", report.SourceUnnamed},
		{"tied by an adjective to a state", "Norwegian officials said that the ferry was late.", "Norwegian officials", report.SourceNamed},
		{"tied to nothing", "Senior officials said that the ferry was late.", "Senior officials", report.SourceUnnamed},
		{"pronoun for a name", "Anna Kovac left early. She said that the ferry was late.", "She", report.SourceNamed},
		{"pronoun for a group", "The islanders waited. They said that the ferry was late.", "They", report.SourceUnnamed},
		{"pronoun for a document", "The report came out in June after Anna Kovac had left. It said that the ferry was late.", "It", report.SourceDocument},
		{"title that stands for a name", "Minister Anna Kovac came home. The minister said that the ferry was late.", "The minister", report.SourceNamed},
		{"longer title that stands for a name", "Health minister Ana Duarte met nurses. The health minister said that the clinics would open.", "The health minister", report.SourceNamed},
		{"title behind the name", "Ines Prado, Norbank's chief executive, left. The chief executive said that the bank was sound.", "The chief executive", report.SourceNamed},
		{"title before the name", "The head teacher, Mr Kofi Osei, was angry. The head teacher said that parents had lied.", "The head teacher", report.SourceNamed},
		{"title with an s", "Minister Ana Duarte came home. The minister's claim that the clinics would open was false.", "The minister", report.SourceNamed},
		{"letter of a title", "Minister Ana Duarte came home. The minister's letter said that the clinics would open.", "The minister's letter", report.SourceDocument},
		{"longer title without a name", "Ana Duarte met nurses. The health minister said that the clinics would open.", "The health minister", report.SourceUnnamed},
		{"title of somebody else", "Former prime minister Lars Holm left. The prime minister said that the talks had failed.", "The prime minister", report.SourceUnnamed},
		{"the only one of a country", "The navy said that two ships were missing.", "The navy", report.SourceNamed},
		{"the only one of a country, two words", "The coast guard said that two ships were missing.", "The coast guard", report.SourceNamed},
		{"the only one of a town", "The museum said that two vases were missing.", "The museum", report.SourceNamed},
		{"one of many, two words", "A fire brigade said that two ladders were missing.", "A fire brigade", report.SourceUnnamed},
		{"title of somebody unnamed", "A senior official met Anna Kovac. The official said that the ferry was late.", "The official", report.SourceUnnamed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, a := range find(t, test.text, text.Plain) {
				if texts(a.Source) == test.source {
					if a.SourceKind != test.want {
						t.Errorf("%q: %s is %s, want %s", test.text, test.source, a.SourceKind, test.want)
					}
					return
				}
			}
			t.Errorf("%q: no attribution to %s", test.text, test.source)
		})
	}
}

const dialogue = "\"Will the ferry sail today?\" asked Berg.\n\n\"It will not,\" Kovac said.\n\n\"Then when will it sail?\"\n\n\"Tomorrow, if the wind drops.\""

func TestRules(t *testing.T) {
	tests := []struct {
		name, text           string
		format               text.Format
		by                   string
		source, cue, content string
	}{
		{"transcript", "The debate began at nine.\n\nKOVAC: We will open the port. You will see it happen.\n\nBERG: I doubt that very much.\n\nKOVAC: Then wait for it, my friend.",
			text.Plain, byTranscript, "BERG", ":", "I doubt that very much."},
		{"dash", "\"The sea gives and the sea takes away again.\" — Tomas Berg", text.Plain, byDash, "Tomas Berg", "—",
			"\"The sea gives and the sea takes away again.\""},
		{"colon", "Kovac was clear: \"There is no money for a second ferry.\"", text.Plain, byChain, "Kovac", "was clear:", "\"There is no money for a second ferry.\""},
		{"speaker before", "Kovac shook her head. \"There is no money for a second ferry.\"", text.Plain, bySpeaker,
			"Kovac", "", "\"There is no money for a second ferry.\""},
		{"speaker before, with a wish", "Midfielder Jo Tanner wants to stay. “This is my town and these are my people. I am going nowhere.”", text.Plain, bySpeaker,
			"Tanner", "", "“This is my town and these are my people. I am going nowhere.”"},
		{"speaker before, with a refusal", "The family declined to apologise. “We did what the law allowed and we would do it again.”", text.Plain, bySpeaker,
			"The family", "", "“We did what the law allowed and we would do it again.”"},
		{"speaker before, with an apposition", "Senator Quill, a Republican, was less sure. \"We need to see the bill first. Then we can talk about votes.\"", text.Plain,
			bySpeaker, "Senator Quill, a Republican", "", "\"We need to see the bill first. Then we can talk about votes.\""},
		{"dialogue, the question", dialogue, text.Plain, byChain, "Berg", "asked", "\"Will the ferry sail today?\" | \"Then when will it sail?\""},
		{"dialogue, the answer", dialogue, text.Plain, byChain, "Kovac", "said", "\"It will not,\" | \"Tomorrow, if the wind drops.\""},
		{"block quote", "Kovac wrote to the council:\n\n> The walls are weak. They will not last.\n>\n> Act now.\n\nThe council did not answer.",
			text.Markdown, byBlockQuote, "Kovac", "wrote", "The walls are weak. They will not last. | Act now."},
		{"block quote, no title that the lists know", "The ombudsman wrote in her report:\n\n> The home was short of staff on every night we visited.\n\nThe owner was away.",
			text.Markdown, byBlockQuote, "The ombudsman", "wrote", "The home was short of staff on every night we visited."},
		{"block quote after a second clause", "Nobody waited for an answer, but on Sunday the goalkeeper replied:\n\n> I read every letter. It took a week.\n\nHe signed it twice.",
			text.Markdown, byBlockQuote, "the goalkeeper", "replied", "I read every letter. It took a week."},
		{"block quote, the verb has an object", "The band’s drummer announced his departure:\n\n> Twenty years is long enough. I leave as a friend.\n",
			text.Markdown, byBlockQuote, "The band’s drummer", "announced", "Twenty years is long enough. I leave as a friend."},
		{"signed block quote", "> The walls are weak. They will not last.\n>\n> — Anna Kovac\n",
			text.Markdown, byBlockQuote, "Anna Kovac", "—", "The walls are weak. They will not last."},
		{"signed by many", "The trucks begin at four.\n\n> We cannot sleep any more. Nobody answers our letters.\n>\n> – Residents of Mill Lane\n",
			text.Markdown, byBlockQuote, "Residents of Mill Lane", "–", "We cannot sleep any more. Nobody answers our letters."},
		{"signed without a name", "The ward is closed.\n\n> I cried in the car every night. It was too much.\n> — a nurse at St. Brendan's, who has left since\n",
			text.Markdown, byBlockQuote, "a nurse at St. Brendan's", "—", "I cried in the car every night. It was too much."},
		{"signed by two", "The boats stay out.\n\n> The lake is dying.\n>\n> — Two fishermen, interviewed in May\n",
			text.Markdown, byBlockQuote, "Two fishermen", "—", "The lake is dying."},
		{"signed behind the sentence", "The rink is full.\n\n> Skating is the only thing I am good at. - Mia Lund-Berg, aged nine\n",
			text.Markdown, byBlockQuote, "Mia Lund-Berg", "-", "Skating is the only thing I am good at."},
		{"signed with an office", "The dam is old.\n\n> It will hold, I promise you that.\n>\n> — Anna Kovac, mayor of Hallvik, in a letter\n",
			text.Markdown, byBlockQuote, "Anna Kovac, mayor of Hallvik", "—", "It will hold, I promise you that."},
		{"signed with a place", "The dam is old.\n\n> It will hold, I promise you that.\n>\n> — Anna Kovac, Norway\n",
			text.Markdown, byBlockQuote, "Anna Kovac", "—", "It will hold, I promise you that."},
		{"signed below the block", "The survey ends in August.\n\n> The ice I walked on as a child is a lake now.\n\n— Dr. Aputi Lynge\n\nThe town waits.",
			text.Markdown, byBlockQuote, "Dr. Aputi Lynge", "—", "The ice I walked on as a child is a lake now."},
		{"signed below the quotation", "The mill is for sale.\n\n\"My father built that wheel, and I will not see it burned.\"\n\n— the miller's daughter\n\nBids are due in May.",
			text.Plain, byDash, "the miller's daughter", "—", "\"My father built that wheel, and I will not see it burned.\""},
		{"block quote of a document", "The pump failed twice. According to the manual:\n\n> The valve must be closed before the pump is started.\n\nNobody had read it.",
			text.Markdown, byBlockQuote, "the manual", "According to", "The valve must be closed before the pump is started."},
		{"block quote of a document behind its name", "The petition, according to its first page:\n\n> Water is not a luxury.\n\nThe town was silent.",
			text.Markdown, byBlockQuote, "its first page", "according to", "Water is not a luxury."},
		{"block quote in somebody's words", "The rules are old. In the words of the charter:\n\n> No member shall sell a boat to a stranger.\n\nThe rest is custom.",
			text.Markdown, byBlockQuote, "the charter", "In the words of", "No member shall sell a boat to a stranger."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := find(t, test.text, test.format)
			for _, a := range found {
				if texts(a.Source) == test.source && texts(a.Cue) == test.cue && texts(a.Content) == test.content {
					return
				}
				t.Logf("found by %s: %q %q %q", a.Why.By, texts(a.Source), texts(a.Cue), texts(a.Content))
			}
			t.Errorf("%q: no %q %q %q", test.text, test.source, test.cue, test.content)
		})
	}
}

// Why names the class of the cue and what decided the source, at the cue.
func TestWhy(t *testing.T) {
	tests := []struct{ text, trigger, note string }{
		{"Kovac denied that the walls were weak.", "denied", "statement cue, source is its subject"},
		{"The withdrawal of the ships was reported by TASS.", "was reported by", "statement cue, source in a passive or a phrase beside it"},
		{"It was alleged that the contract had been sold.", "was alleged", "statement cue, nobody named as the source"},
		{"In the eyes of many islanders, the treaty is dead.", "In the eyes of", "the clause is seen from the source's side"},
	}
	for _, test := range tests {
		found := find(t, test.text, text.Plain)
		if !slices.ContainsFunc(found, func(a report.Attribution) bool { return a.Why.Trigger.Text == test.trigger && a.Why.Note == test.note }) {
			for _, a := range found {
				t.Logf("found %q: %s", a.Why.Trigger.Text, a.Why.Note)
			}
			t.Errorf("%q: no %q: %s", test.text, test.trigger, test.note)
		}
	}
}

// What the threshold leaves out is what is less sure, and nothing else.
func TestThreshold(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	doc := text.Parse("Berg said it rained. The silence of the ministry was interpreted by some as a threat. Kovac praised the crews.", text.Plain)
	tree := syntax.New().Parse(doc)
	count := func(threshold float64) (n, least int) {
		f.Threshold = threshold
		found, err := f.Find(context.Background(), doc, tree)
		if err != nil {
			t.Fatal(err)
		}
		least = 100
		for _, a := range found {
			least = min(least, int(100*a.Confidence))
		}
		return len(found), least
	}
	low, least := count(0.05)
	high, _ := count(float64(least+1) / 100)
	if low == 0 || high >= low {
		t.Errorf("%d found from 0.05 on, %d above the least sure", low, high)
	}
}

func TestFindStops(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	doc := text.Parse("Officials said it rained.", text.Plain)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := f.Find(ctx, doc, syntax.New().Parse(doc)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "\"", "“A,” he said. “B.”", "A: b c\n\nB: c d\n\nA: e f", "> quote\n\n— Name", "said said said", "\"x\" — Y", "‘a “b ‘c’ d” e’ he said"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { find(t, s, text.Auto) })
}
