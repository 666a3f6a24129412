package model_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
)

// A text is written as its blocks, a letter each: the title, the summary,
// and the blocks of the body.
func TestFreshness(t *testing.T) {
	for _, c := range []struct {
		original, basis string
		state           model.State
		changed         []int
	}{
		{"abc", "abc", model.Current, nil},
		{"ab", "ab", model.Current, nil},
		{"abc", "", model.Unrecorded, nil},
		{"xbc", "abc", model.Stale, []int{0}},      // the title is another
		{"axc", "abc", model.Stale, []int{1}},      // the summary is another
		{"abxc", "abc", model.Stale, []int{2}},     // a block came in between
		{"abcx", "abc", model.Stale, []int{3}},     // … at the end
		{"xyabc", "abc", model.Stale, []int{0, 1}}, // … at the start
		{"ac", "abc", model.Stale, nil},            // one is gone: nothing is new
		{"", "abc", model.Stale, nil},              // all are
		{"abdc", "abcd", model.Stale, []int{3}},    // two changed places: one moved
		{"dabc", "abcd", model.Stale, []int{0}},    // the last moved to the front
		{"aabc", "abc", model.Stale, []int{1}},     // a block stands twice
		{"abc", "aabc", model.Stale, nil},          // … stood twice
		{"wxyz", "abcd", model.Stale, []int{0, 1, 2, 3}},
		{"abXdeYg", "abcdefg", model.Stale, []int{2, 5}},
	} {
		e := entry("story", "day")
		e.Original = "ru"
		e.Texts = texts(map[lang.Tag]*model.Text{
			"ru": {Fields: strings.Join(strings.Split(c.original, ""), " ")},
			"be": {Translation: &model.Translation{Basis: strings.Join(strings.Split(c.basis, ""), " ")}},
		})
		if state, changed := e.Freshness("be"); state != c.state || !slices.Equal(changed, c.changed) {
			t.Errorf("original %s, made from %s: %s %v, want %s %v", c.original, c.basis, state, changed, c.state, c.changed)
		}
		if state, _ := e.Freshness("ru"); state != model.IsOriginal {
			t.Errorf("the original is %s", state)
		}
	}
}

func TestFreshnessWithoutOneOfThem(t *testing.T) {
	e := entry("story", "day")
	e.Original = "be"
	e.Texts = texts(map[lang.Tag]*model.Text{"ru": {}})
	for tag, want := range map[lang.Tag]model.State{"be": model.Missing, "ru": model.Orphan} {
		if got, _ := e.Freshness(tag); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
	e.Texts.Set("be", &model.Text{})
	if got, _ := e.Freshness("ru"); got != model.Unrecorded {
		t.Errorf("without a record: %s", got)
	}
}

// A text and a basis of any length are compared without filling the memory.
func TestFreshnessOfLongTexts(t *testing.T) {
	blocks := make([]string, 50_000)
	for i := range blocks {
		blocks[i] = strconv.Itoa(i % 70)
	}
	e := &model.Entry{Original: "ru", Texts: texts(map[lang.Tag]*model.Text{
		"ru": {Fields: strings.Join(append(blocks, "new"), " ")},
		"be": {Translation: &model.Translation{Basis: strings.Join(blocks, " ")}},
	})}
	state, changed := e.Freshness("be")
	if state != model.Stale || !slices.Equal(changed, []int{50_000}) {
		t.Errorf("%s, %d blocks", state, len(changed))
	}
}
