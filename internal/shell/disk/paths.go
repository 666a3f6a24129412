package disk

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// checkPath says why a path cannot be a file of the output. The caller has
// made sure that it can; this is the last gate before the disk.
func checkPath(p string) error {
	switch {
	case p == "":
		return fmt.Errorf("a file has no path")
	case !utf8.ValidString(p), strings.ContainsFunc(p, isHidden):
		return fmt.Errorf("the path %q holds characters that cannot be shown", p)
	case strings.HasPrefix(p, "/"):
		return fmt.Errorf("the path %q begins with a slash", p)
	case fold(p) == markerName:
		return fmt.Errorf("the path %q is kept for the marker of the output", p)
	}
	for element := range strings.SplitSeq(p, "/") {
		switch {
		case element == "", element == ".", element == "..":
			return fmt.Errorf("the path %q has a part %q", p, element)
		case len(element) > 255:
			return fmt.Errorf("the path %q has a part of more than 255 bytes", p)
		case strings.ContainsAny(element, `\:*?"<>|`),
			strings.HasSuffix(element, "."), strings.HasSuffix(element, " "), isReserved(element):
			return fmt.Errorf("the path %q has a part that cannot be a name on Windows", p)
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
		if twin, taken := at[fold(f.Path)]; taken {
			return fmt.Errorf("two files want one path: %q and %q", twin, f.Path)
		}
		at[fold(f.Path)] = f.Path
	}
	folders := foldersOf(files)
	for _, folder := range sortedKeys(folders) {
		user := folders[folder]
		if file, taken := at[fold(folder)]; taken {
			return fmt.Errorf("%q is a file, and %q needs a folder there", file, user)
		}
		if twin, taken := at["/"+fold(folder)]; taken && twin != folder {
			return fmt.Errorf("two folders are one on Windows and macOS: %q and %q", min(twin, folder), max(twin, folder))
		}
		at["/"+fold(folder)] = folder
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
