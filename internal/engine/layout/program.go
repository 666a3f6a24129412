package layout

import (
	"bytes"
	"reflect"
	"sync"
)

// A step prints a part of a page; dot is what its template is given there.
type step func(r *run, dot reflect.Value)

// A block is what stands between two actions that belong together.
type block []step

func (b block) run(r *run, dot reflect.Value) {
	for _, s := range b {
		if r.stop != going {
			return
		}
		s(r, dot)
	}
}

// A body is a template compiled for one type of dot.
type body struct {
	steps block
	slots int // variables; the first is $
	lists lists
}

// A run is one execution of a program.
type run struct {
	out   []byte
	vars  []slot // of all templates that are being executed
	base  int    // of the innermost one's
	depth int
	args  []string
	slow  bytes.Buffer // for html/template
	stop  stop
}

// A slot holds a variable: a string, a number or a truth as it is, so that
// setting it costs no allocation, anything else as a value.
type slot struct {
	text   string
	number int64
	truth  bool
	value  reflect.Value
}

// stop says why the steps that follow are left out.
type stop uint8

const (
	going stop = iota
	broken
	continued
	aside // the program does not know what html/template would do
)

// deepest is how deep templates may call each other. Views are trees of a few
// levels; whatever lies deeper goes round, and html/template ends that with an
// error.
const deepest = 1000

var runs = sync.Pool{New: func() any { return new(run) }}

// execute prints a view, unless the program has to leave that to
// html/template.
func (b *body) execute(view reflect.Value) (page []byte, done bool) {
	r := runs.Get().(*run)
	r.call(b, 0, view)
	if done = r.stop == going; done {
		// A copy has the size of the page; what the run keeps has that of the
		// largest page so far.
		page = bytes.Clone(r.out)
	}
	clear(r.vars) // a waiting run must not hold a view
	*r = run{out: r.out[:0], vars: r.vars, args: r.args[:0], slow: r.slow}
	runs.Put(r)
	return page, done
}

// call executes a template; used are the slots of the one that calls it.
func (r *run) call(b *body, used int, dot reflect.Value) {
	if r.depth == deepest {
		r.stop = aside
		return
	}
	r.depth++
	r.base += used
	for len(r.vars) < r.base+b.slots {
		r.vars = append(r.vars, slot{})
	}
	r.vars[r.base].value = dot
	b.steps.run(r, dot)
	r.base -= used
	r.depth--
}
