package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"pobratim/internal/engine/lang"
)

func (r *run) link(n *ast.Link) {
	if n.Reference != nil {
		r.w.use(n.Reference.Value)
	} else {
		r.w.titleSlips(n.Title, n.Pos())
	}
	if !r.openLink(resolve(n.Destination), n.Title, n.Pos()) {
		r.nodes(n)
		return
	}
	r.nodes(n)
	r.closeLink()
}

// openLink begins a link, if there can be one here.
func (r *run) openLink(target string, title []byte, offset int) bool {
	target = strings.Trim(target, " \t\n")
	if !r.w.allowed(target, offset) || r.alt || r.inLink != nil {
		return false
	}
	r.inLink = &Hole{Kind: LinkOpen, Target: target, Title: r.w.title(title), Pos: r.w.t.pos(offset)}
	r.pieces = append(r.pieces, piece{kind: mark, hole: r.inLink, src: offset})
	return true
}

func (r *run) closeLink() {
	r.pieces = append(r.pieces, piece{kind: linkEnd, hole: r.inLink})
	r.pieces = append(r.pieces, r.after...)
	r.inLink, r.after = nil, nil
}

// autoLink writes an address that is its own text. The text is exempt from
// typography, so it is an object.
func (r *run) autoLink(n *ast.AutoLink) {
	label, target := string(n.Label(r.w.t.src)), string(n.URL(r.w.t.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
		target = "mailto:" + target
	}
	text := piece{kind: object, text: label, html: escape(label)}
	if !r.openLink(target, nil, n.Pos()) {
		r.pieces = append(r.pieces, text)
		return
	}
	r.pieces = append(r.pieces, text)
	r.closeLink()
}

// allowed reports a destination that no link can have.
func (w *writer) allowed(target string, offset int) bool {
	_, fault := checkURL(target)
	switch fault {
	case emptyAddress:
		w.errorf(offset, "markdown-link-nowhere")
	case strangeScheme:
		name, _, _ := strings.Cut(target, ":")
		w.errorf(offset, "markdown-link-scheme", "scheme", name)
	case otherHost:
		w.errorf(offset, "markdown-link-host", "address", target)
	case strangeBytes:
		w.errorf(offset, "markdown-link-address", "address", target)
	}
	return fault == noFault
}

// picture makes a hole for a picture that lies on the site. Others show
// their words: a visitor's browser talks to the site's host only.
func (r *run) picture(n *ast.Image) {
	if n.Reference != nil {
		r.w.use(n.Reference.Value)
	} else {
		r.w.titleSlips(n.Title, n.Pos())
	}
	description := run{w: r.w, alt: true}
	description.nodes(n)
	description.compose()
	alt := strings.Clone(strings.TrimSpace(said(description.pieces)))
	target := strings.Trim(resolve(n.Destination), " \t\n")
	url, fault := checkURL(target)
	switch {
	case fault == emptyAddress:
		r.w.errorf(n.Pos(), "markdown-picture-nowhere")
	case fault != noFault || !isLocal(url):
		r.w.errorf(n.Pos(), "markdown-picture-elsewhere", "address", target)
		fault = otherHost
	case alt == "" && strings.HasPrefix(url, "/"):
		r.w.errorf(n.Pos(), "markdown-picture-alt", "address", target)
	}
	if fault != noFault || r.alt {
		r.pieces = append(r.pieces, piece{kind: object, text: alt, html: escape(alt)})
		return
	}
	h := Hole{Kind: PictureHole, Target: target, Title: r.w.title(n.Title), Alt: alt, Pos: r.w.t.pos(n.Pos())}
	r.pieces = append(r.pieces, piece{kind: object, hole: &h})
}

var (
	language    = regexp.MustCompile(`^\]\{([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}`)
	spaced      = regexp.MustCompile(`^\][ \t\n]+\((?:https?:|mailto:|tel:|\.{0,2}/|#|[\w.-]+/|[\w-]+\.[a-z]{2,5}\))[^\s()]*\)?`)
	reversed    = regexp.MustCompile(`^\)\[(?:https?:|mailto:|\.{0,2}/|#)`)
	missingNote = regexp.MustCompile(`^\[\^([^\[\]\s]+)\]`)
	label       = regexp.MustCompile(`^\]\[([^\[\]]{0,200})\]`)
)

// openBracket remembers a [ that begins no link.
func (r *run) openBracket(i int, open *[]int) {
	s := r.w.t.s
	switch {
	case missingNote.MatchString(s[i:]):
		r.w.errorf(i, "markdown-footnote-missing", "label", missingNote.FindStringSubmatch(s[i:])[1])
	case i > 0 && s[i-1] == ')' && reversed.MatchString(s[i-1:]):
		r.w.errorf(i, "markdown-link-reversed")
	}
	*open = append(*open, len(r.pieces))
	r.pieces = append(r.pieces, piece{text: "[", src: i, literal: true, bracket: true})
}

// closeBracket looks at a ] that ends no link: at the end of a passage in
// another language, or at what was meant as a link. Nothing of it may be
// dropped silently. It returns the offset behind what it used up.
func (r *run) closeBracket(i int, open *[]int) int {
	rest := r.w.t.s[i:]
	at, first, meant := i, -1, false
	if k := len(*open) - 1; k >= 0 {
		first = (*open)[k]
		*open = (*open)[:k]
		at = r.pieces[first].src
		meant = !r.pieces[first].bracket
	}
	if m := language.FindStringSubmatch(rest); m != nil && first >= 0 && !meant {
		r.pieces[first] = piece{kind: passageOpen, tag: lang.Tag(m[1])}
		r.pieces = append(r.pieces, piece{kind: passageClose})
		r.skip = i + len(m[0])
		return r.skip
	}
	switch {
	case meant: // \[ says that it is a bracket
	case strings.HasPrefix(rest, "]("):
		r.w.errorf(at, "markdown-link-broken")
	case strings.HasPrefix(rest, "][^"):
	case strings.HasPrefix(rest, "]["):
		if m := label.FindStringSubmatch(rest); m != nil && !r.w.isDefined(m[1]) {
			r.w.errorf(at, "markdown-link-undefined", "label", m[1])
		}
	case strings.HasPrefix(rest, "]{"):
		r.w.warnf(i+1, "markdown-attributes", "braces", inBraces(rest[1:]))
	case spaced.MatchString(rest):
		r.w.errorf(at, "markdown-link-space")
	}
	r.pieces = append(r.pieces, piece{text: "]", src: i, literal: true})
	return i + 1
}
