package corpus

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Languages of the corpus, in the order of a pair.
var Languages = [2]string{"ru", "be"}

// A pair is the same text in Russian and Belarusian.
type pair [2]string

// phrase puts parts into the places of a form that are marked with %.
func phrase(form string, parts ...pair) pair { return same(form).of(parts...) }

// of puts parts into the places of a form that is not the same in both
// languages. Parts without a place are left out.
func (p pair) of(parts ...pair) pair {
	var out pair
	for l := range out {
		rest := p[l]
		var b strings.Builder
		for _, part := range parts {
			before, after, ok := strings.Cut(rest, "%")
			if !ok {
				break
			}
			b.WriteString(before)
			b.WriteString(part[l])
			rest = after
		}
		b.WriteString(rest)
		out[l] = b.String()
	}
	return out
}

// same is a text that both languages write alike.
func same(s string) pair { return pair{s, s} }

// with puts a number in the place marked with #.
func (p pair) with(n int) pair {
	for l := range p {
		p[l] = strings.Replace(p[l], "#", strconv.Itoa(n), 1)
	}
	return p
}

// capital begins the text with a capital letter, behind any marks.
func (p pair) capital() pair {
	for l := range p {
		at := strings.IndexFunc(p[l], unicode.IsLetter)
		r, size := utf8.DecodeRuneInString(p[l][at:])
		p[l] = p[l][:at] + string(unicode.ToUpper(r)) + p[l][at+size:]
	}
	return p
}

// A writer makes the texts of one item. Its numbers come from the seed of
// the corpus and the item alone, so that an item reads the same however many
// others there are.
type writer struct{ *rand.Rand }

func newWriter(seed uint64, folder string, i int) writer {
	h := uint64(14695981039346656037) // FNV-1a
	for _, c := range []byte(folder) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return writer{rand.New(rand.NewPCG(seed, h+uint64(i)))}
}

func (w writer) one(of []pair) pair { return of[w.IntN(len(of))] }

// some returns n different ones in a random order.
func (w writer) some(n int, of []pair) []pair {
	out := make([]pair, n)
	for i, x := range w.Perm(len(of))[:n] {
		out[i] = of[x]
	}
	return out
}

// many is a number that wants the genitive of the plural behind it.
func (w writer) many() int { return 10*(2+w.IntN(40)) + 5 + w.IntN(5) }

// sentence ends in a full stop. One in three has emphasis or strong words.
func (w writer) sentence() pair {
	subject, place := w.one(who), w.one(where)
	switch w.IntN(9) {
	case 0:
		subject = phrase("**%**", subject)
	case 1, 2:
		place = phrase("*%*", place)
	}
	return w.said(subject, place)
}

// plain is a sentence without any marks.
func (w writer) plain() pair { return w.said(w.one(who), w.one(where)) }

func (w writer) said(subject, place pair) pair {
	verb := w.one(does)
	switch w.IntN(6) {
	case 0:
		return phrase("% % % %.", subject.capital(), w.one(when), verb, place)
	case 1:
		return phrase("% % %, %.", subject.capital(), verb, place, w.one(because))
	case 2:
		return phrase("% % % %.", w.one(first), subject, verb, place)
	case 3:
		return phrase("% % %, а % — %.", w.one(when).capital(), subject, verb, w.one(who), place)
	case 4:
		return pair{"% — здесь % %, %.", "% — тут % %, %."}.of(place.capital(), subject, verb, w.one(because))
	default:
		return phrase("% % % %, %.", w.one(when).capital(), subject, verb, place, w.one(because))
	}
}

// short is a sentence without a full stop, for titles and points of lists.
func (w writer) short() pair { return phrase("% %", w.one(who).capital(), w.one(does)) }
