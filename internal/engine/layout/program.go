package layout

import (
	"bytes"
	"reflect"
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

// idle are runs that wait to be used again. A sync.Pool would lose them at
// every collection, of which a build has many, and each would grow anew.
var idle = make(chan *run, 64)

// execute prints a view, unless the program has to leave that to
// html/template.
func (b *body) execute(view reflect.Value) (page []byte, done bool) {
	r := take()
	if done = r.print(b, view); done {
		// A copy has the size of the page; what the run keeps has that of the
		// largest page so far.
		page = bytes.Clone(r.out)
	}
	r.back()
	return page, done
}

// lend is execute without a copy: the page is there until back is called.
func (b *body) lend(view reflect.Value) (page []byte, back func(), done bool) {
	r := take()
	done = r.print(b, view)
	return r.out, r.back, done
}

func take() *run {
	select {
	case r := <-idle:
		return r
	default:
		return new(run)
	}
}

// back lets a run be used again.
func (r *run) back() {
	select {
	case idle <- r:
	default:
	}
}

func (r *run) print(b *body, view reflect.Value) (done bool) {
	*r = run{out: r.out[:0], vars: r.vars, args: r.args[:0], slow: r.slow}
	r.call(b, 0, view)
	clear(r.vars) // a waiting run must not hold a view
	return r.stop == going
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
