package actor

import (
	"slices"
	"testing"
)

// Who says I and we, and whom a question asks, in texts of our own that are not
// quotations in an article.
func TestVoices(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // actors that must be listed just so
		not        []string // words that are no mention of anybody
	}{
		{"interview", "Wikinews interviews biologist Nadia Brekke about worms\n\nNadia Brekke of the University of Tromso studies worms. She talked to us on Monday.\n\n" +
			"Why did you choose worms?\n\nI liked them as a child. My mother did not.\n\nWhat did you find in the lake?\n\nWe found twelve new worms. I was surprised.\n\n" +
			"Will you go back?\n\nI hope so. Our boat is broken.",
			[]string{"person Nadia Brekke: Nadia Brekke, Nadia Brekke, She, you, I, My, you, I, you, I", "unnamed we: We, Our"}, []string{"us"}},
		{"interview with two, who say nothing of who they are", "An interview with Ada Holm and Bo Berg\n\nAda Holm and Bo Berg own a bar in Leeds.\n\n" +
			"What do you sell?\n\nWe sell tea. I make it.\n\nHow did you two meet?\n\nI'm Ada Holm, and we met in school.\n\nWhat is next?\n\nI do not know.",
			[]string{"person Ada Holm: Ada Holm, Ada Holm, I, Ada Holm", "person Bo Berg: Bo Berg, Bo Berg", "unnamed we: We, we"}, []string{"you"}},
		{"interview with two, who speak of each other", "An interview with Ada Holm and Bo Berg\n\nAda Holm and Bo Berg own a bar in Leeds.\n\n" +
			"How did you two meet?\n\nBo was in my class. I liked him at once.\n\nWhat do you sell?\n\nI wanted tea, and Ada agreed.\n\nWhat is next?\n\nI do not know.",
			[]string{"person Ada Holm: Ada Holm, Ada Holm, my, I, Ada", "person Bo Berg: Bo Berg, Bo Berg, Bo, him, I"}, nil},
		{"interview with several", "Wikinews interviews engineers about the dam\n\nFile photo of Ada Holm.\n\nIs the dam safe?\n\nI think it is.\n\nI do not know.\n\n" +
			"Who built it?\n\nI read that Norvik Water did.\n\nWill it hold?\n\nI hope so.",
			[]string{"person Ada Holm: Ada Holm"}, []string{"I"}},
		{"speech", "Friends, I thank you for coming. We have won.\n\nI said in May that I would run. My rival laughed.\n\nOur town will have a school. I promise it. We shall build it.",
			[]string{"unnamed I: I, I, I, My, I", "unnamed we: We, Our, We"}, []string{"you"}},
		{"speech with a title", "Remarks by President Lena Hartvik at the harbour\n\nI thank you for coming. My father worked here.\n\n" +
			"I said in May that I would open the quay. We have done it.\n\nI promise a bridge. President Hartvik, they called me, and I laughed.",
			[]string{"person Lena Hartvik: Lena Hartvik, I, My, I, I, I, Hartvik, me, I"}, nil},
		{"speech to the bearers of titles", "Thank you, Madam Speaker. I thank the House. I shall be short.\n\nMr. President, you opened the quay, and your workers built it. I saw it.\n\n" +
			"My fellow citizens, we have won. I promise you a bridge. Madam Speaker, I know that you agree.",
			[]string{"person Speaker: you, Speaker, Speaker, you", "person President: President, you, your", "unnamed we: My fellow citizens, we"}, nil},
		{"signed", "The lake in winter\n\nBy Ada Holm\n\nI went to the lake in January. My brother came with me.\n\nI had no boat. I thought of the ice.\n\nAt night I read to him. I shall go again.",
			[]string{"person Ada Holm: I, My, me, I, I, I, I"}, nil},
		{"turns with names", "ADA HOLM: I will not sign.\n\nBO BERG: I will.\n\nADA HOLM: Will you pay for it?\n\nBO BERG: My firm will.",
			[]string{"person Ada Holm: ADA HOLM, I, ADA HOLM", "person BO BERG: BO BERG, I, you, BO BERG, My"}, nil},
		{"turns with surnames", "Ada Holm and Bo Berg met on Radio Norvik.\n\nHOST: Welcome, both.\n\nHOLM: I will not sign.\n\nBERG: I will. My firm pays.\n\nHOLM: I shall see.",
			[]string{"person Ada Holm: Ada Holm, HOLM, I, HOLM, I", "person Bo Berg: Bo Berg, BERG, I, My"}, nil},
		{"news in which somebody asks", "Bo Berg won on Monday. Who will pay for it? I asked him.\n\nThe town is small. We shall see.\n\nWill he stay? His voters hope so.",
			[]string{"person Bo Berg: Bo Berg, him, he"}, []string{"I", "We"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			actors := findHeard(t, tt.text)
			lists(t, actors, tt.want...)
			for _, a := range actors {
				for _, m := range a.Mentions {
					if slices.Contains(tt.not, m.Text) {
						t.Errorf("%q at %d is a mention of %s", m.Text, m.Start, a.Name)
					}
				}
			}
		})
	}
}
