// Package texts holds the fields that every kind shares: a title and a
// summary in each language that exists, and moments in their order.
//
// That a translation is missing or stale is no finding: the site shows the
// original's text instead and says so, and the status lists it.
package texts

import (
	"fmt"
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Check finds texts without a title (text-title-missing) or a summary
// (text-summary-missing), and moments that come too early: an expiry before
// the publication (expires-early) or before the end of the embargo
// (embargo-late), a correction before the publication (correction-early).
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, e := range s.Entries {
		found = append(found, texts(e)...)
		found = append(found, moments(s, e)...)
	}
	return found
}

// wants says which of title and summary the texts of a kind must have.
func wants(kind string) (title, summary bool) {
	switch kind {
	case "organisation", "practice", "visit", "conference", "material", "story", "page", "direction":
		return true, true
	case "event", "place", "resolution", "border":
		return true, false
	}
	return false, false
}

func texts(e *model.Entry) diag.List {
	title, summary := wants(e.Kind)
	var found diag.List
	if title {
		found = append(found, without(e, "title", "text-title-missing", func(t *model.Text) string { return t.Title })...)
	}
	if summary {
		found = append(found, without(e, "summary", "text-summary-missing", func(t *model.Text) string { return t.Summary })...)
	}
	return found
}

// without finds the texts of an entry in which something is empty, once for
// each place in which they are written: a record has all languages in one.
func without(e *model.Entry, field, code string, get func(*model.Text) string) diag.List {
	languages := map[diag.Pos][]string{}
	var places []diag.Pos
	for _, tag := range e.Texts.Tags() {
		t := e.Texts.In(tag)
		if strings.TrimSpace(get(t)) != "" {
			continue
		}
		at := t.Pos
		if at.Line == 0 {
			at.Line, at.Col = 1, 1
		}
		// A record that has the field lacks only a language of it, which is
		// found where the field is read.
		if at == e.Pos && e.Texts.In(e.Original) != nil && get(e.Texts.In(e.Original)) != "" {
			continue
		}
		if languages[at] == nil {
			places = append(places, at)
		}
		languages[at] = append(languages[at], string(tag))
	}
	var found diag.List
	for _, at := range places {
		found = append(found, diag.Errorf(at, code, "field", field, "languages", strings.Join(languages[at], ", ")).Of(string(e.Key())))
	}
	return found
}

func moments(s *model.Site, e *model.Entry) diag.List {
	var found diag.List
	if over(s, e.Expires, e.Published) {
		found = append(found, diag.Errorf(e.Field("expires"), "expires-early", "expires", e.Expires.String(), "published", e.Published.String()).
			See(e.Field("published")).Of(string(e.Key())))
	}
	if over(s, e.Expires, e.Embargo) {
		found = append(found, diag.Errorf(e.Field("embargo"), "embargo-late", "expires", e.Expires.String(), "until", e.Embargo.String()).
			See(e.Field("expires")).Of(string(e.Key())))
	}
	for i, c := range e.Corrections {
		if before(s, c.At, e.Published) {
			at := e.Given.Pos(fmt.Sprintf("corrections[%d].at", i))
			if at == (diag.Pos{}) {
				at = e.Pos
			}
			found = append(found, diag.Errorf(at, "correction-early", "at", c.At.String(), "published", e.Published.String()).
				See(e.Field("published")).Of(string(e.Key())))
		}
	}
	return found
}

// over reports whether the moment until which something lasts has come when
// it opens. A bare day lasts until its end.
func over(s *model.Site, until, opens decode.Moment) bool {
	return !until.IsZero() && !opens.IsZero() && !s.EndOf(until).After(s.Moment(opens))
}

// before reports whether a is before b, whatever the time of a bare day.
func before(s *model.Site, a, b decode.Moment) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	if !a.Time.Set {
		return over(s, a, b)
	}
	return s.Moment(a).Before(s.Moment(b))
}
