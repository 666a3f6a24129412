package page

import (
	"reflect"
	"sync"
	"sync/atomic"

	"pobratim/internal/engine/model"
)

// Indexes are what has been made once of the site of a build.
type Indexes struct {
	made sync.Map     // by index: a function that gives it
	kept atomic.Int64 // teasers so far
}

// maxCards bounds the teasers that are kept: those of an archive of a hundred
// thousand pages are a tenth of its memory, and save a thirtieth of its time.
const maxCards = 120_000

type index struct {
	site *model.Site
	is   reflect.Type
}

// Once returns what build makes of a context: an index of the whole site,
// made when it is first asked for and once a build, however many pages look
// into it. Its type tells it from others. Nobody may change it, and build
// may not ask for itself. A context without Indexes remembers nothing.
func Once[T any](c *Context, build func(*Context) *T) *T {
	if c.Indexes == nil {
		return build(c)
	}
	key := index{c.Site, reflect.TypeFor[T]()}
	made, ok := c.Indexes.made.Load(key)
	if !ok {
		made, _ = c.Indexes.made.LoadOrStore(key, sync.OnceValue(func() *T { return build(c) }))
	}
	return made.(func() *T)()
}
