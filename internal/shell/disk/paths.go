package disk

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"pobratim/internal/engine/diag"
)

// checkPath says that a path cannot be a file of the output. The caller has
// made sure that it can; this is the last gate before the disk.
func checkPath(p string) error {
	if !utf8.ValidString(p) || strings.ContainsFunc(p, isHidden) || fold(p) == markerName {
		return diag.Fail(nil, "publish-path-form", "path", p)
	}
	for element := range strings.SplitSeq(p, "/") {
		switch {
		case element == "", element == ".", element == "..", len(element) > 255,
			strings.ContainsAny(element, `\:*?"<>|`),
			strings.HasSuffix(element, "."), strings.HasSuffix(element, " "), isReserved(element):
			return diag.Fail(nil, "publish-path-form", "path", p)
		}
	}
	return nil
}

// checkPaths checks every path, and all of them together: no two files on
// one path, no file where another needs a folder, also where capitals and
// small letters are one.
func checkPaths(files []File) error {
	at := make(map[string]string, len(files)) // folded path to path
	for _, f := range files {
		if err := checkPath(f.Path); err != nil {
			return err
		}
		folded := fold(f.Path)
		if twin, taken := at[folded]; taken {
			return diag.Fail(nil, "publish-path-twice", "path", twin, "other", f.Path)
		}
		at[folded] = f.Path
	}
	folders := foldersOf(files)
	for _, folder := range sortedKeys(folders) {
		user := folders[folder]
		folded := fold(folder)
		if file, taken := at[folded]; taken {
			return diag.Fail(nil, "publish-path-file", "path", file, "other", user)
		}
		if twin, taken := at["/"+folded]; taken && twin != folder {
			return diag.Fail(nil, "publish-path-folders", "path", min(twin, folder), "other", max(twin, folder))
		}
		at["/"+folded] = folder
	}
	return nil
}

// foldersOf returns all folders that the files need, each with a file in it.
func foldersOf(files []File) map[string]string {
	folders := map[string]string{}
	for _, f := range files {
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			if _, known := folders[dir]; known {
				break
			}
			folders[dir] = f.Path
		}
	}
	return folders
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
