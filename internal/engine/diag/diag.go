// Package diag holds what is wrong with the content, and where.
//
// A Diagnostic is a value: a place, a stable code and the arguments of its
// message. Its words live in a catalogue per language (texts/<lang>/*.yaml),
// so that the same finding can be read in English, Russian or Belarusian;
// printing is the business of the command. Stages return a List beside their
// result, never instead of it.
//
// What is wrong with the world is a Failure: an error with a code and words
// in the same catalogues.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// A Pos is a place in a source file. Line and Col count from 1, Col in
// characters (not bytes). A zero Line means the file as a whole. Each thing that
// is read has several of them, so that their size is felt.
type Pos struct {
	File string
	Line int32
	Col  int32
}

// At returns the place of a line and a column of a file.
func At(file string, line, col int) Pos {
	return Pos{File: file, Line: int32(line), Col: int32(col)}
}

// String gives file:line:column as editors and terminals understand it.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Severity says whether a finding stops the publication.
type Severity uint8

const (
	Error   Severity = iota // nothing is published
	Warning                 // shown, and the build goes on
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Diagnostic is one finding about the content.
type Diagnostic struct {
	Pos
	Severity Severity
	Code     string            // stable, kebab-case; a key of the catalogue
	Args     map[string]string // values of the message's {placeholders}
	Nearest  string            // what the author probably meant, or empty
	Related  []Pos             // other places that belong to the finding
	About    []string          // keys of the entries whose allow may accept it
}

// Errorf makes a finding that stops the publication. Args are pairs of a
// placeholder's name and its value.
func Errorf(pos Pos, code string, args ...string) Diagnostic {
	return build(Error, pos, code, args)
}

// Warnf makes a finding that does not stop the publication.
func Warnf(pos Pos, code string, args ...string) Diagnostic {
	return build(Warning, pos, code, args)
}

func build(s Severity, pos Pos, code string, args []string) Diagnostic {
	return Diagnostic{Pos: pos, Severity: s, Code: code, Args: pairs(args)}
}

// pairs makes a map of names and values that take turns; nil of none.
func pairs(args []string) map[string]string {
	var out map[string]string
	for i := 0; i+1 < len(args); i += 2 {
		if out == nil {
			out = make(map[string]string, len(args)/2)
		}
		out[args[i]] = args[i+1]
	}
	return out
}

// Near names what the author probably meant: the candidate closest to word,
// if one is close enough.
func (d Diagnostic) Near(word string, candidates []string) Diagnostic {
	d.Nearest = Nearest(word, candidates)
	return d
}

// See adds other places that belong to the finding.
func (d Diagnostic) See(at ...Pos) Diagnostic {
	d.Related = append(slices.Clone(d.Related), at...)
	return d
}

// Of names the entries (by model key, "kind/id") that the finding is about;
// the allow of any of them can accept it.
func (d Diagnostic) Of(keys ...string) Diagnostic {
	d.About = append(slices.Clone(d.About), keys...)
	return d
}

// A List is a list of findings.
type List []Diagnostic

// Sorted returns the findings ordered by place and code, each once.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		order := cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Code, b.Code),
		)
		if order != 0 {
			return order
		}
		return cmp.Compare(fmt.Sprint(a.Args), fmt.Sprint(b.Args))
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Code == b.Code && fmt.Sprint(a.Args) == fmt.Sprint(b.Args)
	})
}

// Errors counts the findings that stop the publication.
func (l List) Errors() int {
	n := 0
	for _, d := range l {
		if d.Severity == Error {
			n++
		}
	}
	return n
}
