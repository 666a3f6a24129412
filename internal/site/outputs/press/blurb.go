package press

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// lengths are those in which newsrooms ask for a text, in words.
var lengths = [...]int{50, 150, 400}

// A blurb is a text of about a length, by paragraph.
type blurb struct {
	words int
	lang  string // empty when it is the reader's
	text  []string
}

// blurbs are the texts that the author wrote for the press; a length that
// is not written is cut from the summary, the text and the facts, at the end
// of a sentence. What is too short for a length has none of it.
func blurbs(r page.Reader, e *model.Entry) []blurb {
	var out []blurb
	text, in := r.Text(e, r.L.Tag)
	from := ""
	if in != r.L.Tag {
		from = string(in)
	}
	whole := slices.Concat([]string{text.Summary}, paragraphs(e, text, in), setting(r.Context.Reader(in), e))
	for i, written := range []decode.Words{e.Press.Short, e.Press.Medium, e.Press.Long} {
		b := blurb{lang: from}
		if t := r.Words(written); t.S != "" {
			b.lang, b.text = t.Lang, page.Paragraphs(t.S)
		} else {
			b.text = cut(whole, lengths[i])
		}
		for _, p := range b.text {
			b.words += page.CountWords(p)
		}
		if b.words > 0 && (len(out) == 0 || b.words > out[len(out)-1].words+lengths[i]/10) {
			out = append(out, b)
		}
	}
	return out
}

// cut returns whole sentences of paragraphs, in order, as long as they stay
// within a tenth above the length. The first sentence always stays, and a
// question is not the last thing that is said.
func cut(paragraphs []string, words int) []string {
	var out []string
	left := words + words/10
	for _, p := range paragraphs {
		taken, said := 0, sentences(p)
		for _, s := range said {
			n := page.CountWords(s)
			if n > left && (len(out) > 0 || taken > 0) {
				break
			}
			left -= n
			taken += len(s)
		}
		if taken > 0 {
			out = append(out, strings.TrimSpace(p[:taken]))
		}
		if taken < len(p) {
			break
		}
	}
	for len(out) > 1 && strings.HasSuffix(out[len(out)-1], "?") {
		out = out[:len(out)-1]
	}
	return out
}

// sentences cuts a paragraph behind each sentence. Joined they are the
// paragraph again. In doubt two sentences stay one.
func sentences(p string) []string {
	var out []string
	start := 0
	for i, c := range p {
		if c != '.' && c != '!' && c != '?' && c != '…' {
			continue
		}
		end := i + utf8.RuneLen(c)
		for rest := p[end:]; rest != ""; rest = p[end:] {
			closing, size := utf8.DecodeRuneInString(rest)
			if !strings.ContainsRune("»“)!?…", closing) {
				break
			}
			end += size
		}
		if end > start && begins(p[end:]) && !(c == '.' && abbreviated(p[start:i])) {
			space := len(p[end:]) - len(strings.TrimLeftFunc(p[end:], unicode.IsSpace))
			out = append(out, p[start:end+space])
			start = end + space
		}
	}
	if start < len(p) {
		out = append(out, p[start:])
	}
	return out
}

// begins reports whether a sentence may begin behind white space.
func begins(rest string) bool {
	trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(trimmed, "«„(—–- \u00a0"))
	return len(trimmed) < len(rest) && unicode.IsUpper(first)
}

// shortened are words that a full stop cuts short though they have a vowel.
var shortened = map[string]bool{"тыс": true, "ул": true, "вул": true, "им": true, "імя": true, "обл": true, "вобл": true, "руб": true, "напр": true, "тел": true}

// abbreviated reports whether the last word before a full stop is cut short:
// no Russian or Belarusian sentence ends in a word of one letter or without
// a vowel.
func abbreviated(before string) bool {
	last := strings.ToLower(before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:])
	return utf8.RuneCountInString(last) == 1 || shortened[last] ||
		last != "" && !strings.ContainsAny(last, "аеёиоуыэюяіaeiouy")
}

// paragraphs are the sentences of an entry's body and fields, without lines
// of lists and headings. A heading that asks something is answered by what
// follows it, so it stays.
func paragraphs(e *model.Entry, text *model.Text, in lang.Tag) []string {
	var out []string
	if text.Body != nil {
		headings := map[string]bool{}
		for h := range text.Body.Headings() {
			headings[h.Text] = !strings.HasSuffix(h.Text, "?")
		}
		out = whole(text.Body.Plain(), headings)
	}
	for _, p := range e.Prose {
		if p.Lang == in && p.Doc != nil {
			out = append(out, whole(p.Doc.Plain(), nil)...)
		}
	}
	return out
}

// whole are the lines that end as a sentence does.
func whole(plain string, headings map[string]bool) []string {
	var out []string
	for line := range strings.Lines(plain) {
		line = strings.TrimSpace(line)
		last, _ := utf8.DecodeLastRuneInString(line)
		if !headings[line] && strings.ContainsRune(".!?…»)", last) {
			out = append(out, line)
		}
	}
	return out
}
