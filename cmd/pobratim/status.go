package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/site"
)

// showStatus counts what the site holds, names what is hidden, which
// translations are behind, and when the site changes by itself; or writes
// down that translations say what their originals say.
func showStatus(_ context.Context, in *invocation) error {
	p := open(in, nil)
	pl, found, err := p.plan()
	if err != nil {
		return err
	}
	if pl.All == nil {
		in.print(in.err, found)
		return errFindings
	}
	if in.accept != "" {
		return in.acceptTranslations(p, pl, found)
	}
	s := status{invocation: in, project: p, Plan: pl}
	s.languages()
	s.sides()
	s.directions()
	s.hidden()
	s.translations()
	s.changes()
	return nil
}

// A status prints tables, one below the other.
type status struct {
	*invocation
	*project
	build.Plan
}

// table prints a heading and rows of cells; nothing if there are no rows.
// A row of numbers is one whose cells after the first are aligned right.
func (s status) table(title string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintln(s.in.out, s.texts.T(title))
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, diag.Clean(c))
		}
		fmt.Fprintf(w, "  %s\n", strings.Join(cells, "\t"))
	}
	_ = w.Flush() // a strings.Builder takes everything
	for line := range strings.Lines(b.String()) {
		fmt.Fprintln(s.in.out, strings.TrimRight(line, " \n"))
	}
	fmt.Fprintln(s.in.out)
}

// counts prints a table of numbers with a line of column names.
func (s status) counts(title string, columns []string, rows []string, count func(row, column string) int) {
	head := append([]string{""}, columns...)
	var cells [][]string
	for _, row := range rows {
		line, any := []string{row}, false
		for _, c := range columns {
			n := count(row, c)
			any = any || n > 0
			line = append(line, strconv.Itoa(n))
		}
		if any {
			cells = append(cells, line)
		}
	}
	if cells == nil {
		return
	}
	s.table(title, right(append([][]string{head}, cells...)))
}

// right fills cells after the first with spaces on their left, so that the
// digits of numbers stand below each other.
func right(rows [][]string) [][]string {
	for c := 1; c < len(rows[0]); c++ {
		wide := 0
		for _, row := range rows {
			wide = max(wide, len([]rune(row[c])))
		}
		for _, row := range rows {
			row[c] = strings.Repeat(" ", wide-len([]rune(row[c]))) + row[c]
		}
	}
	return rows
}

// languages counts the entries of each kind, in all and by the languages in
// which they are written.
func (s status) languages() {
	all := s.texts.T("status.all")
	columns := []string{all}
	for _, l := range s.All.Languages {
		columns = append(columns, string(l.Tag))
	}
	s.counts("status.languages", columns, kinds(), func(kind, column string) int {
		n := 0
		for _, e := range s.All.Of(kind) {
			if column == all || slices.ContainsFunc(s.All.Languages, func(l *lang.Language) bool { return string(l.Tag) == column && e.Texts.In(l.Tag) != nil }) {
				n++
			}
		}
		return n
	})
}

// sides counts the entries of each kind by the side that they belong to:
// their own, or that of their organisation.
func (s status) sides() {
	var sides []string
	for _, e := range s.All.Of("side") {
		sides = append(sides, e.ID)
	}
	s.counts("status.sides", sides, kinds(), func(kind, side string) int {
		n := 0
		for _, e := range s.All.Of(kind) {
			if s.side(e) == side {
				n++
			}
		}
		return n
	})
}

func (s status) side(e *model.Entry) string {
	if e.Side.ID != "" {
		return e.Side.ID
	}
	for _, r := range e.Who {
		if o := s.All.Ref(r.Ref); o != nil && r.Field == "organisation" {
			return o.Side.ID
		}
	}
	return ""
}

// directions counts the entries of each kind by the directions they are in.
func (s status) directions() {
	var topics, columns []string
	for _, k := range site.Definition().Kinds {
		for _, e := range s.All.Of(k.Name) {
			for _, t := range e.Topics {
				if !slices.Contains(columns, k.Name) {
					columns = append(columns, k.Name)
				}
				if !slices.Contains(topics, t.ID) {
					topics = append(topics, t.ID)
				}
			}
		}
	}
	slices.Sort(topics)
	s.counts("status.directions", columns, topics, func(topic, kind string) int {
		n := 0
		for _, e := range s.All.Of(kind) {
			for _, t := range e.Topics {
				if t.ID == topic {
					n++
				}
			}
		}
		return n
	})
}

// hidden says which entries readers do not see now, and why.
func (s status) hidden() {
	order := []string{"status.draft", "status.unpublished", "status.embargo", "status.expired", "status.withdrawn", "status.consent", "status.within"}
	keys := map[string][]string{}
	for _, e := range s.All.Entries {
		if s.Shown.At(e.Key()) == nil {
			why := s.why(e)
			keys[why] = append(keys[why], string(e.Key()))
		}
	}
	var rows [][]string
	for _, why := range order {
		if len(keys[why]) > 0 {
			rows = append(rows, []string{s.texts.T(why), strconv.Itoa(len(keys[why])), strings.Join(keys[why], " ")})
		}
	}
	s.table("status.hidden", rows)
}

// why gives the first reason for which an entry is hidden.
func (s status) why(e *model.Entry) string {
	clock := s.All.Clock
	switch {
	case e.Draft:
		return "status.draft"
	case !e.Published.IsZero() && !clock.Past(s.All.Moment(e.Published)):
		return "status.unpublished"
	case !e.Embargo.IsZero() && !clock.Past(s.All.Moment(e.Embargo)):
		return "status.embargo"
	case clock.Past(s.All.EndOf(e.Expires)):
		return "status.expired"
	case e.Withdrawn != nil && clock.Past(s.All.Moment(e.Withdrawn.At)):
		return "status.withdrawn"
	}
	for _, p := range e.People {
		if p.Consent != nil && !s.All.Holds(*p.Consent) {
			return "status.consent"
		}
	}
	return "status.within"
}
