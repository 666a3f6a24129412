package main

import (
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/disk"
)

// A making is one output on its way to the disk.
type making struct {
	p       *project
	scribe  *scribe
	plan    *build.Plan
	i       int
	ready   *plan.Output // with its key, from when that is asked for until it is done
	back    func()       // see plan.Made
	faulted bool         // made with a finding
}

// files are the outputs of a plan, for publishing.
func (p *project) files(pl *build.Plan, s *scribe) []disk.File {
	files := make([]disk.File, len(pl.Outputs))
	for i := range pl.Outputs {
		files[i] = disk.File{Path: pl.Outputs[i].Path, With: pl.Outputs[i].With, Work: func() disk.Work {
			m := &making{p: p, scribe: s, plan: pl, i: i}
			return disk.Work{Same: m.same, Make: m.make, Done: m.done}
		}}
	}
	return files
}

// output is the output, with its key if the build writes keys down.
func (m *making) output(keyed bool) *plan.Output {
	if keyed && m.ready == nil {
		o := m.plan.Outputs[m.i].Ready()
		m.ready = &o
	}
	if m.ready != nil {
		return m.ready
	}
	return &m.plan.Outputs[m.i]
}

// same reports whether making would give what stands there.
func (m *making) same(sum source.Sum) bool { return m.scribe.same(*m.output(true), sum) }

func (m *making) make() ([]byte, error) {
	start := time.Now()
	made := m.p.make(*m.output(m.scribe.keyed))
	m.p.watch.made(start)
	m.scribe.late.add(made.Problems)
	if made.Err == nil && made.Problems.Errors()+m.plan.Missing().Errors() > 0 {
		return nil, errFindings
	}
	if err := m.p.shelf.Err(); err != nil {
		return nil, err
	}
	m.back, m.faulted = made.Back, len(made.Problems) > 0
	return made.Bytes, made.Err
}

// done writes the file down, and lets go of what the page shows.
func (m *making) done(sum source.Sum) {
	if m.back != nil {
		m.back()
	}
	o := m.output(false)
	f := published{Path: o.Path, Key: o.Key, Sum: sum}
	if m.faulted {
		f.Key = memo.Key{}
	}
	m.scribe.files[m.i] = f
	m.ready, m.back = nil, nil
}
