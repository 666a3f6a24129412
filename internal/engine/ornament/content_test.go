package ornament_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pobratim/internal/engine/ornament"
)

var (
	motifInContent = regexp.MustCompile(`(?m)^  motif: \|\n((?:    [.#]+\n)+)`)
	idInContent    = regexp.MustCompile(`(?m)^ *- *\{?id: ([a-z0-9-]+)`)
)

// Every id of the content, with every motif of its directions, gives a
// pattern that is mirrored and free of what it must not hold: more than the
// site shows, so that an entry may change its direction.
func TestContent(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..", "..", "content")
	directions, err := os.ReadFile(filepath.Join(root, "directions.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	found := []ornament.Motif{{}}
	for _, m := range motifInContent.FindAllStringSubmatch(string(directions), -1) {
		found = append(found, motif(t, m[1]))
	}
	if len(found) < 5 {
		t.Fatalf("only %d motifs found: the test looks at the wrong place", len(found))
	}
	keys := []string{}
	err = filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rest, _ := filepath.Rel(root, name)
		if d.IsDir() {
			keys = append(keys, strings.TrimSuffix(filepath.ToSlash(filepath.Dir(rest)), "s")+"/"+d.Name())
		}
		if filepath.Ext(name) == ".yaml" {
			data, err := os.ReadFile(name)
			for _, id := range idInContent.FindAllStringSubmatch(string(data), -1) {
				keys = append(keys, "event/"+id[1], "direction/"+id[1])
			}
			return err
		}
		return nil
	})
	if err != nil || len(keys) < 50 {
		t.Fatalf("only %d keys found: %v", len(keys), err)
	}
	for i, key := range keys {
		for j, m := range found {
			p := ornament.New(key, m, ornament.Blue+ornament.Colour((i+j)%4))
			if b := p.Bitmap(64, p.Height()); !b.Mirrored() || ornament.HookedCross(b) || ornament.RedStripe(b) {
				t.Errorf("%s with motif %d", key, j)
			}
		}
	}
}
