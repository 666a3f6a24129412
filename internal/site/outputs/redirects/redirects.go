// Package redirects keeps the former addresses of entries working: _redirects
// for hosts that know it (Netlify, Cloudflare Pages, GitLab Pages), and a
// page at each former address that leads on without a script, for those that
// do not (GitHub Pages, any plain server). Where a host prefers files, the
// page answers; where it prefers rules, the rule.
//
// Former addresses are those below the language, the same in every language.
// Those that cannot be kept are left out here: rules/former finds them.
package redirects

import (
	"slices"
	"strings"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// MaxRules is how many rules _redirects may hold: Cloudflare Pages takes
// 2,000 static ones. The pages at further addresses lead on all the same.
const MaxRules = 2000

// Output are the rules and the pages at former addresses.
var Output = build.Output{Name: "redirects", Plan: outputs}

func outputs(c *page.Context) []plan.Output {
	var out []plan.Output
	var rules []string
	for _, e := range slices.Concat(c.Entries, c.Gone) {
		for i, old := range e.Former {
			if c.Path(e) == "" || !page.IsFormer(old) {
				continue
			}
			for _, l := range c.Languages {
				r := c.Reader(l.Tag)
				m := move{from: string(l.Tag) + "/" + old, to: r.URL(e, l.Tag), title: r.Title(e)}
				rules = append(rules, c.Base+m.from+" "+m.to+" 301")
				o := m.page(r)
				o.By, o.Pos = "a former address of "+string(e.Key()), page.FormerPos(e, i)
				out = append(out, o)
			}
		}
	}
	if len(rules) > 0 {
		rules = rules[:min(len(rules), MaxRules)]
		out = append(out, plan.Static("_redirects", "the redirects for hosts", []byte(strings.Join(rules, "\n")+"\n")))
	}
	return out
}
