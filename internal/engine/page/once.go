package page

import (
	"reflect"
	"sync"

	"pobratim/internal/engine/model"
)

// Indexes are what has been made once of the site of a build.
type Indexes struct {
	mu   sync.Mutex
	made map[index]any
}

type index struct {
	site *model.Site
	is   reflect.Type
}

// Once returns what build makes of a context: an index of the whole site,
// made when it is first asked for and once a build, however many pages look
// into it. Its type tells it from others. Nobody may change it, and build
// may not ask for another. A context without Indexes remembers nothing.
func Once[T any](c *Context, build func(*Context) *T) *T {
	if c.Indexes == nil {
		return build(c)
	}
	c.Indexes.mu.Lock()
	defer c.Indexes.mu.Unlock()
	key := index{c.Site, reflect.TypeFor[T]()}
	if made, ok := c.Indexes.made[key].(*T); ok {
		return made
	}
	if c.Indexes.made == nil {
		c.Indexes.made = map[index]any{}
	}
	made := build(c)
	c.Indexes.made[key] = made
	return made
}
