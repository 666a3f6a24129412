package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

var errHelp = errors.New("help was asked for and printed")

// An invocation is one command as it was called.
type invocation struct {
	console
	texts texts
	words diag.Catalogue

	dir, outDir, cacheDir string
	addr                  string
	format                string
	accept                string
	baseURL               string
	asOf                  build.Clock
	verbose               bool
	drafts                model.Drafts
	stage                 page.Stage
	args                  []string
}

// parse reads the flags of a command.
func parse(name string, args []string, c console, t texts, words diag.Catalogue) (*invocation, error) {
	in := &invocation{console: c, texts: t, words: words}
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	var asOf string
	var drafts, preview bool
	fs.StringVar(&in.dir, "C", ".", "")
	fs.String("lang", "", "") // read before all others, see language
	has := func(names ...string) bool {
		for _, n := range names {
			if n == name {
				return true
			}
		}
		return false
	}
	if has("build", "check", "serve", "status") {
		fs.StringVar(&asOf, "as-of", "", "")
	}
	if has("build", "serve") {
		fs.BoolVar(&in.verbose, "v", false, "")
		fs.BoolVar(&drafts, "drafts", false, "")
	}
	switch name {
	case "build":
		fs.StringVar(&in.outDir, "out", "public", "")
		fs.StringVar(&in.cacheDir, "cache", "", "")
		fs.StringVar(&in.baseURL, "base-url", "", "")
		fs.BoolVar(&preview, "preview", false, "")
	case "check":
		fs.StringVar(&in.format, "format", "text", "")
	case "serve":
		fs.StringVar(&in.addr, "addr", "127.0.0.1:8080", "")
	case "status":
		fs.StringVar(&in.accept, "accept", "", "")
	}
	if err := in.scan(fs, args); errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(c.out, t.T("usage."+name, "kinds", strings.Join(kinds(), ", ")))
		return nil, errHelp
	} else if err != nil {
		return nil, misusedFlag(fs, err)
	}
	if len(in.args) > 0 && name != "new" {
		return nil, misuse{"misuse.argument", []string{"argument", diag.Clean(in.args[0]), "command", name}}
	}
	if drafts {
		in.drafts = model.ShowDrafts
	}
	if preview {
		in.stage = page.Preview
	}
	if in.baseURL != "" && !build.BaseURL(in.baseURL) {
		return nil, misuse{"misuse.base-url", []string{"url", diag.Clean(in.baseURL)}}
	}
	switch in.format {
	case "", "text", "json", "github":
	default:
		return nil, misuse{"misuse.format", []string{"format", diag.Clean(in.format)}}
	}
	return in, in.setClock(asOf)
}

// flagErrors are what package flag says of a flag that it cannot take. It
// gives no other sign of what was wrong.
var flagErrors = []struct {
	said *regexp.Regexp
	key  string
}{
	{regexp.MustCompile(`^flag provided but not defined: -(.*)$`), "misuse.flag-unknown"},
	{regexp.MustCompile(`^flag needs an argument: -(.*)$`), "misuse.flag-alone"},
	{regexp.MustCompile(`^invalid boolean (?:value|flag).*? for -(.*?):`), "misuse.flag-switch"},
}

// misusedFlag says what is wrong with a flag of a command.
func misusedFlag(fs *flag.FlagSet, err error) error {
	for _, e := range flagErrors {
		said := e.said.FindStringSubmatch(err.Error())
		if said == nil {
			continue
		}
		m := misuse{e.key, []string{"flag", diag.Clean(said[1]), "command", fs.Name()}}
		if e.key == "misuse.flag-unknown" {
			var known []string
			fs.VisitAll(func(f *flag.Flag) { known = append(known, f.Name) })
			if near := diag.Nearest(said[1], known); near != "" {
				m = misuse{"misuse.flag-near", append(m.args, "nearest", near)}
			}
		}
		return m
	}
	_, form, _ := strings.Cut(err.Error(), ": ") // "bad flag syntax: -=x"
	return misuse{"misuse.flag-form", []string{"flag", diag.Clean(form), "command", fs.Name()}}
}

// setClock reads -as-of or, without it, SOURCE_DATE_EPOCH
// (https://reproducible-builds.org/specs/source-date-epoch/).
func (in *invocation) setClock(asOf string) error {
	if asOf != "" {
		c, err := build.ParseClock(asOf)
		if err != nil {
			return misuse{"misuse.as-of", []string{"time", diag.Clean(asOf)}}
		}
		in.asOf = c
		return nil
	}
	if epoch := in.getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		n, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return misuse{"misuse.epoch", []string{"value", diag.Clean(epoch)}}
		}
		in.asOf = build.At(time.Unix(n, 0).UTC())
	}
	return nil
}

// scan parses flags wherever they stand, also behind arguments.
func (in *invocation) scan(fs *flag.FlagSet, args []string) error {
	for {
		if err := fs.Parse(args); err != nil {
			return err
		}
		if fs.NArg() == 0 {
			return nil
		}
		in.args, args = append(in.args, fs.Arg(0)), fs.Args()[1:]
	}
}
