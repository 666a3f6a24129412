package layout

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
)

// Assets are the files of layouts/assets: style sheets, scripts, drawings.
// Each is published under a name that holds a hash of its bytes, so that
// browsers may keep it for ever.
type Assets struct {
	Files []Asset
	urls  map[string]string
}

// An Asset is one published file.
type Asset struct {
	Source string // in the tree
	Path   string // in the output
	Data   []byte
}

// URL returns the root-relative address of an asset.
func (a Assets) URL(name string) (string, error) {
	url, ok := a.urls[name]
	if !ok {
		return "", fmt.Errorf("no asset %q", name)
	}
	return url, nil
}

// LoadAssets minifies the assets and names them. Base is the site's path. A
// style sheet names another asset as url(name), by the name that layouts use
// too: it is replaced by the asset's address. A folder that is named like a
// style sheet or a script (site.css/10-ground.css) is one asset, its files
// joined in the order of their names.
func LoadAssets(tree source.Tree, base string) (Assets, diag.List) {
	a := Assets{urls: map[string]string{}}
	var found diag.List
	files := tree.Under("layouts/assets").Paths()
	parts := map[string][]string{}
	for _, file := range files {
		name := joined(file)
		parts[name] = append(parts[name], file)
	}
	// Style sheets last: they name the others.
	names := slices.SortedFunc(maps.Keys(parts), func(x, y string) int {
		return cmp.Or(cmp.Compare(order(x), order(y)), cmp.Compare(x, y))
	})
	for _, name := range names {
		var data []byte
		for _, file := range parts[name] {
			small, problems := a.read(tree, file, names)
			found = append(found, problems...)
			data = append(data, small...)
		}
		ext := path.Ext(name)
		file := "assets/" + strings.TrimSuffix(name, ext) + "." + memo.Hash(data).Hex(12) + ext
		a.urls[name] = base + file
		a.Files = append(a.Files, Asset{"layouts/assets/" + name, file, data})
	}
	return a, found
}

// joined returns the name of the asset that a file belongs to: its own, or
// that of the first folder around it with the ending of a style sheet or a
// script.
func joined(file string) string {
	for i, c := range file {
		if c == '/' && (path.Ext(file[:i]) == ".css" || path.Ext(file[:i]) == ".js") {
			return file[:i]
		}
	}
	return file
}

// read returns a file of an asset, minified, with the addresses of the
// assets that it names.
func (a Assets) read(tree source.Tree, file string, names []string) ([]byte, diag.List) {
	at := diag.Pos{File: "layouts/assets/" + file}
	data, err := tree[at.File].Read()
	if err != nil {
		return nil, diag.List{diag.Errorf(at, "file-unreadable", "reason", err.Error())}
	}
	small, err := minifyAsset(file, data)
	if err != nil {
		var broken *parse.Error
		reason := err.Error()
		if errors.As(err, &broken) {
			at, reason = diag.At(at.File, broken.Line, broken.Column), broken.Message
		}
		return nil, diag.List{diag.Errorf(at, "asset-syntax", "reason", reason)}
	}
	switch path.Ext(file) {
	case ".js":
		return append(small, '\n'), nil
	case ".css":
		var found diag.List
		linked, unknown := a.link(joined(file), small)
		for _, other := range unknown {
			found = append(found, diag.Errorf(at, "asset-unknown", "name", other).Near(other, names))
		}
		return linked, found
	}
	return small, nil
}

func order(name string) string {
	if path.Ext(name) == ".css" {
		return "2"
	}
	return "1"
}

var urlInCSS = regexp.MustCompile(`url\(["']?([^"')]+)["']?\)`)

// link replaces names of assets in a style sheet by addresses relative to
// it: all lie below /assets/, so they hold under every base path. Names that
// are no assets and not addresses either come back.
func (a Assets) link(sheet string, css []byte) (linked []byte, unknown []string) {
	up := strings.Repeat("../", strings.Count(sheet, "/"))
	linked = urlInCSS.ReplaceAllFunc(css, func(m []byte) []byte {
		name := string(urlInCSS.FindSubmatch(m)[1])
		i := slices.IndexFunc(a.Files, func(f Asset) bool { return f.Source == "layouts/assets/"+name })
		switch {
		case i >= 0:
			return []byte("url(" + up + strings.TrimPrefix(a.Files[i].Path, "assets/") + ")")
		case !strings.ContainsAny(name, ":#"):
			unknown = append(unknown, name)
		}
		return m
	})
	return linked, unknown
}
