package main

import (
	"sync"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/plan"
	"pobratim/internal/shell/disk"
	"pobratim/internal/shell/watch"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
)

// A project is a site's folder together with what is remembered of it from
// one build to the next.
type project struct {
	in      *invocation
	snap    *disk.Snapshot
	changed watch.Signal // what may have since the snapshot
	memo    *memo.Table
	cache   *disk.Cache
	shelf   *disk.Shelf // of a build; nil: texts stay in memory
	watch   *stopwatch
	now     time.Time // the wall clock of the build
	zones   zones
}

func open(in *invocation, m *memo.Table) *project {
	return &project{in: in, memo: m, cache: disk.OpenCache(in.cacheDir), watch: newStopwatch()}
}

// plan reads the folder and plans the site. An error means that the world
// failed; findings stand beside the plan.
func (p *project) plan() (build.Plan, diag.List, error) {
	found, err := p.read()
	if err != nil {
		return build.Plan{}, nil, err
	}
	pl, more := p.planned()
	return pl, append(found, more...).Sorted(), nil
}

// read reads the folder: what has changed since the snapshot before.
func (p *project) read() (diag.List, error) {
	p.watch.begin(reading)
	p.now = time.Now()
	snap, found, err := disk.Update(p.in.dir, p.snap, p.changed.Names)
	if err == nil {
		p.snap, p.changed = snap, watch.Signal{Names: []string{}}
	}
	return found, err
}

// planned plans the site of the files that have been read.
func (p *project) planned() (build.Plan, diag.List) {
	p.memo.Turn()
	var put func(html []byte) markdown.Shelf
	if p.shelf != nil {
		put = func(html []byte) markdown.Shelf { return p.shelf.Put(html) }
	}
	return build.Build(build.Input{
		Tree:    p.snap.Tree,
		AsOf:    p.in.asOf,
		Now:     p.now,
		BaseURL: p.in.baseURL,
		Drafts:  p.in.drafts,
		Stage:   p.in.stage,
		Zone:    p.zones.load,
		Shelf:   put,
		Blocks:  p.in.accept != "",
		Begin:   p.watch.begin,
	}, site.Definition(), p.memo)
}

// zones are those that were asked for. Hundreds of thousands of times they are,
// on a large site.
type zones struct {
	mu    sync.RWMutex
	known map[string]*time.Location // nil: there is none of that name
}

func (z *zones) load(name string) (*time.Location, error) {
	z.mu.RLock()
	loc := z.known[name]
	z.mu.RUnlock()
	if loc != nil {
		return loc, nil
	}
	loc, err := zone.Load(name)
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.known == nil {
		z.known = map[string]*time.Location{}
	}
	z.known[name] = loc
	return loc, err
}

// make makes one output: from the cache if it is kept there. Nothing else is
// remembered.
func (p *project) make(o plan.Output) plan.Made {
	if !o.Stored {
		return o.Make()
	}
	if b, ok := p.cache.Get(o.Key); ok {
		return plan.Made{Bytes: b}
	}
	made := o.Make()
	if made.Err == nil && made.Problems.Errors() == 0 {
		p.cache.Put(o.Key, made.Bytes)
	}
	return made
}

// problems collects the findings that show only when files are made.
type problems struct {
	mu    sync.Mutex
	found diag.List
}

func (p *problems) add(l diag.List) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.found = append(p.found, l...)
}
