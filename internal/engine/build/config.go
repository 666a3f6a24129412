package build

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/source"
	"pobratim/internal/engine/words"
)

const configFile = "content/site.yaml"

type configRead struct {
	config *model.Config
	found  diag.List
}

// readConfig reads content/site.yaml; nil if there is too little of it to go
// on with.
func readConfig(tree source.Tree, m *memo.Table) (*model.Config, diag.List) {
	file, ok := tree[configFile]
	if !ok {
		return nil, diag.List{diag.Errorf(diag.Pos{File: configFile}, "site-missing")}
	}
	got := memo.Do(m, memo.Hash("config", file.Sum()), func() configRead {
		data, err := file.Read()
		if err != nil {
			return configRead{nil, diag.List{diag.Errorf(diag.Pos{File: configFile}, "file-unreadable", "reason", err.Error())}}
		}
		node, found := decode.Parse(configFile, 1, data)
		if node == nil {
			return configRead{nil, append(found, diag.Errorf(diag.Pos{File: configFile}, "site-missing"))}
		}
		if node.Kind == 0 {
			return configRead{nil, found}
		}
		c := &model.Config{Pos: diag.At(configFile, node.Line, node.Column)}
		given, problems := decode.Into(configFile, node, c, decode.Options{})
		found = append(found, problems...)
		found = append(found, decode.Missing(c.Pos, c, given)...)
		c.Given = given
		return configRead{c, append(found, checkConfig(c)...)}
	})
	if got.config == nil || len(got.config.Languages) == 0 {
		return nil, got.found
	}
	return got.config, got.found
}

var (
	// domainShape is that of a name of a host (RFC 1123) in small letters.
	domainShape  = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$`)
	hostShape    = regexp.MustCompile(`^(?i:([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?|\[[0-9a-f:]+\])(:[0-9]{1,5})?$`)
	countryShape = regexp.MustCompile(`^[A-Z]{2}$`) // ISO 3166-1 alpha-2
	pathShape    = regexp.MustCompile(`^[A-Za-z0-9._~/-]*$`)
)

func checkConfig(c *model.Config) diag.List {
	var found diag.List
	for i, tag := range c.Languages {
		at := c.Given.Pos(index("languages", i))
		if _, ok := lang.Of(lang.Tag(tag)); !ok {
			var known []string
			for _, t := range lang.Known() {
				known = append(known, string(t))
			}
			found = append(found, diag.Errorf(at, "site-language", "lang", tag, "known", strings.Join(known, ", ")))
		}
		if slices.Index(c.Languages, tag) < i {
			found = append(found, diag.Errorf(at, "site-language-twice", "lang", tag))
		}
	}
	if !c.AsOf.IsZero() && !c.Sample {
		found = append(found, diag.Errorf(c.Given.Pos("as_of"), "site-as-of"))
	}
	if _, ok := parseBase(c.BaseURL); !ok && c.BaseURL != "" {
		found = append(found, diag.Errorf(c.Given.Pos("base_url"), "site-base-url", "url", c.BaseURL))
	}
	if c.UIDDomain != "" && (!domainShape.MatchString(c.UIDDomain) || len(c.UIDDomain) > 253) {
		found = append(found, diag.Errorf(c.Given.Pos("uid_domain"), "site-uid-domain", "domain", c.UIDDomain))
	}
	found = append(found, kind.CheckContact(c.Given, "contact", c.Contact.Email, c.Contact.Phone)...)
	for i, p := range c.Programmes {
		found = append(found, checkNames(c, index("programmes", i), p)...)
		if !p.End.IsZero() && p.End.Midnight().Before(p.Start.Midnight()) {
			found = append(found, diag.Errorf(p.End.Pos, "when-order").See(c.Given.Pos(index("programmes", i))))
		}
	}
	return found
}

// checkNames holds the ids and countries of a programme: they stand in
// addresses and references.
func checkNames(c *model.Config, path string, p model.Programme) diag.List {
	var found diag.List
	id := func(path, id string) {
		if id != "" && !kind.ValidID(id) {
			found = append(found, diag.Errorf(c.Given.Pos(path+".id"), "id-shape", "id", id))
		}
	}
	id(path, p.ID)
	for i, side := range p.Sides {
		at := path + "." + index("sides", i)
		id(at, side.ID)
		if side.Country != "" && !countryShape.MatchString(side.Country) {
			found = append(found, diag.Errorf(c.Given.Pos(at+".country"), "site-country", "country", side.Country))
		}
	}
	return found
}

func index(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// parseBase splits a base URL into origin and path. It must be http or
// https, with a host and nothing after the path.
func parseBase(raw string) (*url.URL, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, false
	}
	if !hostShape.MatchString(u.Host) || !pathShape.MatchString(u.Path) || strings.Contains(u.Path, "//") || slices.Contains(strings.Split(u.Path, "/"), "..") {
		return nil, false
	}
	u.Path = "/" + strings.Trim(u.Path, "/") + "/"
	if u.Path == "//" {
		u.Path = "/"
	}
	return u, true
}

// frameOf sets the site into its frame: languages, words, base, clock.
func frameOf(in Input, def Definition, c *model.Config) (model.Frame, diag.List) {
	f := model.Frame{Config: c, Origin: "https://example.org", Base: "/", Zone: in.Zone}
	var found diag.List
	for _, tag := range c.Languages {
		if l, ok := lang.Of(lang.Tag(tag)); ok && !slices.Contains(f.Languages, l) {
			f.Languages = append(f.Languages, l)
		}
	}
	f.Kinds = []model.Address{{Kind: "programme"}, {Kind: "side"}}
	for _, k := range def.Kinds {
		f.Kinds = append(f.Kinds, k.Address())
	}
	for _, o := range def.Outputs {
		if o.Section != "" && (len(c.Outputs) == 0 || slices.Contains(c.Outputs, o.Name)) {
			f.Sections = append(f.Sections, o.Section)
		}
	}
	f.Words, found = words.Load(in.Tree, f.Languages)
	base := c.BaseURL
	if in.BaseURL != "" {
		base = in.BaseURL
	}
	if u, ok := parseBase(base); ok {
		f.Base = u.EscapedPath()
		f.Origin = u.Scheme + "://" + u.Host
	}
	if _, err := in.Zone(c.Zone); err != nil && c.Zone != "" {
		found = append(found, diag.Errorf(c.Given.Pos("zone"), "zone-unknown", "zone", c.Zone))
	}
	if loc, err := in.Zone(c.Zone); err == nil && !c.AsOf.IsZero() {
		if _, ok := c.AsOf.In(loc); !ok {
			found = append(found, diag.Errorf(c.Given.Pos("as_of"), "time-gap", "time", c.AsOf.String(), "zone", c.Zone))
		}
	}
	f.Clock = model.NewClock(clock(in, c, f))
	return f, found
}

// BaseURL reports whether a base URL can be used.
func BaseURL(raw string) bool { _, ok := parseBase(raw); return ok }

// clock chooses the moment of the build: set by hand, the sample site's own,
// now.
func clock(in Input, c *model.Config, f model.Frame) time.Time {
	loc, err := f.Zone(c.Zone)
	if err != nil {
		loc = time.UTC
	}
	switch {
	case in.AsOf.Set:
		return in.AsOf.in(loc)
	case c.Sample && !c.AsOf.IsZero():
		t, _ := c.AsOf.In(loc)
		return t
	}
	return in.Now
}

// demo says that a sample site is shown as on a written day. A clock that
// was set by hand is never printed.
func demo(in Input, c *model.Config, s *model.Site) page.Demo {
	d := page.Demo{Shown: c.Sample}
	if c.Sample && !in.AsOf.Set && !c.AsOf.IsZero() {
		at := s.Moment(c.AsOf).In(s.ZoneOf(nil))
		d.Day = model.Span{Start: at, End: at}
	}
	return d
}

// programmeEntries are the programmes and sides of site.yaml as entries, so
// that references to them are held like all others.
func programmeEntries(c *model.Config) []*model.Entry {
	var out []*model.Entry
	entry := func(kind, id, path string, title decode.Words) *model.Entry {
		e := &model.Entry{Kind: kind, ID: id, Pos: c.Given.Pos(path)}
		for _, w := range title {
			e.Texts.Set(w.Tag, &model.Text{Pos: w.Pos, Title: w.S})
		}
		e.Original = lang.Tag(c.Languages[0])
		out = append(out, e)
		return e
	}
	for i, p := range c.Programmes {
		path := index("programmes", i)
		programme := entry("programme", p.ID, path, p.Title)
		for j, side := range p.Sides {
			e := entry("side", side.ID, path+"."+index("sides", j), side.Title)
			e.Where, e.Within = side.Place, programme.Key()
			e.Country = side.Country
			if side.Place.ID != "" { // that it is missing has been said
				e.Refs = []decode.FieldRef{{Field: "place", Ref: side.Place}}
			}
		}
	}
	return out
}

// named holds the menu to sections and pages that there are, and the wanted
// outputs to those that the definition has.
func named(def Definition, s *model.Site) diag.List {
	known := slices.Clone(s.Sections)
	for _, a := range s.Kinds {
		if a.Page && a.Section != "" {
			known = append(known, a.Section)
		}
	}
	for _, p := range s.Of("page") {
		known = append(known, p.ID)
	}
	var outputs []string
	for _, o := range def.Outputs {
		outputs = append(outputs, o.Name)
	}
	return append(unnamed(s.Config, "menu", s.Config.Menu, known), unnamed(s.Config, "outputs", s.Config.Outputs, outputs)...)
}

func unnamed(c *model.Config, field string, names, known []string) diag.List {
	var found diag.List
	for i, name := range names {
		if !slices.Contains(known, name) {
			found = append(found, diag.Errorf(c.Given.Pos(index(field, i)), "site-name", "field", field, "name", name, "known", strings.Join(known, ", ")).Near(name, known))
		}
	}
	return found
}
