package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/page"
	"pobratim/internal/shell/serve"
	"pobratim/internal/shell/watch"
)

// poll is how often the files are compared where the system gives no notice
// of changes, as on network drives.
const poll = 2 * time.Second

// serveSite shows the site and builds it again whenever a file changes or
// the clock passes a moment at which the site changes by itself.
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
	p := open(in, memo.New())
	for {
		again := p.show(ctx, server, l.Addr().String())
		select {
		case err := <-ended:
			return err
		case <-ctx.Done():
			return <-ended
		case _, ok := <-changes:
			if !ok {
				return <-ended
			}
		case <-again:
		}
	}
}

// show builds the site once and hands it to the server. It returns a channel
// that fires when the site changes by itself; nil if it never does.
func (p *project) show(ctx context.Context, server *serve.Server, addr string) <-chan time.Time {
	start := time.Now()
	in := p.in
	pl, found, err := p.plan()
	if err != nil {
		// The folder may be half-way through a move: say it and look again.
		message, hint := in.words.Say(err)
		server.Report([]serve.Item{{Severity: in.texts.T("error"), Message: message, Hint: hint}}, in.texts.T("overlay.findings"))
		fail(in.err, in.texts, message, hint)
		return time.After(poll)
	}
	var version memo.Key
	if found.Errors() == 0 {
		var late diag.List
		late, version = p.makeAll(ctx, pl, nil)
		found = append(found, late...).Sorted()
	}
	if ctx.Err() != nil {
		return nil
	}
	if found.Errors() == 0 {
		server.Publish(p.site(pl, version))
	}
	var items []serve.Item
	for _, d := range found {
		items = append(items, serve.Item{Place: d.Pos.String(), Severity: in.texts.T(d.Severity.String()), Message: in.words.Message(d), Hint: in.words.Hint(d)})
	}
	server.Report(items, in.texts.T("overlay.findings"))
	in.print(in.err, found)
	if found.Errors() == 0 {
		fmt.Fprintln(in.out, in.texts.T("serving", "url", "http://"+addr+pl.Base, "files", strconv.Itoa(len(pl.Outputs)), "time", in.texts.seconds(time.Since(start))))
	}
	return next(pl, in)
}

// site is what the server answers from. Every file has been made once; what
// the memo or the cache holds is not made again.
func (p *project) site(pl build.Plan, version memo.Key) serve.Site {
	s := serve.Site{Base: pl.Base, Version: version.Hex(16), Files: make(map[string]func() ([]byte, error), len(pl.Outputs)), Hashed: "assets/", Headers: page.Headers()}
	for _, o := range pl.Outputs {
		s.Files[o.Path] = func() ([]byte, error) {
			made := p.make(o)
			return made.Bytes, made.Err
		}
	}
	return s
}

// next fires at the first moment at which the site changes by itself, if the
// clock is the wall's.
func next(pl build.Plan, in *invocation) <-chan time.Time {
	if pl.All == nil || in.asOf.Set || !pl.All.Config.AsOf.IsZero() {
		return nil
	}
	steps := pl.All.Clock.Steps()
	if len(steps) == 0 {
		return nil
	}
	return time.After(time.Until(steps[0]))
}
