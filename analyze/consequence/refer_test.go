package consequence

import "testing"

func TestCauseRefersTo(t *testing.T) {
	tests := []struct{ name, text, cause, want string }{
		{"the noun before a relative clause is the cause itself", "The council closed the mine, which led to protests.", "the mine", ""},
		{"same noun", "The bank announced a new approach to lending. This approach could lead to heavy losses.", "This approach", "a new approach to lending"},
		{"subject before", "The embargo began in May. It led to a shortage of medicine.", "It", "The embargo"},
		{"sentence before", "The ministry closed nine schools. This could lead to protests.", "This", "The ministry closed nine schools"},
		{"a full phrase needs nothing", "The embargo led to a shortage of medicine.", "The embargo", ""},
		{"nothing to refer to", "It could lead to a shortage of medicine.", "It", ""},
	}
	f := finder(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, c := range find1(t, f, tt.text) {
				if c.Cause[0].Text != tt.cause {
					continue
				}
				got := ""
				if c.CauseRefersTo != nil {
					got = *c.CauseRefersTo
				}
				if got != tt.want {
					t.Errorf("%q: %q refers to %q, want %q", tt.text, tt.cause, got, tt.want)
				}
				return
			}
			t.Errorf("%q: no consequence with cause %q: %+v", tt.text, tt.cause, find1(t, f, tt.text))
		})
	}
}
