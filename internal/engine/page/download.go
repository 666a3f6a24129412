package page

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// DownloadTypes are the endings of files that content may offer: documents,
// tables, pictures, sound and film. What a browser would run or take for a
// page (.html, .svg, .xml, .js) is not among them, and neither is what we do
// not know.
func DownloadTypes() []string {
	return []string{".pdf", ".odt", ".ods", ".odp", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".rtf", ".epub",
		".txt", ".csv", ".zip", ".jpg", ".jpeg", ".png", ".mp3", ".ogg", ".m4a", ".mp4", ".webm", ".vtt", ".gpx", ".ics", ".vcf"}
}

// IsDownload reports whether a file of a bundle may be published as it is.
func IsDownload(name string) bool {
	return slices.Contains(DownloadTypes(), strings.ToLower(path.Ext(name))) && IsFileName(name)
}

var fileName = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$`)

// IsFileName reports whether a name is good in an address on every host:
// ASCII letters, digits, hyphens, dots and underscores, below the bundle.
func IsFileName(name string) bool {
	return fileName.MatchString(name) && !strings.Contains(name, "./") && !strings.Contains(name, "..")
}
