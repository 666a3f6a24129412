package main

import (
	"fmt"
	"io"
	"runtime"
	"time"
)

// print writes the result as a Markdown table and the ratios in one line,
// which is the last.
func (r result) print(w io.Writer) {
	fmt.Fprintf(w, "%s. Medians of %s, %d processors, memory-backed storage; %s.\n\n", r.corpus, count(r.runs, "run"), runtime.NumCPU(), r.versions)
	fmt.Fprintf(w, "| | wall | CPU | peak memory | files | output |\n|---|---:|---:|---:|---:|---:|\n")
	row := func(name string, c cost, s size) {
		files, output := "", ""
		if s.files > 0 {
			files, output = fmt.Sprint(s.files), megabytes(s.bytes)
		}
		memory := ""
		if c.Memory > 0 {
			memory = megabytes(c.Memory)
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s |\n", name, seconds(c.Wall), seconds(c.CPU), memory, files, output)
	}
	row("Hugo, cold", r.hugoCold, r.hugoMade)
	row("Hugo, again over an unchanged site", r.hugoAgain, size{})
	row("pobratim, cold", r.cold, r.made)
	row("pobratim, again over an unchanged site", r.again, size{})
	if r.fullCold.Wall > 0 {
		row("pobratim with everything on, cold (one run)", r.fullCold, r.fullMade)
		row("pobratim with everything on, again (one run)", r.fullAgain, size{})
	}
	row("floor: the fixed libraries at their best", r.floor, size{})
	row("… reading all files", without(r.read), size{})
	row("… goldmark over all bodies", without(r.markdown), size{})
	row("… writing the same bytes", without(r.write), size{})
	fmt.Fprintf(w, "\nFiles written by a build over an unchanged site: %d. Floor in CPU: %.2f.\n", r.wrote, ratio(r.cold.CPU, r.floor.CPU))
	fmt.Fprintf(w, "pages=%d wall=%.1f cpu=%.1f memory=%.2f again=%.0f floor=%.1f\n", 2*r.corpus.Pairs,
		ratio(r.hugoCold.Wall, r.cold.Wall), ratio(r.hugoCold.CPU, r.cold.CPU),
		float64(r.cold.Memory)/float64(r.hugoCold.Memory), ratio(r.hugoAgain.Wall, r.again.Wall), ratio(r.cold.Wall, r.floor.Wall))
}

// without leaves out the memory: that of a stage holds what was loaded for
// it.
func without(c cost) cost { return cost{Wall: c.Wall, CPU: c.CPU} }

func ratio(a, b time.Duration) float64 { return float64(a) / float64(b) }

func seconds(d time.Duration) string { return fmt.Sprintf("%.3g s", d.Seconds()) }

func megabytes(n int64) string { return fmt.Sprintf("%d MB", (n+500_000)/1_000_000) }

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
