package watch

import (
	"os"
	"path/filepath"
)

// Each edit writes the given text somewhere, in its own style.
var edits = []struct {
	style string
	do    func(s *site, text string)
}{
	{"in place", func(s *site, text string) { s.write("content/index.md", text) }},
	{"in place, same size", func(s *site, text string) {
		s.write("content/index.md", text)
		s.write("content/index.md", reversed(text))
	}},
	{"appended", func(s *site, text string) {
		f, err := os.OpenFile(s.path("content/index.md"), os.O_APPEND|os.O_WRONLY, 0)
		s.must(err)
		_, err = f.WriteString(text)
		s.must(err)
		s.must(f.Close())
	}},
	{"beside, then renamed", func(s *site, text string) {
		s.write("content/.index.md.tmp", text)
		s.rename("content/.index.md.tmp", "content/index.md")
	}},
	{"elsewhere, then moved in", func(s *site, text string) {
		s.write("outside.md", text)
		s.rename("outside.md", "content/practices/garden/index.md")
	}},
	{"old one kept as a backup", func(s *site, text string) {
		s.rename("content/index.md", "content/index.md~")
		s.write("content/index.md", text)
	}},
	{"deleted and written", func(s *site, text string) {
		s.must(os.Remove(s.path("layouts/page.html")))
		s.write("layouts/page.html", text)
	}},
	{"same time kept", func(s *site, text string) {
		info, err := os.Stat(s.path("content/index.md"))
		s.must(err)
		s.write("content/index.md", text)
		s.must(os.Chtimes(s.path("content/index.md"), info.ModTime(), info.ModTime()))
	}},
	{"new nested folders in one go", func(s *site, text string) {
		s.write("content/visits/"+text+"/a/b/c/index.md", text)
	}},
	{"in a folder made by an earlier edit", func(s *site, text string) {
		dirs, err := filepath.Glob(s.path("content/visits/*/a/b/c"))
		s.must(err)
		for _, dir := range dirs {
			s.must(os.WriteFile(filepath.Join(dir, "index.md"), []byte(text), 0o644))
		}
	}},
	{"folder moved in", func(s *site, text string) {
		s.write("outside/deep/er/index.md", text)
		s.rename("outside", "content/people/"+text)
	}},
	{"in a folder moved in", func(s *site, text string) {
		dirs, err := filepath.Glob(s.path("content/people/*/deep/er"))
		s.must(err)
		for _, dir := range dirs {
			s.must(os.WriteFile(filepath.Join(dir, "index.md"), []byte(text), 0o644))
		}
	}},
	{"folder renamed, then written in", func(s *site, text string) {
		s.write("content/news/old/deep/index.md", text)
		s.learns("before the folder is renamed")
		s.rename("content/news/old", "content/news/"+text)
		s.learns("folder renamed")
		s.write("content/news/"+text+"/deep/er/index.md", text)
		s.learns("new folder in a renamed one")
		s.write("content/news/"+text+"/deep/er/index.md", reversed(text))
	}},
	{"folder moved out and back", func(s *site, text string) {
		s.rename("content/practices", "away")
		s.learns("folder moved out")
		s.write("away/garden/index.md", text)
		s.rename("away", "content/practices")
		s.learns("folder moved back")
		s.write("content/practices/garden/index.md", reversed(text))
	}},
	{"folder deleted and made again", func(s *site, text string) {
		s.must(os.RemoveAll(s.path("content/practices")))
		s.write("content/practices/garden/index.md", text)
		s.learns("folder made again")
		s.write("content/practices/garden/index.md", reversed(text))
	}},
	{"file deleted", func(s *site, text string) {
		s.write("content/gone.md", text)
		s.learns("file made")
		s.must(os.Remove(s.path("content/gone.md")))
	}},
	{"file becomes a folder", func(s *site, text string) {
		s.write("content/both", text)
		s.learns("file made")
		s.must(os.Remove(s.path("content/both")))
		s.write("content/both/index.md", text)
		s.learns("file became a folder")
		s.must(os.RemoveAll(s.path("content/both")))
	}},
	{"top folder replaced", func(s *site, text string) {
		s.rename("layouts", "before")
		s.write("layouts/page.html", text)
		s.learns("top folder replaced")
		s.write("layouts/page.html", reversed(text))
		s.learns("in the new top folder")
		s.must(os.RemoveAll(s.path("before")))
	}},
	{"top folder deleted and made again", func(s *site, text string) {
		s.must(os.RemoveAll(s.path("layouts")))
		s.learns("top folder deleted")
		s.write("layouts/page.html", text)
	}},
	{"top folder that was not there", func(s *site, text string) {
		s.write("static/deep/robots.txt", text)
		s.learns("top folder made")
		s.write("static/deep/robots.txt", reversed(text))
		s.learns("in the new top folder")
		s.must(os.RemoveAll(s.path("static")))
	}},
	{"many folders deleted", func(s *site, text string) {
		for _, name := range []string{"visits", "people", "news"} {
			s.must(os.RemoveAll(s.path("content/" + name)))
		}
	}},
}

func reversed(text string) string {
	b := []byte(text)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
