package main

import (
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/cespare/xxhash/v2"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/disk"
	"pobratim/internal/shell/zone"
)

// A record is what a build leaves in the cache for the next build of the same
// folder into the same output. With it a site in which nothing changed is
// known again without being parsed, and a file whose making would look at
// nothing new is kept without being made.
//
// Nothing depends on it: it is believed only if it is whole, of this very
// program and of these options, and the files, the clock and the output are as
// it says. Everything else is a build from nothing.
type record struct {
	For    memo.Key // the program and the options; see options
	Notes  []disk.Note
	Source memo.Key // of all files read
	Clock  span
	Zones  map[string][sha256.Size]byte // prints of the zones that were asked for
	Found  diag.List
	Marker [sha256.Size]byte // of the output
	Files  []published
}

// A span is the time in which a site is the same: from the clock of the build
// up to the first moment at which it changes by itself.
type span struct {
	Stands   bool  // the clock was set by hand: it is the same for ever
	From, To int64 // nanoseconds since 1970; To 0: for ever
}

func (s span) holds(now time.Time) bool {
	return s.Stands || s.From <= now.UnixNano() && (s.To == 0 || now.UnixNano() < s.To)
}

// A published file, with the key of what its making looked at. One that was
// made with a finding has no key: what is wrong is to be said each time. The
// first build of a folder writes down no keys either: the hash of all that a
// page shows is for nothing where no build follows, as on a server that
// begins from nothing each time, and the second build makes up for it.
type published struct {
	Path string
	Key  memo.Key
	Sum  source.Sum
}

// recordKey names the record of a folder and its output.
func (in *invocation) recordKey() memo.Key {
	dir, _ := filepath.Abs(in.dir)
	out, _ := filepath.Abs(in.output())
	return memo.Hash("record", dir, out)
}

// options is the key of everything beside files and clock that a build may
// look at, first the program itself.
func (in *invocation) options() memo.Key {
	return memo.Hash("options", program(), in.baseURL, int(in.drafts), int(in.stage), in.asOf.String())
}

// program is the hash of the running executable. Without one, nothing is
// known again. It need not withstand anybody (who can exchange the program needs
// no cache), but be quick: a build that has nothing to do does little else.
var program = sync.OnceValue(func() string {
	f, err := openProgram()
	if err != nil {
		return ""
	}
	defer f.Close()
	h := xxhash.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return string(h.Sum(nil))
})

func openProgram() (*os.File, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return os.Open(path)
}

// recall finds the record of the build before; an empty one if there is none
// that can be believed. Files that did not change since are not read again.
func (p *project) recall() record {
	data, ok := p.cache.Get(p.in.recordKey())
	var r record
	if !ok || program() == "" || (memo.Codec{}).Decode(data, &r) != nil || r.For != p.in.options() {
		return record{}
	}
	p.snap = disk.Recall(p.in.dir, r.Notes)
	return r
}

// again reports whether a build would give what stands in the output, with the
// findings that the record has.
func (p *project) again(r record, found diag.List) bool {
	if r.For == (memo.Key{}) || !r.Clock.holds(p.now) || len(found) > 0 || p.snap.Key() != r.Source {
		return false
	}
	for name, print := range r.Zones {
		if zone.Print(name) != print {
			return false
		}
	}
	return disk.Stands(p.in.output(), disk.Guard{Source: p.in.dir}, r.Marker)
}

// A scribe writes the record of a build under way.
type scribe struct {
	before map[string]published // of the build before
	keyed  bool                 // whether files are written down with their keys
	files  []published
	late   problems // found while files were made
}

func newScribe(before record, outputs []plan.Output) *scribe {
	s := &scribe{keyed: before.For != memo.Key{}, before: make(map[string]published, len(before.Files)), files: make([]published, len(outputs))}
	for _, f := range before.Files {
		s.before[f.Path] = f
	}
	return s
}

// same reports whether an output was made of the same before, with this sum.
func (s *scribe) same(o plan.Output, sum source.Sum) bool {
	was, ok := s.before[o.Path]
	return ok && was.Key == o.Key && was.Sum == sum && o.Key != memo.Key{}
}

// keep writes the record of a published site into the cache.
func (p *project) keep(s *scribe, pl build.Plan, found diag.List, marker [sha256.Size]byte) {
	if program() == "" {
		return
	}
	r := record{For: p.in.options(), Notes: p.snap.Notes(), Source: p.snap.Key(), Zones: map[string][sha256.Size]byte{}, Found: found, Marker: marker, Files: s.files}
	r.Clock = span{Stands: p.in.asOf.Set || !pl.All.Config.AsOf.IsZero(), From: p.now.UnixNano()}
	if steps := pl.All.Clock.Steps(); len(steps) > 0 {
		r.Clock.To = steps[0].UnixNano()
	}
	for name := range p.zones.known {
		r.Zones[name] = zone.Print(name)
	}
	p.cache.Put(p.in.recordKey(), memo.Codec{}.Encode(&r))
}
