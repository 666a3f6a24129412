package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
)

// newEntry begins an entry of a kind as a draft. Nothing that is there is
// ever overwritten.
func newEntry(_ context.Context, in *invocation) error {
	if len(in.args) != 2 {
		return misuse{"new.arguments", nil}
	}
	p := open(in, nil)
	pl, found, err := p.plan()
	if err != nil {
		return err
	}
	if pl.All == nil {
		in.print(in.err, found)
		return errFindings
	}
	k, err := kindNamed(in.args[0])
	if err != nil {
		return err
	}
	id := in.args[1]
	if !kind.ValidID(id) {
		return misuse{"new.id", []string{"id", diag.Clean(id)}}
	}
	if e := pl.All.Get(k.Name, id); e != nil {
		return misuse{"new.taken", []string{"kind", k.Name, "id", id, "place", diag.Clean(e.Pos.String())}}
	}
	today := in.day(pl)
	s := kind.Skeleton{
		Site: pl.All, ID: id, Today: today, Day: within(pl.All.Config.Programmes, today),
		Text: sentence, Or: in.texts.T("new.or"), Draft: in.texts.T("new.draft"), Optional: in.texts.T("new.optional"),
	}
	switch {
	case k.Source.File == "" && !k.Source.Pictures:
		return in.newBundle(k, in.complete(p, k, s, bundleFiles))
	case len(k.Source.Folders) == 0 && k.Source.List == "" && !k.Source.Pictures:
		return in.newRecord(k, in.complete(p, k, s, recordFile))
	}
	return in.showPart(k, s)
}

// day is the day on which the command stands, in the site's zone.
func (in *invocation) day(pl build.Plan) string {
	return build.Day(build.Input{AsOf: in.asOf, Now: time.Now(), Zone: zone.Load}, pl.All)
}

// within is the day of a programme that is nearest to a day. Days written as
// they are here compare as strings.
func within(programmes []model.Programme, day string) string {
	if len(programmes) == 0 {
		return day
	}
	return min(max(day, programmes[0].Start.String()), programmes[0].End.String())
}

// sentence stands where an author will write, in the language of the text,
// if the command knows it.
func sentence(tag lang.Tag) string {
	if t, _, err := load(string(tag)); err == nil {
		return t.T("new.text")
	}
	return "…"
}

// kinds are those of which an entry can be begun.
func kinds() []string {
	var names []string
	for _, k := range site.Definition().Kinds {
		names = append(names, k.Name)
	}
	return names
}

func kindNamed(name string) (kind.Kind, error) {
	for _, k := range site.Definition().Kinds {
		if k.Name == name {
			return k, nil
		}
	}
	known := strings.Join(kinds(), ", ")
	if near := diag.Nearest(name, kinds()); near != "" {
		return kind.Kind{}, misuse{"new.kind-near", []string{"kind", diag.Clean(name), "nearest", near, "known", known}}
	}
	return kind.Kind{}, misuse{"new.kind", []string{"kind", diag.Clean(name), "known", known}}
}

// newBundle makes the folder of an entry with its text in every language.
func (in *invocation) newBundle(k kind.Kind, s kind.Skeleton) error {
	c, err := openContent(in.dir)
	if err != nil {
		return err
	}
	defer c.Close()
	folder := path.Join(k.Source.Folders[0], s.ID)
	if err := c.MkdirAll(k.Source.Folders[0], 0o777); err != nil {
		return diag.Fail(err, "folder-make", "path", "content/"+k.Source.Folders[0])
	}
	if err := c.Mkdir(folder, 0o777); errors.Is(err, fs.ErrExist) {
		return misuse{"new.folder", []string{"folder", "content/" + folder}}
	} else if err != nil {
		return diag.Fail(err, "folder-make", "path", "content/"+folder)
	}
	var made []string
	for _, l := range s.Site.Languages {
		file := indexFile(k, s, l.Tag)
		if err := c.create(file, k.Index(s, l.Tag)); err != nil {
			for _, name := range append(made, folder) {
				_ = c.Remove(name)
			}
			return err
		}
		made = append(made, file)
	}
	for _, file := range made {
		fmt.Fprintln(in.out, "content/"+file)
	}
	fmt.Fprintln(in.out, in.texts.T("new.next"))
	return nil
}

// newRecord adds a record at the end of a list file, all other bytes of
// which stay as they are.
func (in *invocation) newRecord(k kind.Kind, s kind.Skeleton) error {
	lines, id := k.Record(s)
	if id != s.ID {
		return misuse{"new.made-of-facts", []string{"kind", k.Name, "id", s.ID, "example", id}}
	}
	c, err := openContent(in.dir)
	if err != nil {
		return err
	}
	defer c.Close()
	file := k.Source.File
	old, err := c.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = c.create(file, appendRecord(nil, lines, 0))
	case err != nil:
		err = diag.Fail(err, "file-read", "path", "content/"+file)
	default:
		data, ok := withRecord(old, lines)
		if !ok {
			fmt.Fprintf(in.out, "%s", appendRecord(nil, lines, 0))
			return misuse{"new.by-hand", []string{"file", "content/" + file}}
		}
		err = c.replace(file, data)
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(in.out, "content/"+file)
	fmt.Fprintln(in.out, in.texts.T("new.next"))
	return nil
}

// withRecord adds a record to the bytes of a list file, if the file is then
// that list with one record more.
func withRecord(old []byte, lines []string) ([]byte, bool) {
	before, found := kind.Appended("", old)
	if found.Errors() > 0 {
		return nil, false
	}
	for _, indent := range []int{0, 2, 4} {
		data := appendRecord(old, lines, indent)
		if after, found := kind.Appended("", data); found.Errors() == 0 && after == before+1 {
			return data, true
		}
	}
	return nil, false
}

// appendRecord puts a list item behind the bytes of a file, in the file's
// style of line ends.
func appendRecord(old []byte, lines []string, indent int) []byte {
	end := "\n"
	if strings.Contains(string(old), "\r\n") {
		end = "\r\n"
	}
	out := append([]byte(nil), old...)
	if len(out) > 0 && out[len(out)-1] != '\n' {
		out = append(out, end...)
	}
	lead := strings.Repeat(" ", indent) + "- "
	for _, line := range lines {
		out = append(out, lead+line+end...)
		lead = strings.Repeat(" ", indent) + "  "
	}
	return out
}

// showPart prints the record of what is a part of something else, and says
// where it goes: the author knows of what.
func (in *invocation) showPart(k kind.Kind, s kind.Skeleton) error {
	lines, id := k.Record(s)
	if k.Source.Pictures || k.Source.Whole {
		fmt.Fprintln(in.out, strings.Join(lines, "\n"))
	} else {
		if id != s.ID {
			return misuse{"new.made-of-facts", []string{"kind", k.Name, "id", s.ID, "example", id}}
		}
		fmt.Fprintf(in.out, "%s", appendRecord(nil, lines, 0))
	}
	var files []string
	for _, folder := range k.Source.Folders {
		files = append(files, "content/"+folder+"/…/"+k.Source.File)
	}
	switch {
	case k.Source.Pictures:
		fmt.Fprintln(in.err, in.texts.T("new.picture"))
	case k.Source.Whole:
		fmt.Fprintln(in.err, in.texts.T("new.whole", "files", strings.Join(files, ", ")))
	case files == nil:
		fmt.Fprintln(in.err, in.texts.T("new.part", "files", "content/"+k.Source.File, "list", k.Source.List))
	default:
		fmt.Fprintln(in.err, in.texts.T("new.part", "files", strings.Join(files, ", "), "list", k.Source.List))
	}
	return nil
}
