package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/plan"
)

// checkSite does everything that build does, but writes nothing.
func checkSite(ctx context.Context, in *invocation) error {
	in.hurry()
	p := open(in, nil)
	pl, found, err := p.plan()
	if err != nil {
		return err
	}
	bar := newProgress(in)
	late := p.makeAll(ctx, pl, bar.show)
	found = append(found, late...).Sorted()
	bar.clear()
	if err := ctx.Err(); err != nil {
		return err
	}
	switch in.format {
	case "json":
		if err = in.printJSON(in.out, found); err != nil {
			err = diag.Fail(err, "print")
		}
	case "github":
		in.printGitHub(in.out, found)
	default:
		in.print(in.out, found)
		if len(found) == 0 {
			fmt.Fprintln(in.out, in.texts.T("clean", "files", strconv.Itoa(len(pl.Outputs))))
		}
	}
	if err == nil && found.Errors() > 0 {
		return errFindings
	}
	return err
}

func unreadable(o plan.Output, err error) diag.List {
	return diag.List{diag.Errorf(diag.Pos{File: o.Pos.File}, "file-unreadable", "reason", err.Error())}
}

// mostOfFile is how many findings of one file are printed for people: who
// has more of them mends these first.
const mostOfFile = 100

// print writes findings for people: the place, what is wrong, what to do.
func (in *invocation) print(w io.Writer, found diag.List) {
	shown := map[string]int{}
	for i, d := range found {
		if shown[d.File]++; shown[d.File] > mostOfFile {
			if i+1 == len(found) || found[i+1].File != d.File {
				fmt.Fprintln(w, in.texts.T("more", "file", diag.Clean(d.File), "number", strconv.Itoa(shown[d.File]-mostOfFile)))
			}
			continue
		}
		fmt.Fprintf(w, "%s: %s: %s [%s]\n", diag.Clean(d.Pos.String()), in.texts.T(d.Severity.String()), in.words.Message(d), d.Code)
		if hint := in.words.Hint(d); hint != "" {
			fmt.Fprintf(w, "\t%s\n", hint)
		}
		for _, r := range d.Related {
			fmt.Fprintf(w, "\t%s\n", in.texts.T("see", "place", diag.Clean(r.String())))
		}
	}
	if len(found) > 0 {
		fmt.Fprintln(w, in.texts.T("count", "errors", strconv.Itoa(found.Errors()), "warnings", strconv.Itoa(len(found)-found.Errors())))
	}
}

// A finding is a diagnostic as JSON.
type finding struct {
	File     string   `json:"file"`
	Line     int32    `json:"line,omitempty"`
	Column   int32    `json:"column,omitempty"`
	Severity string   `json:"severity"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"`
	Related  []string `json:"related,omitempty"`
}

func (in *invocation) printJSON(w io.Writer, found diag.List) error {
	out := []finding{}
	for _, d := range found {
		f := finding{d.File, d.Line, d.Col, d.Severity.String(), d.Code, in.words.Message(d), in.words.Hint(d), nil}
		for _, r := range d.Related {
			f.Related = append(f.Related, r.String())
		}
		out = append(out, f)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// printGitHub writes findings as workflow commands, which GitHub shows
// beside the lines of a change.
func (in *invocation) printGitHub(w io.Writer, found diag.List) {
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	for _, d := range found {
		text := in.words.Message(d)
		if hint := in.words.Hint(d); hint != "" {
			text += " – " + hint
		}
		at := "file=" + property.Replace(d.File)
		if d.Line > 0 {
			at += fmt.Sprintf(",line=%d", d.Line)
		}
		if d.Col > 0 {
			at += fmt.Sprintf(",col=%d", d.Col)
		}
		fmt.Fprintf(w, "::%s %s,title=%s::%s\n", d.Severity, at, property.Replace(d.Code), message.Replace(text))
	}
}
