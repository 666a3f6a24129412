package disk

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// maxName leaves room below the 255 bytes that a name may have on common
// file systems, for what the output adds to it.
const maxName = 200

// isLeftover recognises files that editors, office programs and systems leave
// beside the author's own. Dot files are skipped before.
func isLeftover(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "ehthumbs.db",
		"4913": // vim tries with it whether it may write into the folder
		return true
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".swp", ".swo", ".swx", ".tmp", ".bak", ".orig":
		return true
	}
	return strings.HasSuffix(name, "~") || // emacs, vim, gedit
		strings.HasPrefix(name, "~$") || // Word, Excel
		len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") // emacs
}

// limitOf is how large a file of that name may be.
func limitOf(name string) int64 {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".yaml", ".yml", ".html", ".css", ".js", ".svg", ".txt":
		return source.MaxText
	}
	return source.MaxFile
}

// checkExtension finds names that look like a kind of file that is read, but
// would not be taken for one. What is in static/ is published as it is, so it
// may have any name.
func checkExtension(at string) (diag.Diagnostic, bool) {
	if strings.HasPrefix(at, "static/") {
		return diag.Diagnostic{}, false
	}
	ext := path.Ext(at)
	right := strings.ToLower(ext)
	switch right {
	case ".yml":
		right = ".yaml"
	case ".markdown", ".mdown", ".mkd":
		right = ".md"
	case ".htm":
		right = ".html"
	case ".md", ".yaml", ".html", ".css", ".js", ".svg", ".txt",
		".jpg", ".jpeg", ".png", ".gif", ".webp", ".pdf", ".ics", ".csv", ".json", ".xml",
		".zip", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp",
		".mp3", ".ogg", ".mp4", ".webm", ".woff2":
	default:
		return diag.Diagnostic{}, false
	}
	if ext == right {
		return diag.Diagnostic{}, false
	}
	name := path.Base(at)
	better := strings.TrimSuffix(name, ext) + right
	return diag.Errorf(diag.Pos{File: at}, "disk-extension", "extension", ext, "better", better), true
}

// checkName finds a name that cannot be read, or cannot exist on Windows
// (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). Where the name
// itself could spoil what is shown, the finding is placed at its folder.
func checkName(folder, name string) (diag.Diagnostic, bool) {
	at := diag.Pos{File: folder + "/" + name}
	switch {
	case !utf8.ValidString(name):
		shown := strings.ToValidUTF8(name, "\uFFFD")
		return diag.Errorf(diag.Pos{File: folder}, "disk-name-coding", "name", shown), true
	case strings.ContainsFunc(name, isHidden):
		return diag.Errorf(diag.Pos{File: folder}, "disk-name-control", "name", name), true
	case len(name) > maxName:
		return diag.Errorf(at, "disk-name-long", "bytes", fmt.Sprint(len(name)), "most", fmt.Sprint(maxName)), true
	case strings.ContainsAny(name, `\/:*?"<>|`):
		i := strings.IndexAny(name, `\/:*?"<>|`)
		return diag.Errorf(at, "disk-name-character", "character", name[i:i+1]), true
	case strings.HasSuffix(name, "."), strings.HasSuffix(name, " "):
		return diag.Errorf(at, "disk-name-end"), true
	case isReserved(name):
		return diag.Errorf(at, "disk-name-reserved", "name", name), true
	}
	return diag.Diagnostic{}, false
}

// isHidden recognises characters that show nothing or reorder what is shown.
func isHidden(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }

// isReserved recognises the names of devices on Windows, which no file may
// have, whatever its extension.
func isReserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimRight(stem, " ")
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, device := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(stem, device); ok && utf8.RuneCountInString(n) == 1 {
			return strings.Contains("0123456789¹²³", n)
		}
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// fold maps names that are one on Windows or macOS to one string: they do not
// tell capitals from small letters, nor é from e with an accent after it.
func fold(name string) string {
	if isASCII(name) { // most names
		return strings.ToLower(name)
	}
	return norm.NFC.String(strings.ToLower(strings.ToUpper(norm.NFC.String(name))))
}
