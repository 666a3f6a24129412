package redirects

import (
	"html"
	"strings"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A move leads from a former address to the present one.
type move struct {
	from  string // below the base path
	to    string // rooted
	title layout.Text
}

// document is the whole page: it needs no layout, since nobody stays on it.
// Browsers follow the refresh at once; whoever has switched that off, and
// every search engine, finds the link.
const document = `<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta http-equiv="refresh" content="0; url={to}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>{moved}</title>
<link rel="canonical" href="{canonical}">
</head>
<body>
<main>
<h1>{moved}</h1>
<p><a href="{to}"{in}>{title}</a></p>
</main>
</body>
</html>
`

func (m move) page(r page.Reader) plan.Output {
	in := ""
	if m.title.Lang != "" {
		in = ` lang="` + html.EscapeString(m.title.Lang) + `"`
	}
	text := strings.NewReplacer(
		"{lang}", string(r.L.Tag),
		"{policy}", html.EscapeString(page.MetaPolicy()),
		"{to}", html.EscapeString(m.to),
		"{canonical}", html.EscapeString(r.Absolute(m.to)),
		"{moved}", html.EscapeString(r.W.T("moved.title")),
		"{title}", html.EscapeString(m.title.S),
		"{in}", in,
	).Replace(document)
	file := m.from
	if strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return plan.Static(file, "", []byte(text))
}
