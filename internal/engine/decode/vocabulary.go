package decode

import "sync"

// A Vocabulary gives the same string for equal ones. Ids, addresses and short
// words are written again and again, and a site with a string for each of them
// has a tenth more to be collected. It may be used side by side; a nil one
// gives back what it gets.
type Vocabulary struct {
	mu    sync.Mutex
	known map[string]string
}

// longestWord is how long a text may be that is likely to stand elsewhere, too:
// a role, a unit, a name.
const longestWord = 32 // bytes

// one returns the string that stands for all that are equal to s.
func (v *Vocabulary) one(s string) string {
	if v == nil || len(s) > longestWord {
		return s
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if first, ok := v.known[s]; ok {
		return first
	}
	if v.known == nil {
		v.known = map[string]string{}
	}
	v.known[s] = s
	return s
}
