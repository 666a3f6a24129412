// Command bench compares the product with Hugo on one made-up corpus, and
// with the least that the same libraries take. README.md says what is
// compared with what.
//
//	go run . -pages 10000             the comparison, as a table
//	go run . -pages 1000 -serve       from a saved edit to the served page
//	go run . -pages 1000 -only-corpus -out DIR [-form hugo] [-full]
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"pobratim/bench/corpus"
)

type options struct {
	pages, runs, edits           int
	seed                         uint64
	full, serve, onlyCorpus      bool
	out, form, hugo, floor, keep string
}

func main() {
	var o options
	flag.IntVar(&o.pages, "pages", 1000, "HTML pages of items, half of them in each language")
	flag.IntVar(&o.runs, "runs", 3, "how often each is measured")
	flag.Uint64Var(&o.seed, "seed", 1, "the same seed gives the same corpus")
	flag.BoolVar(&o.full, "full", false, "also measure the product with everything on; with -only-corpus: leave everything on")
	flag.BoolVar(&o.serve, "serve", false, "measure the product's serve instead")
	flag.IntVar(&o.edits, "edits", 20, "with -serve: how many edits of a text")
	flag.BoolVar(&o.onlyCorpus, "only-corpus", false, "only write a corpus into -out")
	flag.StringVar(&o.out, "out", "", "with -only-corpus: a new folder")
	flag.StringVar(&o.form, "form", "pobratim", "with -only-corpus: pobratim or hugo")
	flag.StringVar(&o.hugo, "hugo", "", "a Hugo that is already built")
	flag.StringVar(&o.keep, "keep", "", "keep everything in this new folder")
	flag.StringVar(&o.floor, "floor", "", "what the program calls itself for")
	flag.Parse()
	if err := o.do(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (o options) do() error {
	if o.floor != "" {
		return floorChild(o.floor, flag.Arg(0), flag.Arg(1), flag.Arg(2))
	}
	c, err := corpus.New(o.seed, o.pages)
	if err != nil {
		return err
	}
	if o.onlyCorpus {
		return o.write(c)
	}
	dir, err := o.folder()
	if err != nil {
		return err
	}
	if o.keep == "" {
		defer os.RemoveAll(dir)
	}
	if o.serve {
		return serveCommand(dir, c, o.edits)
	}
	t, err := buildTools(dir, o.hugo)
	if err != nil {
		return err
	}
	r, err := compare(t, dir, c, max(o.runs, 1), o.full)
	if err != nil {
		return err
	}
	r.print(os.Stdout)
	return nil
}

func (o options) write(c corpus.Corpus) error {
	outputs := corpus.Outputs
	if o.full {
		outputs = nil
	}
	switch {
	case o.out == "":
		return errors.New("-only-corpus needs -out DIR")
	case o.form == "hugo":
		return c.Hugo(o.out, product)
	}
	return c.Pobratim(o.out, product, outputs)
}

func (o options) folder() (string, error) {
	if o.keep != "" {
		return o.keep, os.MkdirAll(o.keep, 0o755)
	}
	return memory()
}
