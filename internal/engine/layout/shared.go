package layout

import (
	"reflect"
	"strings"
	"sync"
)

// sharedPrefix begins the name of a part that is given a list which many pages
// have in common, such as the menu. It is executed once for each list.
const sharedPrefix = "shared-"

func isShared(name string, dot reflect.Type) bool {
	return strings.HasPrefix(name, sharedPrefix) && dot != nil && dot.Kind() == reflect.Slice
}

// mostLists bounds what is kept: builds that follow each other make new lists.
const mostLists = 1000

// lists are what a shared part has printed.
type lists struct {
	mu   sync.RWMutex
	kept map[list]printed
}

// A list is known by where it lies: views are never changed.
type list struct {
	first uintptr
	size  int
}

// A printed list keeps the list, lest another come to lie there.
type printed struct {
	data reflect.Value
	text string
}

// share executes a shared part, or prints what it has printed for that list.
func (r *run) share(b *body, used int, dot reflect.Value) {
	key := list{dot.Pointer(), dot.Len()}
	b.lists.mu.RLock()
	done, ok := b.lists.kept[key]
	b.lists.mu.RUnlock()
	if ok {
		r.out = append(r.out, done.text...)
		return
	}
	start := len(r.out)
	r.call(b, used, dot)
	if r.stop == going {
		b.lists.keep(key, printed{dot.Slice(0, dot.Len()), string(r.out[start:])})
	}
}

func (l *lists) keep(key list, p printed) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.kept == nil || len(l.kept) == mostLists {
		l.kept = map[list]printed{}
	}
	l.kept[key] = p
}
