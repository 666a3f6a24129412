package diag_test

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"pobratim/internal/engine/diag"
)

func TestFailureIsSaidInEveryLanguage(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
	for _, c := range []struct {
		err                   error
		en, ru, hintRU, hintB string
	}{
		{diag.Fail(full, "file-write", "path", "ru/index.html"),
			"write ru/index.html: no space left on device",
			"файл ru/index.html не записан: на диске нет места",
			"освободите место на диске и повторите команду", "вызваліце месца на дыску і паўтарыце каманду"},
		{diag.Fail(diag.Fail(nil, "refused-link"), "publish", "out", "public"), // two deep; the inner one has the hint
			"publish to public: it is a link",
			"публикация в папку public: это не папка, а ссылка на неё", "укажите саму папку", "укажыце саму папку"},
		{fmt.Errorf("around it: %w", diag.Fail(nil, "site-no-content", "folder", "a\x1bb")), // harmless for a terminal
			`around it: there is no folder "content" in a<U+001B>b`,
			"в папке a<U+001B>b нет папки content, в которой лежит содержание сайта",
			"перейдите в папку сайта или укажите её после -C", "перайдзіце ў папку сайта або ўкажыце яе пасля -C"},
		{diag.Fail(errors.New("frob\nnicated"), "file-read", "path", "{cause}"), // filled once; what nobody knows is quoted
			`read {cause}: "frob<U+000A>nicated"`,
			"{cause} не читается: «frob<U+000A>nicated»",
			"это слова самой системы или другой программы; покажите их тому, кто вам помогает",
			"гэта словы самой сістэмы або іншай праграмы; пакажыце іх таму, хто вам дапамагае"},
		{full, "write x: no space left on device", "на диске нет места",
			"освободите место на диске и повторите команду", "вызваліце месца на дыску і паўтарыце каманду"},
	} {
		if got := c.err.Error(); got != c.en {
			t.Errorf("Error() = %s, want %s", got, c.en)
		}
		if got, hint := mustLoad(t, "ru").Say(c.err); got != c.ru || hint != c.hintRU {
			t.Errorf("ru: %s\n\t%s\nwant %s\n\t%s", got, hint, c.ru, c.hintRU)
		}
		if _, hint := mustLoad(t, "be").Say(c.err); hint != c.hintB {
			t.Errorf("be: %s, want %s", hint, c.hintB)
		}
	}
	if err := diag.Fail(full, "file-write", "path", "x"); !errors.Is(err, syscall.ENOSPC) {
		t.Error("the cause cannot be asked for")
	}
}

// TestReasons holds the words of the reasons against those who say them: the
// system by its numbers, the template package by templates that it refuses.
func TestReasons(t *testing.T) {
	said := map[string]string{"reason-other": "out of cheese"} // by code
	for code, n := range map[string]syscall.Errno{
		"reason-not-there": syscall.ENOENT, "reason-permission": syscall.EACCES, "reason-not-permitted": syscall.EPERM,
		"reason-exists": syscall.EEXIST, "reason-no-space": syscall.ENOSPC, "reason-quota": syscall.EDQUOT,
		"reason-read-only": syscall.EROFS, "reason-open-files": syscall.EMFILE, "reason-open-files-all": syscall.ENFILE,
		"reason-io": syscall.EIO, "reason-not-folder": syscall.ENOTDIR, "reason-is-folder": syscall.EISDIR,
		"reason-in-use": syscall.EADDRINUSE, "reason-no-address": syscall.EADDRNOTAVAIL,
		"reason-long-name": syscall.ENAMETOOLONG, "reason-busy": syscall.EBUSY, "reason-links": syscall.ELOOP,
	} {
		said[code] = (&fs.PathError{Op: "open", Path: "a: b", Err: n}).Error()
	}
	for code, text := range map[string]string{
		"reason-eof": "{{if .A}}", "reason-end": "{{end}}", "reason-else": "{{else}}", "reason-variable": "{{$x}}",
		"reason-unclosed": "{{", "reason-unclosed-from": "{{.A\n", "reason-string": `{{"a}}`, "reason-comment": "{{/* a",
		"reason-value": "{{range}}{{end}}", "reason-function": "{{frob}}",
	} {
		_, err := template.New("a.html").Parse(text)
		if err == nil {
			t.Errorf("%s: the template is accepted: %s", code, text)
			continue
		}
		said[code] = err.Error()
	}
	for _, own := range []string{"reason-moved", "reason-changed", "reason-not-regular"} {
		said[own] = diag.Fail(diag.Fail(nil, own), "file-read", "path", "content/a.md").Error()
	}
	en := mustLoad(t, "en")
	for _, tag := range []string{"en", "ru", "be"} {
		c := mustLoad(t, tag)
		for _, code := range slices.Sorted(maps.Keys(en)) {
			if !strings.HasPrefix(code, "reason-") {
				continue
			}
			text, ok := said[code]
			if !ok {
				t.Errorf("%s: nobody is known who says this", code)
				continue
			}
			want, _, _ := strings.Cut(strings.TrimPrefix(c[code].Message, "{{else}}"), "{")
			d := diag.Errorf(diag.Pos{}, "file-unreadable", "reason", text)
			if got := c.Message(d); !strings.Contains(got, want) || code != "reason-other" && strings.Contains(got, text) && tag != "en" {
				t.Errorf("%s: %s: %q is not recognised: %s", tag, code, text, got)
			}
			if c.Hint(d) == "" {
				t.Errorf("%s: %s does not say what to do", tag, code)
			}
		}
	}
}

// The real world says what the table above expects of it.
func TestReasonsOfRealFiles(t *testing.T) {
	ru := mustLoad(t, "ru")
	dir := t.TempDir()
	for path, want := range map[string]string{
		"none":                   "такого файла или папки нет",
		strings.Repeat("x", 300): "имя слишком длинное",
	} {
		_, err := os.ReadFile(filepath.Join(dir, path))
		if got, _ := ru.Say(diag.Fail(err, "file-read", "path", "f")); got != "f не читается: "+want {
			t.Errorf("%v is said as %q", err, got)
		}
	}
}
