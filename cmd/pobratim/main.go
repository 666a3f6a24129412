// Command pobratim makes the bilingual site of a programme between sister
// cities from committed Markdown and YAML.
//
//	pobratim build    make the site into a folder
//	pobratim check    say what is wrong with the content
//	pobratim serve    show the site while it is written
//	pobratim new      begin a new organisation, practice, story …
//	pobratim status   count, list translations, name the next changes
//
// It only wires: what happens is in internal/engine and internal/shell.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"pobratim/internal/engine/diag"
)

// Exit codes.
const (
	exitOK      = 0
	exitFailed  = 1 // findings that are errors, or the world failed
	exitMisused = 2 // wrong usage
)

func main() {
	limitMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	code := run(ctx, os.Args[1:], console{os.Stdout, os.Stderr, os.Getenv})
	stop()
	os.Exit(code)
}

// A console is what a command talks to.
type console struct {
	out, err io.Writer
	getenv   func(string) string
}

// A misuse is wrong usage: a key of the texts and its values.
type misuse struct {
	key  string
	args []string
}

func (m misuse) Error() string { return m.key }

// errFindings says that findings have been printed and nothing is published.
var errFindings = errors.New("findings")

// commands lists what the program can do, in the order of its usage.
var commands = []struct {
	name string
	run  func(context.Context, *invocation) error
}{
	{"build", buildSite},
	{"check", checkSite},
	{"serve", serveSite},
	{"new", newEntry},
	{"status", showStatus},
}

func run(ctx context.Context, args []string, c console) int {
	texts, words, err := language(args, c)
	if err != nil {
		return report(c, texts, words, err)
	}
	if len(args) == 0 {
		fmt.Fprintln(c.err, texts.T("usage"))
		return exitMisused
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		fmt.Fprintln(c.out, texts.T("usage"))
		return exitOK
	}
	for _, command := range commands {
		if command.name != args[0] {
			continue
		}
		in, err := parse(command.name, args[1:], c, texts, words)
		if err == nil {
			err = command.run(ctx, in)
		}
		return report(c, texts, words, err)
	}
	var names []string
	for _, command := range commands {
		names = append(names, command.name)
	}
	m := misuse{"misuse.command", []string{"name", diag.Clean(args[0])}}
	if near := diag.Nearest(args[0], names); near != "" {
		m = misuse{"misuse.command-near", []string{"name", diag.Clean(args[0]), "nearest", near}}
	}
	return report(c, texts, words, m)
}

// report prints what went wrong, once, and says how to exit.
func report(c console, texts texts, words diag.Catalogue, err error) int {
	var m misuse
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errHelp):
		return exitOK
	case errors.Is(err, errFindings):
		return exitFailed
	case errors.As(err, &m):
		fail(c.err, texts, texts.T(m.key, m.args...), "")
		return exitMisused
	case errors.Is(err, context.Canceled):
		fail(c.err, texts, texts.T("interrupted"), "")
		return exitFailed
	}
	message, hint := words.Say(err)
	fail(c.err, texts, message, hint)
	return exitFailed
}

// fail prints what went wrong and, on a line of its own as below a finding,
// what to do about it.
func fail(w io.Writer, texts texts, message, hint string) {
	fmt.Fprintln(w, texts.T("program", "text", message))
	if hint != "" {
		fmt.Fprintf(w, "\t%s\n", hint)
	}
}
