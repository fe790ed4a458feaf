package main

import (
	"io"
	"strings"
	"testing"
)

func TestRunRefuses(t *testing.T) {
	tests := []struct {
		args []string
		o    options
		want string
	}{
		{nil, options{}, "want a stage (attribution, conllu, coref, names, syntax, text)"},
		{[]string{"text"}, options{}, "want a stage"},
		{[]string{"nothing", "."}, options{}, "want a stage"},
		{[]string{"syntax", "."}, options{train: true}, "syntax knows neither -train nor -errors"},
		{[]string{"names", "."}, options{errors: true}, "names knows neither"},
		{[]string{"text", "nowhere"}, options{train: true}, "train.conllu.gz"},
		{[]string{"text", "nowhere"}, options{}, "dev.conllu.gz"},
	}
	for _, tt := range tests {
		if err := run(tt.args, tt.o, io.Discard); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q with %+v: %v, want %q", tt.args, tt.o, err, tt.want)
		}
	}
}
