package attribution

import (
	"testing"

	"ascribe/analyze/text"
)

// What the article says in its own voice is nobody's.
func TestOwnVoice(t *testing.T) {
	for _, source := range []string{"Russia deployed ships near the islands on Monday.", "The choice of venue has raised eyebrows in the capital.",
		"The village has seen its shops close one by one.", "The event in Oslo saw Berg meet his Danish counterpart.",
		"The luxury carmaker saw strong sales of its new models.", "Neither Ask Jeeves nor its rival thrilled the market.",
		"Qaboos bin Said, the sultan of the country, died on Friday.", "In view of the strike, trains were cancelled.",
		"It seems that the roof may need repairs.", "The planned merger appeared to be driven by greed.",
		"You have to decide whether you want to take part in the race."} {
		for _, a := range find(t, source, text.Plain) {
			t.Errorf("%q: found %q %q %q", source, texts(a.Source), texts(a.Cue), texts(a.Content))
		}
	}
}

func TestLabelsAreNotSpeech(t *testing.T) {
	for _, source := range []string{"NOTE: the port stays closed on Sunday.", "Photo: the old lighthouse."} {
		for _, a := range find(t, source, text.Plain) {
			if a.Why.By == byTranscript {
				t.Errorf("%q: transcript turn of %q", source, texts(a.Source))
			}
		}
	}
}

// A verb of saying behind a comma need not have its subject behind it.
func TestNotInverted(t *testing.T) {
	for _, source := range []string{
		"The firm grew, reported a profit, and then fell.",
		"The deal, announced last week, ended the strike.",
		"The firm, based in Oslo, reported a loss.",
		"The firm, based in Oslo, reported a loss, its third.",
		"The firm, which owns four ferries, reported a loss.",
		"The firm, which owns four ferries, reported a loss, and its shares fell.",
		"Lund, who runs the guesthouse, thinks the opposite.",
		"Lund, a guide, noted the absence of birds, which had left.",
		"The moor, declared a national park, is closed.",
		"The town, thought the safest of the county, was flooded.",
		"He hosts a show, writes a weekly column and, since 2013, leads a club.",
		"She won the race, noted the result.",
		"The plan, reported Monday, would close two schools.",
		"She opened the door, noted the hour, and left.",
		"He stood up, warned the crew, and jumped.",
	} {
		for _, a := range find(t, source, text.Plain) {
			if len(a.Source) > 0 && a.Source[0].Start > a.Cue[0].Start {
				t.Errorf("%q: found %q %q %q", source, texts(a.Source), texts(a.Cue), texts(a.Content))
			}
		}
	}
}

// A dash in or below a block quote need not be followed by who signs it.
func TestUnsigned(t *testing.T) {
	for _, source := range []string{
		"The film opens on Friday.\n\n> A mess, but a beautiful one – and far too long.\n",
		"He went to the shop.\n\n> Bread, milk, salt - and a rope.\n\nHe bought none of it.",
		"The choir sang.\n\n> O river, carry me home.\n\n— It was the last song of the night, and nobody moved.\n",
		"The choir sang.\n\n> O river, carry me home.\n\n— The last song of the night, and nobody moved.\n",
		"The lake is dying.\n\n> It was blue once.\n\n– Prices rise – shops close – people leave.\n",
	} {
		for _, a := range find(t, source, text.Markdown) {
			if a.Why.By == byBlockQuote || a.Why.By == byDash {
				t.Errorf("%q: signed by %q", source, texts(a.Source))
			}
		}
	}
}

// A programme that hears something does not say it.
func TestDoubled(t *testing.T) {
	found := find(t, "Lund told BBC Radio Five Live's Drive programme: \"We had a chance to win this and we did not take it.\"", text.Plain)
	if len(found) != 1 || texts(found[0].Source) != "Lund" {
		t.Errorf("found %+v", found)
	}
}

// What somebody says stays when what holds it is nobody's.
func TestMute(t *testing.T) {
	found := find(t, "The event saw Kovac praise the crews of the ferries for their work.", text.Plain)
	if len(found) != 1 || texts(found[0].Source) != "Kovac" || texts(found[0].Cue) != "praise" || found[0].Nested {
		t.Errorf("found %+v", found)
	}
}

// What a cue governs is no content when it only stands for something else.
func TestEmptyContent(t *testing.T) {
	for _, a := range find(t, "Aaland called it \"a modest piece of housekeeping\" when he presented it on Tuesday.", text.Plain) {
		if len(a.Content) == 1 && a.Content[0].Text == "it" {
			t.Errorf("found %v, %v, %v", a.Source, a.Cue, a.Content)
		}
	}
}
