package layout

import (
	"errors"
	"fmt"
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
// too: it is replaced by the asset's address.
func LoadAssets(tree source.Tree, base string) (Assets, diag.List) {
	a := Assets{urls: map[string]string{}}
	var found diag.List
	names := tree.Under("layouts/assets").Paths()
	// Style sheets last: they name the others.
	slices.SortStableFunc(names, func(x, y string) int {
		return strings.Compare(order(x), order(y))
	})
	for _, name := range names {
		at := diag.Pos{File: "layouts/assets/" + name}
		data, err := tree[at.File].Read()
		if err != nil {
			found = append(found, diag.Errorf(at, "file-unreadable", "reason", err.Error()))
			continue
		}
		small, err := minifyAsset(name, data)
		if err != nil {
			var broken *parse.Error
			reason := err.Error()
			if errors.As(err, &broken) {
				at.Line, at.Col, reason = broken.Line, broken.Column, broken.Message
			}
			found = append(found, diag.Errorf(at, "asset-syntax", "reason", reason))
			continue
		}
		if path.Ext(name) == ".css" {
			var unknown []string
			small, unknown = a.link(name, small)
			for _, other := range unknown {
				found = append(found, diag.Errorf(at, "asset-unknown", "name", other).Near(other, names))
			}
		}
		ext := path.Ext(name)
		file := "assets/" + strings.TrimSuffix(name, ext) + "." + memo.Hash(small).Hex(12) + ext
		a.urls[name] = base + file
		a.Files = append(a.Files, Asset{at.File, file, small})
	}
	return a, found
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
