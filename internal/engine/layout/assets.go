package layout

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

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
// style sheet names another asset as url(name): it is replaced by the
// asset's address.
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
			found = append(found, diag.Errorf(at, "asset-syntax", "reason", err.Error()))
			continue
		}
		if path.Ext(name) == ".css" {
			small = a.link(small)
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
// it: both lie in /assets/, so they hold under every base path.
func (a Assets) link(css []byte) []byte {
	return urlInCSS.ReplaceAllFunc(css, func(m []byte) []byte {
		if url, ok := a.urls[string(urlInCSS.FindSubmatch(m)[1])]; ok {
			return []byte("url(" + path.Base(url) + ")")
		}
		return m
	})
}
