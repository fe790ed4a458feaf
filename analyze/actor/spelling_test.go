package actor

import "testing"

func TestSpellings(t *testing.T) {
	for _, same := range [][2]string{{"José", "jose"}, {"Sørensen", "Sorensen"}, {"Łukasz", "LUKASZ"}, {"Gauß", "gauss"}, {"e\u0301", "é"}} {
		if a, b := spelling(same[0]), spelling(same[1]); a != b {
			t.Errorf("%q is spelt %q, %q %q", same[0], a, same[1], b)
		}
	}
	for _, same := range [][2]string{{"Zelensky", "Zelenskyy"}, {"Zelensky", "Zelenskiy"}, {"Chaikovsky", "Chaykovskii"}, {"al-Haddadi", "Haddadi"},
		{"Mukhtar", "Muhtar"}, {"Alexeyev", "Alekseiev"}} {
		if a, b := sound(same[0]), sound(same[1]); a != b {
			t.Errorf("%q sounds %q, %q %q", same[0], a, same[1], b)
		}
	}
	for _, apart := range [][2]string{{"Hale", "Haley"}, {"Brown", "Braun"}, {"Kim", "Kimi"}, {"Al", "El"}} {
		if a, b := sound(apart[0]), sound(apart[1]); a == b {
			t.Errorf("%q and %q both sound %q", apart[0], apart[1], a)
		}
	}
}
