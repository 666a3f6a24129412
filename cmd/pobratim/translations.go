package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/site"
)

// translations lists those that are not current, each with its file and,
// where the original has changed since, what of it.
func (s status) translations() {
	var rows [][]string
	for _, state := range []model.State{model.Missing, model.Stale, model.Unrecorded, model.Orphan} {
		for _, e := range bundles(s.All) {
			for _, l := range s.All.Languages {
				if is, blocks := e.Freshness(l.Tag); is == state {
					rows = append(rows, []string{s.texts.T("status." + string(state)), index(e, l.Tag), s.changed(e, blocks)})
				}
			}
		}
	}
	s.table("status.translations", rows)
}

// bundles are the entries whose texts are files of their own.
func bundles(s *model.Site) []*model.Entry {
	var out []*model.Entry
	for _, k := range site.Definition().Kinds {
		if k.Source.File == "" && !k.Source.Pictures {
			out = append(out, s.Of(k.Name)...)
		}
	}
	return out
}

// index is the file in which a text is or would be written.
func index(e *model.Entry, tag lang.Tag) string {
	return e.Folder + "/index." + string(tag) + ".md"
}

// changed names blocks of an entry's original.
func (s status) changed(e *model.Entry, blocks []int) string {
	if len(blocks) == 0 {
		return ""
	}
	fields := kind.TextFields(e, e.Original)
	above, hashes := s.headings(e), e.Texts.In(e.Original).Blocks()
	var out []string
	for _, b := range blocks {
		body := b - 2 - len(fields)
		var name string
		switch {
		case b == 0:
			name = "title"
		case b == 1:
			name = "summary"
		case body < 0:
			name = fields[b-2]
		default:
			name = s.texts.T("status.block", "number", strconv.Itoa(body+1))
			if h := above[hashes[b]]; h != "" {
				name = s.texts.T("status.block-under", "number", strconv.Itoa(body+1), "heading", h)
			}
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, "; ")
}

// headings finds for the blocks of an original's body, by their hashes, the
// heading that each is under, as it is written.
func (s status) headings(e *model.Entry) map[string]string {
	original := e.Texts.In(e.Original)
	data, err := s.snap.Tree[original.File].Read()
	if err != nil || original.Body == nil {
		return nil
	}
	written := map[string]string{}
	for line := range bytes.Lines(data) {
		if bytes.HasPrefix(line, []byte("##")) {
			words := strings.Join(strings.Fields(string(line)), " ")
			sum := sha256.Sum256([]byte(words))
			written[hex.EncodeToString(sum[:4])] = strings.TrimLeft(words, "# ")
		}
	}
	above := map[string]string{}
	heading := ""
	for _, b := range strings.Fields(original.Body.Blocks) {
		if h, ok := written[b]; ok {
			heading = h
		}
		if _, twice := above[b]; !twice {
			above[b] = heading
		}
	}
	return above
}
