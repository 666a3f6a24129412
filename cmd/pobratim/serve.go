package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/shell/disk"
	"pobratim/internal/shell/serve"
	"pobratim/internal/shell/watch"
)

// poll is how often the files are compared where the system gives no notice
// of changes, as on network drives.
const poll = 2 * time.Second

// serveSite shows the site and plans it again whenever a file changes or
// the clock passes a moment at which the site changes by itself.
//
// A site is shown as soon as it is planned: its files are made when they are
// asked for. What is wrong and shows only then is looked for afterwards, in a
// round that the next change breaks off.
func serveSite(ctx context.Context, in *invocation) error {
	l, err := serve.Listen(in.addr)
	if err != nil {
		return err
	}
	server := serve.New(l.Addr().String(), serve.Words{
		Lang: in.texts.T("lang"), Findings: in.texts.T("overlay.findings"), Close: in.texts.T("overlay.close"), Waiting: in.texts.T("overlay.waiting"),
		Failures: in.words,
	})
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx, l) }()

	var dirs []string
	for _, d := range []string{"content", "layouts", "static"} {
		dirs = append(dirs, filepath.Join(in.dir, d))
	}
	changes, err := watch.Start(ctx, dirs, poll)
	if err != nil {
		return err
	}
	p := &preview{project: open(in, memo.New()), server: server, addr: l.Addr().String(), since: time.Now()}
	r := p.show(ctx, &round{stop: func() {}})
	for {
		select {
		case err := <-ended:
			return err
		case <-ctx.Done():
			return <-ended
		case late := <-r.late:
			p.tell(r, late)
			continue
		case signal, ok := <-changes:
			if !ok {
				return <-ended
			}
			p.changed = p.changed.Join(signal)
		case p.since = <-r.again:
			p.of = nil
		}
		r = p.show(ctx, r)
	}
}

// A preview is a site that is served while it is written.
type preview struct {
	*project
	server *serve.Server
	addr   string
	since  time.Time      // since when the site has changed only by edits
	edits  int            // since then
	of     *disk.Snapshot // what the last plan was made of; nil: plan again
	gate   gate
	fine   fine
	late   diag.List // what the last round found that came to its end
}

// A round is one planning of the site and what is done behind it.
type round struct {
	plan  build.Plan
	found diag.List        // of the planning
	stop  func()           // ends what is done behind it, without waiting
	late  <-chan diag.List // what showed when everything was made, once; nil: nothing is made
	again <-chan time.Time // fires when the site changes by itself; nil: never
}

// show looks at the folder and, if it has changed, plans the site and hands it
// to the server, before anything is made. What an editor leaves beside a text
// while it is open changes nothing: then the round before goes on.
func (p *preview) show(ctx context.Context, before *round) *round {
	p.watch = newStopwatch()
	in := p.in
	found, err := p.read()
	if err == nil && p.snap.Same(p.of) {
		return before
	}
	before.stop()
	p.of = p.snap
	if err != nil {
		p.of = nil
		// The folder may be half-way through a move: say it and look again.
		message, hint := in.words.Say(err)
		p.server.Report([]serve.Item{{Severity: in.texts.T("error"), Message: message, Hint: hint}}, in.texts.T("overlay.findings"))
		fail(in.err, in.texts, message, hint)
		return &round{stop: func() {}, again: time.After(poll)}
	}
	pl, more := p.planned()
	found = append(found, more...).Sorted()
	p.edits++
	r := &round{plan: pl, found: found, stop: func() {}, again: p.next(pl)}
	if found.Errors() > 0 {
		p.report(found)
		in.print(in.err, found)
		return r
	}
	p.server.Publish(p.site(pl))
	// What the last round found late holds until this one has looked again:
	// findings that went and came at each edit could not be closed.
	p.report(slices.Concat(p.late, found).Sorted())
	in.print(in.err, found)
	if in.verbose {
		p.watch.print(in)
	}
	fmt.Fprintln(in.out, in.texts.T("serving", "url", "http://"+p.addr+pl.Base, "files", strconv.Itoa(len(pl.Outputs)), "time", in.texts.seconds(time.Since(p.watch.start))))

	ctx, r.stop = context.WithCancel(ctx)
	r.late = p.lookThrough(ctx, pl)
	return r
}

// tell reports what a round has found when everything was made. The site
// stays up, also with errors: its author has seen the page that he saved, and
// to take it from him again would tell him less than the findings over it do.
// A file that cannot be made says so itself, and build publishes none of it.
func (p *preview) tell(r *round, late diag.List) {
	p.late = late
	p.report(slices.Concat(late, r.found).Sorted())
	p.in.print(p.in.err, late)
	r.late, r.again = nil, p.next(r.plan) // all pages have asked the clock now
}

// report shows findings over the pages.
func (p *preview) report(found diag.List) {
	p.server.Report(p.items(found), p.in.texts.T("overlay.findings"))
}

func (p *preview) items(found diag.List) []serve.Item {
	var items []serve.Item
	for _, d := range found {
		items = append(items, serve.Item{Place: d.Pos.String(), Severity: p.in.texts.T(d.Severity.String()), Message: p.in.words.Message(d), Hint: p.in.words.Hint(d)})
	}
	return items
}

// next fires at the first moment at which the site changes by itself, as far
// as its pages have asked yet, if the clock is the wall's.
func (p *preview) next(pl build.Plan) <-chan time.Time {
	if pl.All == nil || p.in.asOf.Set || !pl.All.Config.AsOf.IsZero() {
		return nil
	}
	steps := pl.All.Clock.Steps()
	if len(steps) == 0 {
		return nil
	}
	return time.After(time.Until(steps[0]))
}
