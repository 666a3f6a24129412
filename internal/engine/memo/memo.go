// Package memo remembers the results of pure functions.
//
// A Key is the hash of everything a computation may look at; equal keys mean
// equal results, so nothing ever has to be invalidated. What is remembered
// is shared between builds and must never be changed. In verify mode every
// hit is computed again and compared, which turns a key that forgot
// something into a failing test.
package memo

import (
	"fmt"
	"reflect"
	"sync"
)

// A Table remembers results. The zero value is not usable; see New. It is
// safe for concurrent use.
type Table struct {
	// Verify recomputes every hit and panics if the result differs.
	Verify bool

	mu   sync.Mutex
	cur  map[Key]*cell
	prev map[Key]*cell
}

type cell struct {
	once  sync.Once
	value any
}

// New returns an empty table.
func New() *Table { return &Table{cur: map[Key]*cell{}} }

// Turn starts a new build: results that the build before last used and the
// last one did not are forgotten. A nil table has nothing to forget.
func (t *Table) Turn() {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.prev, t.cur = t.cur, make(map[Key]*cell, len(t.cur))
}

// Do returns the result of f for the key, computing it at most once. A nil
// table remembers nothing.
func Do[T any](t *Table, k Key, f func() T) T { return do(t, k, f, false) }

// Keep is Do for a result that cannot be compared with another, since it holds
// functions: it is not verified. What is made of it has keys of its own.
func Keep[T any](t *Table, k Key, f func() T) T { return do(t, k, f, true) }

func do[T any](t *Table, k Key, f func() T, keep bool) T {
	if t == nil {
		return f()
	}
	t.mu.Lock()
	c, hit := t.cur[k]
	if !hit {
		if c, hit = t.prev[k]; !hit {
			c = &cell{}
		}
		t.cur[k] = c
	}
	t.mu.Unlock()

	c.once.Do(func() { c.value = f() })
	value := c.value.(T)
	if hit && t.Verify && !keep {
		if again := f(); !reflect.DeepEqual(any(again), any(value)) {
			panic(fmt.Sprintf("memo: the key %s has two results:\n%#v\n%#v", k, value, again))
		}
	}
	return value
}
