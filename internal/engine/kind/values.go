package kind

import (
	"cmp"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
)

// maxOthers is how many other possible values a comment names.
const maxOthers = 8

// item stands in a path of struct fields for the items of a list.
const item = -1

// value makes an allowed value of a type. path is the way to it from the
// kind's facts, by which examples are found in the entries there are.
func (w *skeletonWriter) value(t reflect.Type, f declared, path []int) *yaml.Node {
	inner := *w
	if !f.isText() && w.lang != "" {
		inner.lang = "" // in a fact, texts are written as {ru: …, be: …}
	}
	switch t {
	case reflect.TypeFor[decode.Ref]():
		return w.choice(w.candidates(f), f.ref)
	case reflect.TypeFor[decode.Words]():
		return inner.words(w.Text)
	case reflect.TypeFor[decode.WordsList]():
		return inner.wordsList()
	case reflect.TypeFor[decode.Date](), reflect.TypeFor[decode.Moment]():
		if day := dayIn.FindString(w.ID); day != "" && !w.hasID {
			return plain(day)
		}
		return plain(w.Day)
	case reflect.TypeFor[decode.Clock]():
		n := text("10:00")
		n.Style = yaml.DoubleQuotedStyle
		return n
	case reflect.TypeFor[decode.Minutes]():
		return plain("90m")
	}
	switch t.Kind() {
	case reflect.Pointer:
		return w.value(t.Elem(), f, path)
	case reflect.Struct:
		return inner.record(t, f, path)
	case reflect.Slice:
		return inner.list(t, f, path)
	case reflect.String:
		if f.enum != nil {
			return w.choice(f.enum, "")
		}
		if known := w.known(f.name); known != nil {
			return w.choice(known, "")
		}
	}
	return w.scalar(t, f, path)
}

var dayIn = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)

// record writes what a record requires; all of it where nothing is.
func (w *skeletonWriter) record(t reflect.Type, outer declared, path []int) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	fields := declaredIn(t)
	some := slices.ContainsFunc(fields, func(f declared) bool { return f.required })
	for _, f := range fields {
		if !f.required && some {
			continue
		}
		f.text = f.text || outer.text
		n.Content = append(n.Content, text(f.name), w.value(f.typ, f, append(slices.Clone(path), f.index...)))
	}
	return n
}

func (w *skeletonWriter) list(t reflect.Type, f declared, path []int) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode}
	switch t.Elem().Kind() {
	case reflect.String, reflect.Int, reflect.Float64:
		n.Style = yaml.FlowStyle
		if known := w.known(f.name); known != nil {
			for _, v := range known[:min(len(known), max(1, f.fewest))] {
				n.Content = append(n.Content, text(v))
			}
			return n
		}
		if v, ok := w.example(path); ok {
			for i := range v.Len() {
				n.Content = append(n.Content, w.scalarOf(v.Index(i)))
			}
			return n
		}
	}
	one := w.value(t.Elem(), f, append(slices.Clone(path), item))
	for range max(1, f.fewest) {
		n.Content = append(n.Content, one)
	}
	if one.Kind == yaml.ScalarNode {
		n.Style = yaml.FlowStyle
		n.LineComment, one.LineComment = one.LineComment, ""
	}
	return n
}

func (w *skeletonWriter) wordsList() *yaml.Node {
	if w.lang != "" {
		return &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{text(w.Text(w.lang))}}
	}
	all := &yaml.Node{Kind: yaml.MappingNode}
	for _, l := range w.Site.Languages {
		all.Content = append(all.Content, text(string(l.Tag)),
			&yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: []*yaml.Node{text(w.Text(l.Tag))}})
	}
	return all
}

func (w *skeletonWriter) scalar(t reflect.Type, f declared, path []int) *yaml.Node {
	if v, ok := w.example(path); ok {
		return w.scalarOf(v)
	}
	switch t.Kind() {
	case reflect.Bool:
		return plain("true")
	case reflect.Int, reflect.Int64, reflect.Float64:
		return plain(cmp.Or(f.least, "1"))
	}
	first := lang.Tag("")
	if len(w.Site.Languages) > 0 {
		first = w.Site.Languages[0].Tag
	}
	return text(w.Text(first))
}

// known are the values of fields that say the same wherever they stand: codes
// that are the site's own, and addresses that nobody has.
func (w *skeletonWriter) known(field string) []string {
	var out []string
	switch field {
	case "country", "countries":
		for _, p := range w.Site.Config.Programmes {
			for _, side := range p.Sides {
				if !slices.Contains(out, side.Country) {
					out = append(out, side.Country)
				}
			}
		}
	case "languages":
		out = w.Site.Config.Languages
	case "licence":
		if w.Site.Config.Licence != "" {
			out = []string{w.Site.Config.Licence}
		}
	case "email":
		out = []string{"name@example.org"}
	case "phone":
		out = []string{"+0 000 000-00-00"}
	case "url", "site":
		out = []string{"https://example.org/"}
	}
	return out
}

// example finds the value that an entry of the kind has at a path.
func (w *skeletonWriter) example(path []int) (reflect.Value, bool) {
	for _, e := range w.Site.Of(w.kind.Name) {
		v := reflect.Indirect(reflect.ValueOf(e.Data))
		for _, step := range path {
			if v = reflect.Indirect(v); !v.IsValid() {
				break
			}
			switch {
			case step != item:
				v = v.Field(step)
			case v.Len() > 0:
				v = v.Index(0)
			default:
				v = reflect.Value{}
			}
			if !v.IsValid() {
				break
			}
		}
		if v.IsValid() && !v.IsZero() {
			return v, true
		}
	}
	return reflect.Value{}, false
}

var digit = regexp.MustCompile(`[0-9]`)

// scalarOf writes a value of another entry. What would be somebody else's
// address, number or page is replaced by one that nobody has.
func (w *skeletonWriter) scalarOf(v reflect.Value) *yaml.Node {
	switch v.Kind() {
	case reflect.Int, reflect.Int64:
		return plain(strconv.FormatInt(v.Int(), 10))
	case reflect.Float64:
		return plain(strconv.FormatFloat(v.Float(), 'f', -1, 64))
	case reflect.Bool:
		return plain("true")
	}
	s := v.String()
	switch {
	case strings.Contains(s, "@"):
		s = "name@example.org"
	case strings.HasPrefix(s, "http"):
		s = "https://example.org/"
	case len(digit.FindAllString(s, -1)) >= 5:
		s = digit.ReplaceAllString(s, "0")
	}
	return text(s)
}

// choice writes the best of some values and names others in a comment. The
// same is not taken twice in one record: a visit needs two sides. Where the
// id is made of the facts, the values that stand in it are the best.
func (w *skeletonWriter) choice(values []string, of string) *yaml.Node {
	if len(values) == 0 {
		return text(of + "-id")
	}
	best := values[0]
	free := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return slices.Contains(w.used[of], v) })
	if len(free) > 0 && of != "" {
		best = free[0]
	}
	if !w.hasID && w.kind.Source.File != "" {
		at := len(w.ID)
		for _, v := range free {
			if i := strings.Index("-"+w.ID+"-", "-"+strings.ToLower(v)+"-"); i >= 0 && i < at {
				best, at = v, i
			}
		}
	}
	w.used[of] = append(w.used[of], best)
	n := text(best)
	others := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == best })
	if len(others) > 0 {
		n.LineComment = "# " + w.Or + " " + strings.Join(others[:min(len(others), maxOthers)], ", ")
		if len(others) > maxOthers {
			n.LineComment += " …"
		}
	}
	return n
}

// candidates are the ids that a reference may name: first those that stand
// most often in the same field of other entries.
func (w *skeletonWriter) candidates(f declared) []string {
	count := map[string]int{}
	for _, e := range w.Site.Of(w.kind.Name) {
		for _, r := range e.Refs {
			if r.Kind == f.ref && (r.Field == f.name || strings.HasSuffix(r.Field, "."+f.name)) {
				count[r.ID]++
			}
		}
	}
	entries := slices.DeleteFunc(slices.Clone(w.Site.Of(f.ref)), func(e *model.Entry) bool { return e.Draft })
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	if n := w.Turns[f.name]; n < len(ids) {
		ids = slices.Concat(ids[n:], ids[:n])
	}
	return ids
}
