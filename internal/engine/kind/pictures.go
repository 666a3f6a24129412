package kind

import (
	"crypto/sha256"
	"path"
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/picture"
)

// IsPicture reports whether a file's name is that of a picture.
func IsPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png":
		return true
	}
	return false
}

// Sidecar returns the name of the YAML file that belongs to a picture.
func Sidecar(name string) string { return strings.TrimSuffix(name, path.Ext(name)) + ".yaml" }

// parsePictures makes an entry of each picture of a bundle. Its id is the
// path below content/: "organisations/teply-porog/kitchen.jpg".
func parsePictures[T, V any](s Spec[T, V], u Unit) ([]*model.Entry, diag.List) {
	var entries []*model.Entry
	var found diag.List
	for _, name := range u.paths {
		if !IsPicture(name) {
			continue
		}
		file := u.Path + "/" + name
		data, err := u.Files[name].Read()
		if err != nil {
			found = append(found, diag.Errorf(diag.Pos{File: file}, "file-unreadable", "reason", err.Error()))
			continue
		}
		info, problems := picture.Probe(file, data)
		found = append(found, problems...)
		if problems.Errors() > 0 {
			continue
		}
		side, ok := u.Files[Sidecar(name)]
		if !ok {
			found = append(found, diag.Errorf(diag.Pos{File: file}, "photo-sidecar", "file", Sidecar(name)))
			continue
		}
		at := diag.Pos{File: u.Path + "/" + Sidecar(name), Line: 1, Col: 1}
		words, err := side.Read()
		if err != nil {
			found = append(found, diag.Errorf(at, "file-unreadable", "reason", err.Error()))
			continue
		}
		node, problems := decode.Parse(at.File, 1, words)
		found = append(found, problems...)
		f := new(T)
		given, problems := decode.Into(at.File, node, f, decode.Options{Languages: u.tags(), Vocabulary: u.Words})
		found = append(found, problems...)
		found = append(found, decode.Missing(at, f, given)...)
		e := &model.Entry{Kind: s.Name, ID: strings.TrimPrefix(file, "content/"), Folder: u.Path, Pos: at, Given: given}
		e.Picture = &model.Picture{File: file, Name: name, Hash: sha256.Sum256(data), Info: info}
		one, problems := finish(s, f, e, u, speak(e, f, u, s.Prose))
		entries, found = append(entries, one...), append(found, problems...)
	}
	return entries, found
}
