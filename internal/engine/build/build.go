// Package build is the pipeline: a tree of files in, a plan of files out.
//
//	Tree ─ parse ─ []Entry ─ resolve ─ Site ─ rules ─ hide ─ plan ─ []Output
//
// build, check and serve call the same function; there is no second road.
// All stages are pure: the memo only makes them faster.
package build

import (
	"reflect"
	"slices"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
	"pobratim/internal/engine/words"
)

// An Input is everything that a build may look at.
type Input struct {
	Tree    source.Tree
	AsOf    Clock     // as set by hand; not set: the site's as_of, otherwise Now
	Now     time.Time // the wall clock
	BaseURL string    // in place of the one in site.yaml
	Drafts  model.Drafts
	Stage   page.Stage
	Zone    func(name string) (*time.Location, error)
	// Shelf, if it is not nil, takes the HTML of a text until its page is made
	// and returns what gives it back. It is for a build that remembers nothing:
	// what is put there lives as long as the entry. It must copy what it keeps.
	Shelf func(html []byte) markdown.Shelf
	// Blocks says that translations will be recorded: the blocks of all texts
	// are hashed then, and not of those alone that are compared already.
	Blocks bool
	// Begin, if it is not nil, is called when a step begins; the engine itself
	// has no clock to measure with.
	Begin func(s Step)
}

// A Step is a part of a build: what takes time and can be told apart.
type Step string

// The steps, in their order.
const (
	Parsing   Step = "parse"
	Resolving Step = "resolve"
	Checking  Step = "check"
	Preparing Step = "layouts"
	Planning  Step = "plan"
)

func (in Input) begin(s Step) {
	if in.Begin != nil {
		in.Begin(s)
	}
}

// A Definition lists what a site is made of: one literal list each.
type Definition struct {
	Kinds   []kind.Kind
	Rules   []Rule
	Outputs []Output
}

// A Rule says what must hold between the entries of a site.
type Rule struct {
	Name  string
	Check func(s *model.Site) diag.List
}

// An Output is one kind of file made from the whole site.
type Output struct {
	Name string
	// Section is the first part of the addresses of its pages, if it is one
	// that readers, menus and links in texts may name.
	Section string
	Views   map[string]reflect.Type // its layouts and what each prints
	// Plan looks at the site alone. Optional.
	Plan func(c *page.Context) []plan.Output
	// After looks at what has been planned as well: by the kinds, by all Plans,
	// and by the Afters that come before it in the list. Optional.
	After func(c *page.Context, planned []plan.Output) []plan.Output
	// Off is what is made on a site that does not want the output: what takes
	// back what browsers have kept of it. Optional.
	Off func(c *page.Context) []plan.Output
}

// A Plan is a site that can be made.
type Plan struct {
	Outputs []plan.Output
	All     *model.Site // every entry that is written
	Shown   *model.Site // those that readers may see
	Base    string      // path of the site: "/", "/exchange/"

	frame model.Frame
}

// Build plans the site. Findings stand beside the plan; with an error among
// them nothing may be published.
func Build(in Input, def Definition, m *memo.Table) (Plan, diag.List) {
	in.begin(Parsing)
	config, found := readConfig(in.Tree, m)
	if config == nil {
		return Plan{}, found.Sorted()
	}
	frame, problems := frameOf(in, def, config)
	found = append(found, problems...)
	layouts := meanwhile(func() look { return lookOf(in.Tree, frame, def, m) })

	entries, unread, problems := parseAll(in, def.Kinds, frame.Languages, m)
	found = append(found, problems...)
	entries = append(entries, programmeEntries(config)...)

	in.begin(Resolving)
	all, problems := model.Resolve(frame, entries)
	found = append(found, problems...)
	in.begin(Checking)
	found = append(found, rules(def, all)...)
	found = append(found, named(def, all)...)

	disclosure := all.Disclose(in.Drafts)
	found = append(found, disclosure.Found...)
	shown := all
	if !slices.Equal(disclosure.Visible, all.Entries) {
		shown, _ = model.Resolve(frame, disclosure.Visible)
	}
	found = append(found, links(all, shown, in.Tree)...)

	in.begin(Preparing)
	look := layouts()
	found = append(found, look.found...)

	in.begin(Planning)
	p := Plan{All: all, Shown: shown, Base: frame.Base, frame: frame}
	if look.set != nil {
		c := &page.Context{Site: shown, Gone: disclosure.Gone, Layouts: look.set, Assets: look.assets, Tree: in.Tree, Stage: in.Stage, Demo: demo(in, config, shown), Memo: m, Indexes: new(page.Indexes)}
		p.Outputs, problems = planAll(def, c)
		found = append(found, problems...)
		found = append(found, sections(shown, p.Outputs)...)
	}
	return p, accept(withoutEchoes(found, all, unread), all, in.Drafts).Sorted()
}

// Views names the layouts that a definition needs and what each prints.
func Views(def Definition) map[string]reflect.Type {
	out := map[string]reflect.Type{"withdrawn": reflect.TypeFor[page.View[withdrawn]]()}
	for _, k := range def.Kinds {
		if k.View != nil {
			out[k.Name] = k.View
		}
	}
	for _, o := range def.Outputs {
		for name, t := range o.Views {
			out[name] = t
		}
	}
	return out
}

// withdrawn is what the page of a withdrawn entry prints beside its frame.
type withdrawn struct{}

func planAll(def Definition, c *page.Context) ([]plan.Output, diag.List) {
	var outputs []plan.Output
	for _, a := range c.Assets.Files {
		outputs = append(outputs, plan.Static(a.Path, a.Source, a.Data))
	}
	var plans []func() []plan.Output
	for _, k := range def.Kinds {
		plans = append(plans, func() []plan.Output {
			var out []plan.Output
			for _, e := range c.Of(k.Name) {
				out = append(out, k.Outputs(e, c)...)
			}
			return out
		})
	}
	for _, o := range def.Outputs {
		switch {
		case o.Plan != nil && c.Makes(o.Name):
			plans = append(plans, func() []plan.Output { return o.Plan(c) })
		case o.Off != nil && !c.Makes(o.Name):
			plans = append(plans, func() []plan.Output { return o.Off(c) })
		}
	}
	for _, planned := range each(plans, func(f func() []plan.Output) []plan.Output { return f() }) {
		outputs = append(outputs, planned...)
	}
	for _, e := range c.Gone {
		if !e.Page() || !c.Address(e.Kind).Page {
			continue
		}
		for _, l := range c.Languages {
			r := c.Reader(l.Tag)
			outputs = append(outputs, page.Output(r, "withdrawn", r.Entry(e), withdrawn{}))
		}
	}
	for _, o := range def.Outputs {
		if o.After != nil && c.Makes(o.Name) {
			outputs = append(outputs, o.After(c, outputs)...)
		}
	}
	return plan.Sorted(outputs)
}

// rules holds each entry to what its kind demands, and the site to the rules,
// side by side: none knows of another.
func rules(def Definition, s *model.Site) diag.List {
	var checks []func() diag.List
	for _, k := range def.Kinds {
		checks = append(checks, func() diag.List {
			var found diag.List
			for _, e := range s.Of(k.Name) {
				found = append(found, k.Check(e, s)...)
			}
			return found
		})
	}
	for _, r := range def.Rules {
		checks = append(checks, func() diag.List { return r.Check(s) })
	}
	return slices.Concat(each(checks, func(check func() diag.List) diag.List { return check() })...)
}

// Missing names the words of the interface that were asked for and are not
// there: all of them once every output has been made.
func (p Plan) Missing() diag.List {
	var found diag.List
	for _, l := range p.frame.Languages {
		if p.frame.Words[l.Tag].Empty() {
			continue
		}
		for _, key := range p.frame.Words[l.Tag].Missing() {
			found = append(found, diag.Errorf(diag.Pos{File: words.Folder + "/" + string(l.Tag) + ".yaml"}, "words-missing", "key", key))
		}
	}
	return found
}

// Steps returns the moments to come at which the site changes by itself. All
// pages are asked what they show, because only that tells.
func (p Plan) Steps() []time.Time {
	each(p.Outputs, plan.Output.Ready)
	return p.All.Clock.Steps()
}

// Make makes an output, or remembers it. Without a table no key is needed.
func Make(o plan.Output, m *memo.Table) plan.Made {
	if m == nil {
		return o.Make()
	}
	o = o.Ready()
	return memo.Do(m, o.Key, func() plan.Made { return o.Make().Kept() })
}
