package kind

import (
	"reflect"
	"regexp"
	"slices"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/model"
)

var idShape = regexp.MustCompile(`^[a-z][a-z0-9-]{1,48}$`)

func validID(id string) bool { return idShape.MatchString(id) }

// finish fills what every kind has, then lets the kind fill its facets.
func finish[T, V any](s Spec[T, V], f *T, e *model.Entry, u Unit, found diag.List) ([]*model.Entry, diag.List) {
	c := any(f).(facts).Shared()
	e.Published, e.Updated, e.Expires = c.Published, c.Updated, c.Expires
	if c.Embargo != nil {
		e.Embargo = c.Embargo.Until
	}
	e.Draft, e.Sample = c.Draft, c.Sample
	e.Former, e.Corrections, e.Withdrawn, e.Allow = c.Former, c.Corrections, c.Withdrawn, c.Allow
	e.Refs = decode.Refs(f, u.Words)
	e.Data = f
	if u.bundle() && (s.Source.File != "" || s.Source.Pictures) {
		_, id := u.split()
		e.Within = model.KeyOf(u.Owner, id)
	}
	if s.Entry != nil {
		s.Entry(f, e)
	}
	if e.ID == "" {
		return nil, found
	}
	return []*model.Entry{e}, found
}

// speak makes the texts of an entry whose source is in all languages at
// once: its title and summary in each language in which they are written.
func speak(e *model.Entry, f any, u Unit, prose []string) diag.List {
	var found diag.List
	e.Texts = make(model.Texts, 0, len(u.Languages))
	title := f.(facts).Shared().Title
	for _, l := range u.Languages {
		if _, ok := title.Said(l.Tag); !ok && len(title) > 0 {
			continue
		}
		text, problems := textOf(f, l, e.Pos, prose, e)
		found = append(found, problems...)
		e.Texts.Set(l.Tag, text)
		if e.Original == "" {
			e.Original = l.Tag
		}
	}
	return found
}

// textOf makes the text of one language from the facts, and looks through
// all that is said in that language for slips of the pen. Fields with markup
// are read into the entry's Prose.
func textOf(f any, l *lang.Language, at diag.Pos, prose []string, e *model.Entry) (*model.Text, diag.List) {
	c := f.(facts).Shared()
	title, summary := c.Title.In(l.Tag).S, c.Summary.In(l.Tag).S
	t := &model.Text{Pos: at, Title: l.Typography(title), Summary: l.Typography(summary)}
	var found diag.List
	visit(reflect.ValueOf(f).Elem(), 0, func(name string, depth int, w decode.Word) {
		if depth == 0 && slices.Contains(prose, name) {
			doc, problems := markdown.Parse([]byte(w.S), w.Pos, l)
			found = append(found, problems...)
			e.Prose = append(e.Prose, model.Prose{Field: name, Lang: l.Tag, Doc: doc})
		} else {
			found = append(found, markdown.Slips(w.S, w.Pos, l)...)
		}
	}, l.Tag)
	return t, found
}

// fieldHashes hashes the fields by which a translation is compared.
func fieldHashes(f any, tag lang.Tag) string {
	c := f.(facts).Shared()
	hashes := markdown.AppendHash(nil, c.Title.In(tag).S)
	hashes = markdown.AppendHash(append(hashes, ' '), c.Summary.In(tag).S)
	visit(reflect.ValueOf(f).Elem(), 0, func(name string, depth int, w decode.Word) {
		if depth == 0 && name != "title" && name != "summary" {
			hashes = markdown.AppendHash(append(hashes, ' '), w.S)
		}
	}, tag)
	return string(hashes)
}

// visit calls see for every text of a language below v, in the order of the
// fields. Depth 0 are the texts of the struct itself, which a translation
// has; deeper ones stand in lists and records of the original.
func visit(v reflect.Value, depth int, see func(name string, depth int, w decode.Word), tag lang.Tag) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Elem(), depth, see, tag)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), depth+1, see, tag)
		}
	case reflect.Struct:
		for _, f := range spokenIn(v.Type()) {
			field := v.Field(f.index)
			if field.IsZero() { // not written: most fields
				continue
			}
			switch x := field.Interface().(type) {
			case decode.Words:
				if w, ok := x.Said(tag); ok {
					see(f.name, depth, w)
				}
			case decode.WordsList:
				for _, w := range x[tag] {
					see(f.name, depth, w)
				}
			default:
				visit(field, depth+f.deeper, see, tag)
			}
		}
	}
}

// TextFields names the fields that are the blocks of an entry's text in a
// language between its summary and its body, in their order: a list stands
// in it once for each of its items.
func TextFields(e *model.Entry, tag lang.Tag) []string {
	var names []string
	v := reflect.ValueOf(e.Data)
	if v.Kind() != reflect.Pointer {
		return nil
	}
	visit(v.Elem(), 0, func(name string, depth int, _ decode.Word) {
		if depth == 0 && name != "title" && name != "summary" {
			names = append(names, name)
		}
	}, tag)
	return names
}
