package coref

import (
	"reflect"
	"testing"

	"ascribe/analyze/text"
)

func TestNumber(t *testing.T) {
	m := func(start, end, head int) Mention {
		return Mention{text.Span{Start: start, End: end}, text.Span{Start: head, End: head + 1}}
	}
	// The key's 0-9 and 0-20 have one head; the response's 0-8 is nearer to the first. Its
	// 50-51 matches nothing, and what stands alone is left out.
	key := [][]Mention{{m(0, 9, 5), m(30, 31, 30)}, {m(0, 20, 5), m(40, 41, 40)}, {m(60, 61, 60)}}
	response := [][]Mention{{m(0, 8, 5), m(0, 9, 5), m(40, 41, 40), m(50, 51, 50)}, {m(60, 61, 60)}}
	k, r := Number(key, response, 2)
	if want := [][]int{{0, 1}, {2, 3}}; !reflect.DeepEqual(k, want) {
		t.Errorf("key %v, want %v", k, want)
	}
	if want := [][]int{{0, 3, 4}}; !reflect.DeepEqual(r, want) {
		t.Errorf("response %v, want %v", r, want)
	}
}
