package attribution

import (
	"slices"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

func TestTranscripts(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // who says what
	}{
		{"offices and brackets", "The hearing on the ferry began at noon.\n\nSEN. MURRAY-LOPEZ (D-Ore.): Who signed the contract? Was it you?\n\nTHE DEFENDANT (standing): I did, and the minister was told.",
			[]string{"SEN. MURRAY-LOPEZ (D-Ore.): Who signed the contract? Was it you?", "THE DEFENDANT (standing): I did, and the minister was told."}},
		{"hyphens", "The committee met on Tuesday.\n\nEL-AMIN: The budget is not ready. It will not be ready in May.\n\nOCASIO-CORTEZ: Then we have to wait.\n\nEL-AMIN: You will have to.",
			[]string{"EL-AMIN: The budget is not ready. It will not be ready in May.", "OCASIO-CORTEZ: Then we have to wait.", "EL-AMIN: You will have to."}},
		{"numbers", "The call came at two.\n\nDISPATCHER #2: Where are you now?\n\nCALLER: I am on the bridge.\n\nDISPATCHER #2: Stay on the line.",
			[]string{"DISPATCHER #2: Where are you now?", "CALLER: I am on the bridge.", "DISPATCHER #2: Stay on the line."}},
		{"bold names", "The coach took questions.\n\n**Kovac:** We trained in the dark all winter. It helped.\n\n**Berg:** How did the players take it?\n\n**Kovac:** They hated it.",
			[]string{"Kovac: We trained in the dark all winter. It helped.", "Berg: How did the players take it?", "Kovac: They hated it."}},
		{"bold names with a calling", "The talk lasted a minute.\n\n**Interviewer**: Did you know about the leak?\n\n**Sanna Koivu, plant manager**: I knew in March. So did the board.",
			[]string{"Interviewer: Did you know about the leak?", "Sanna Koivu, plant manager: I knew in March. So did the board."}},
		{"bold names with ages", "Voices from the strike.\n\n**Mia Lund, 19, nurse:** I have not slept for two days.\n\n**Omar Reyes, 44, driver:** My bus is warm, at least.",
			[]string{"Mia Lund, 19, nurse: I have not slept for two days.", "Omar Reyes, 44, driver: My bus is warm, at least."}},
		{"names that come once", "Mayor Ana Kovac met councillor Tim Berg on Friday.\n\nKovac: The pool is closed because the pump broke.\n\nBerg: And when will it open again?",
			[]string{"Kovac: The pool is closed because the pump broke.", "Berg: And when will it open again?"}},
		{"names of several words", "The panel disagreed.\n\nDr. Hana Morimoto: The enzyme only loosens the plastic.\n\nProf. Lars van der Vik: That is what we found, too.\n\nModerator: Thank you both.",
			[]string{"Dr. Hana Morimoto: The enzyme only loosens the plastic.", "Prof. Lars van der Vik: That is what we found, too.", "Moderator: Thank you both."}},
		{"questions and answers", "The warden answered letters.\n\nQ: When does the hut open?\n\nA: In June, in most years. It depends on the snow.\n\nQ: Who pays?\n\nA: The county does.",
			[]string{"Q: When does the hut open?", "A: In June, in most years. It depends on the snow.", "Q: Who pays?", "A: The county does."}},
		{"notices", "Update: The road is open again.\n\nNOTE: The port stays closed on Sunday. You can see the boats from the wall.\n\nNOTE: The ferry does not sail on Monday.", nil},
		{"labels", "The fair opens on Saturday.\n\nTickets: You pay ten euros.\n\nParking: There is space behind the church.", nil},
		{"labels, one of them a calling", "The film opens on Friday.\n\nDirector: Ana Kovac.\n\nRuntime: Two hours. You will not notice.\n\nVerdict: We loved it.", nil},
		{"countries", "Four things to know.\n\nFrance: The government fell on Tuesday.\n\nNorway: The king opened the new museum.", nil},
		{"candidates", "Mayor Ana Kovac and Tim Berg both want the office.\n\nKovac: Wants to sell the harbour.\n\nBerg: Would keep the harbour and raise fees.", nil},
		{"headlines", "Police: Man shot in park\n\nThe man was shot on Friday, a neighbour said.\n\nWitnesses: The car was red.", nil},
		{"clauses", "The two met again.\n\nAna Kovac, the mayor, said: We will open the pool.\n\nTim Berg, a councillor, replied: Will you pay for it?", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, a := range find(t, test.text, text.Auto) {
				if a.Why.By != byTranscript {
					continue
				}
				got = append(got, texts(a.Source)+": "+texts(a.Content))
				if a.Quote != report.Direct {
					t.Errorf("%q is %s", texts(a.Content), a.Quote)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
