package main

import (
	"flag"
	"fmt"
	"os"

	"pobratim/bench/corpus"
)

func main() {
	pages := flag.Int("pages", 1000, "")
	seed := flag.Uint64("seed", 1, "")
	out := flag.String("out", "", "")
	full := flag.Bool("full", false, "")
	flag.Bool("only-corpus", false, "")
	form := flag.String("form", "pobratim", "")
	flag.Parse()
	c, err := corpus.New(*seed, *pages)
	if err == nil {
		outputs := corpus.Outputs
		if *full {
			outputs = nil
		}
		if *form == "hugo" {
			err = c.Hugo(*out, "..")
		} else {
			err = c.Pobratim(*out, "..", outputs)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(c)
}
