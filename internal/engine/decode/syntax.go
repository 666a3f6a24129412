package decode

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"pobratim/internal/engine/diag"
)

// searchBudget is how many bytes may be parsed again to find the line that
// an error is about.
const searchBudget = 4 << 20

// explain says what keeps a document from being read. yaml.v3 names the line
// on which the surrounding record starts, and sometimes none; so the line is
// searched: it is the first after which no beginning of the document can be
// read any more. What is wrong with it is told by its text.
func explain(file string, line int, data []byte, err error) diag.Diagnostic {
	lines := bytes.SplitAfter(data, []byte("\n"))
	var second errSecond
	if errors.As(err, &second) {
		at := min(max(second.at.Line, 1), len(lines))
		p := diag.At(file, at+line-1, 1)
		if text := lines[at-1]; !bytes.HasPrefix(text, []byte("---")) && !bytes.HasPrefix(text, []byte("...")) {
			p.Col = int32(min(max(second.at.Column, 1), utf8.RuneCount(bytes.TrimRight(text, "\r\n"))+1))
			return diag.Errorf(p, "yaml-indentation")
		}
		return diag.Errorf(p, "yaml-second-document")
	}
	if strings.Contains(err.Error(), "exceeded max depth") {
		return diag.Errorf(diag.At(file, line, 1), "yaml-too-deep")
	}
	k := brokenLine(data, lines)
	last := k - 1 // the last line with text before
	for last > 0 && len(bytes.TrimSpace(lines[last])) == 0 {
		last--
	}
	before := ""
	if last >= 0 {
		before = strings.TrimRight(string(lines[last]), "\r\n")
	}
	found, col := diagnose(strings.TrimRight(string(lines[k]), "\r\n"), before, err.Error())
	if col == 0 && last >= 0 {
		k, col = last, indentation(before)+1
		if found == "yaml-colon-without-space" {
			col = utf8.RuneCountInString(before[:strings.IndexByte(before, ':')]) + 1
		}
	}
	p := diag.At(file, k+line, max(col, 1))
	return syntaxFinding(p, found)
}

// brokenLine returns the index of the line at which the document breaks.
func brokenLine(data []byte, lines [][]byte) int {
	ends := make([]int, len(lines)+1)
	for i, l := range lines {
		ends[i+1] = ends[i] + len(l)
	}
	budget := searchBudget
	fails := func(n int) bool { // do the first n lines fail?
		budget -= ends[n] + 1
		_, err := compose(data[:ends[n]])
		return err != nil
	}
	good, bad := 0, len(lines)
	for budget > 0 {
		for bad-good > 1 && budget > 0 {
			if mid := (good + bad) / 2; fails(mid) {
				bad = mid
			} else {
				good = mid
			}
		}
		// A list that goes over several lines fails until it is closed: if
		// the document can be read further on, the search starts there.
		healed := false
		for n := bad + 1; n < min(len(lines), bad+40) && budget > 0 && !healed; n++ {
			if !fails(n) {
				good, bad, healed = n, len(lines), true
			}
		}
		if !healed {
			break
		}
	}
	return bad - 1
}
