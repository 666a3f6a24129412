package press_test

import (
	"archive/zip"
	"regexp"
	"strings"
	"testing"

	"pobratim/internal/site/sitetest"
)

// Names of files are ASCII without what Windows or a shell minds, and differ
// not only in case.
func TestNamesOfFiles(t *testing.T) {
	tree := sitetest.Repository(t)
	p, _ := sitetest.BuildTree(t, tree)
	kits := 0
	for _, path := range sitetest.Paths(p) {
		if !strings.HasPrefix(path, "kits/") {
			continue
		}
		kits++
		made := sitetest.File(t, p, path)
		z, err := zip.NewReader(strings.NewReader(made), int64(len(made)))
		if err != nil {
			t.Fatal(path, err)
		}
		seen := map[string]bool{}
		for _, f := range z.File {
			if !sensible.MatchString(f.Name) || reserved.MatchString(f.Name) || seen[strings.ToLower(f.Name)] {
				t.Errorf("%s holds %s", path, f.Name)
			}
			seen[strings.ToLower(f.Name)] = true
		}
	}
	if kits < 100 {
		t.Errorf("only %d kits", kits)
	}
}

var (
	sensible = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,60}/[A-Za-z0-9][A-Za-z0-9._-]{0,80}$`)
	reserved = regexp.MustCompile(`(?i)(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)|[. ]$`)
)
