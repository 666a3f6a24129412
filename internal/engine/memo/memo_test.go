package memo

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

// counted returns a function that gives a value and counts its calls.
func counted(value string) (f func() string, calls *atomic.Int64) {
	calls = new(atomic.Int64)
	return func() string { calls.Add(1); return value }, calls
}

func TestDoComputesOnce(t *testing.T) {
	table := New()
	f, calls := counted("made")
	for range 3 {
		if got := Do(table, Hash("a"), f); got != "made" {
			t.Errorf("got %q", got)
		}
	}
	if calls.Load() != 1 {
		t.Errorf("computed %d times", calls.Load())
	}
	if got := Do(table, Hash("b"), func() string { return "other" }); got != "other" {
		t.Errorf("another key gave %q", got)
	}
}

func TestConcurrentCallersShareOneResult(t *testing.T) {
	table := New()
	var calls atomic.Int64
	var wg sync.WaitGroup
	got := make([]*int, 64)
	for i := range got {
		wg.Go(func() {
			got[i] = Do(table, Hash(i%2), func() *int { calls.Add(1); return new(int) })
		})
	}
	wg.Wait()
	if calls.Load() != 2 {
		t.Errorf("computed %d times for two keys", calls.Load())
	}
	for i := range got {
		if got[i] != got[i%2] {
			t.Errorf("caller %d got a result of its own", i)
		}
	}
}

func TestNilTableRemembersNothing(t *testing.T) {
	var none *Table
	f, calls := counted("made")
	none.Turn()
	Do(none, Hash("a"), f)
	Do(none, Hash("a"), f)
	if calls.Load() != 2 {
		t.Errorf("computed %d times", calls.Load())
	}
}

// A result lives as long as each build uses it; the first build that does
// not lets it go at the Turn after.
func TestTurnForgetsWhatABuildDidNotUse(t *testing.T) {
	tests := []struct {
		builds string // u: the build uses the result, -: it does not
		calls  int64
	}{
		{"u", 1}, {"uu", 1}, {"uuuuu", 1}, {"u-u", 2}, {"u--u", 2}, {"uu-uu", 2}, {"-u", 1},
	}
	for _, tt := range tests {
		table := New()
		f, calls := counted("made")
		for _, step := range tt.builds {
			table.Turn()
			if step == 'u' {
				Do(table, Hash("a"), f)
				Do(table, Hash("a"), f)
			}
		}
		if calls.Load() != tt.calls {
			t.Errorf("%s: computed %d times, want %d", tt.builds, calls.Load(), tt.calls)
		}
	}
}

func TestVerifyPanicsOnImpureFunctions(t *testing.T) {
	table := New()
	table.Verify = true
	n := 0
	impure := func() []string { n++; return []string{fmt.Sprint(n)} }
	Do(table, Hash("impure"), impure)
	if text := panics(func() { Do(table, Hash("impure"), impure) }); text == "" {
		t.Error("two results for one key are taken silently")
	}
	pure := func() []string { return []string{"same"} }
	Do(table, Hash("pure"), pure)
	if text := panics(func() { Do(table, Hash("pure"), pure) }); text != "" {
		t.Errorf("a pure function panics: %s", text)
	}
}

// What holds functions is never equal to what it was.
func TestKeepVerifiesNothing(t *testing.T) {
	table := New()
	table.Verify = true
	calls := 0
	make := func() func() int { calls++; return func() int { return calls } }
	for range 3 {
		Keep(table, Hash("kept"), make)
	}
	if calls != 1 {
		t.Errorf("computed %d times", calls)
	}
}

// panics returns what f panics with, or "".
func panics(f func()) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprint(r)
		}
	}()
	f()
	return ""
}
