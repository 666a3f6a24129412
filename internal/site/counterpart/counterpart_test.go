package counterpart

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// world makes a context of organisations, a line each:
//
//	id side works=a,b offers=a:слова,… seeks=… practice=a for=older-people speaks=ru
//
// and what keeps one out: sample=1, event=1. Sides a1 and a2 are of one
// programme, b1 and b2 of another.
func world(t testing.TB, lines string) *page.Context {
	t.Helper()
	russian, _ := lang.Of("ru")
	f := model.Frame{
		Config:    &model.Config{Zone: "UTC"},
		Languages: []*lang.Language{russian},
		Base:      "/",
		Zone:      time.LoadLocation,
		Kinds:     []model.Address{{Kind: "programme"}, {Kind: "side"}, {Kind: "organisation", Section: "organisations", Page: true}, {Kind: "practice"}},
	}
	var entries []*model.Entry
	for _, side := range []string{"a1", "a2", "b1", "b2"} {
		entries = append(entries, &model.Entry{Kind: "side", ID: side, Facets: model.Facets{Within: model.KeyOf("programme", side[:1])}})
	}
	for line := range strings.Lines(lines) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		e := &model.Entry{Kind: "organisation", ID: fields[0], Facets: model.Facets{Side: decode.Ref{Kind: "side", ID: fields[1]}}}
		for _, field := range fields[2:] {
			name, value, _ := strings.Cut(field, "=")
			for _, item := range strings.Split(value, ",") {
				id, text, _ := strings.Cut(item, ":")
				ref := decode.Ref{Kind: "direction", ID: id}
				said := decode.Words{{Tag: "ru", Word: decode.Word{S: strings.ReplaceAll(text, "_", " ")}}}
				switch name {
				case "works":
					e.Topics = append(e.Topics, ref)
				case "offers":
					e.Offers = append(e.Offers, model.Offer{Direction: ref, Text: said})
				case "seeks":
					e.Seeks = append(e.Seeks, model.Offer{Direction: ref, Text: said})
				case "for":
					e.Audience = append(e.Audience, id)
				case "speaks":
					e.Speaks = append(e.Speaks, id)
				case "practice":
					p := &model.Entry{Kind: "practice", ID: e.ID + "-" + id, Facets: model.Facets{Topics: []decode.Ref{ref}}}
					p.Refs = []decode.FieldRef{{Field: "organisation", Ref: decode.Ref{Kind: "organisation", ID: e.ID}}}
					entries = append(entries, p)
				case "sample":
					e.Sample = true
				case "event":
					e.When = &model.When{}
				default:
					t.Fatalf("no field %q", name)
				}
			}
		}
		entries = append(entries, e)
	}
	s, found := model.Resolve(f, entries)
	if len(found) > 0 {
		t.Fatal(found)
	}
	return &page.Context{Site: s, Indexes: new(page.Indexes)}
}

// say writes the matches of an organisation: "dvor gives a,b shares c; …".
func say(c *page.Context, id string) string {
	var out []string
	for _, m := range In(c).Of(c.Get("organisation", id)) {
		said := m.ID
		for _, r := range m.Reasons {
			said += " " + string(r.Kind) + " " + strings.Join(r.Names, ",")
		}
		out = append(out, said)
	}
	return strings.Join(out, "; ")
}

func TestMatches(t *testing.T) {
	tests := []struct{ name, lines, of, want string }{
		{
			"what one offers the other seeks, both ways",
			"x a1 works=elderly offers=elderly seeks=tos\ny a2 works=tos offers=tos seeks=elderly",
			"x", "y gives elderly takes tos",
		},
		{
			"both ways is more than one way, one way more than a direction",
			`x a1 works=elderly offers=elderly seeks=tos
			shared a2 works=elderly
			one a2 works=elderly seeks=elderly
			both a2 works=elderly seeks=elderly offers=tos`,
			"x", "both gives elderly takes tos; one gives elderly; shared shares elderly",
		},
		{
			"nobody of the same side, of another programme, invented, with a time",
			`x a1 works=elderly
			own a1 works=elderly
			far b2 works=elderly
			demo a2 works=elderly sample=1
			visit a2 works=elderly event=1
			good a2 works=elderly`,
			"x", "good shares elderly",
		},
		{
			"a practice where the other seeks",
			"x a1 seeks=tos practice=elderly\ny a2 practice=tos\nz a2 seeks=elderly",
			"x", "y learns tos; z teaches elderly",
		},
		{
			"the people one works for and the language one speaks are not enough",
			"x a1 works=tos for=children speaks=ru\ny a2 works=elderly for=children speaks=ru",
			"x", "",
		},
		{
			"but they decide between equals",
			`x a1 works=tos for=children,teachers speaks=ru,be
			a-plain a2 works=tos speaks=ru
			b-same a2 works=tos for=children,teachers speaks=ru`,
			"x", "b-same shares tos serves children,teachers speaks ru; a-plain shares tos speaks ru",
		},
		{
			"what is rare counts more",
			`x a1 works=tos,elderly
			a1st a2 works=elderly
			a2nd a2 works=elderly
			a3rd a2 works=elderly
			a4th a2 works=elderly
			rare a2 works=tos`,
			"x", "rare shares tos; a1st shares elderly; a2nd shares elderly; a3rd shares elderly; a4th shares elderly",
		},
		{
			"words decide between two who seek in one direction; ё is е",
			`x a1 offers=tos:Учим_вести_собрание_жильцов_зелёного_двора
			another a2 seeks=tos:Где_взять_лестницу
			words a2 seeks=tos:Как_звать_на_собрания_зеленых_дворов`,
			"x", "words gives tos; another gives tos",
		},
		{
			"the same words in another direction say nothing",
			"x a1 offers=tos:собрание\ny a2 seeks=elderly:собрание",
			"x", "",
		},
		{
			"ties by id",
			"x a1 works=tos\nc a2 works=tos\na a2 works=tos\nb a2 works=tos",
			"x", "a shares tos; b shares tos; c shares tos",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := say(world(t, test.lines), test.of); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// Both entries of a match see the same score, and mirrored reasons.
func TestMatchesAreMutual(t *testing.T) {
	c := world(t, many(60))
	mirror := map[Kind]Kind{Gives: Takes, Takes: Gives, Teaches: Learns, Learns: Teaches, Shares: Shares, Serves: Serves, Speaks: Speaks}
	pairs := 0
	for _, e := range c.Of("organisation") {
		for _, m := range In(c).Of(e) {
			for _, back := range In(c).Of(m.Entry) {
				if back.Entry != e {
					continue
				}
				pairs++
				if back.Score != m.Score {
					t.Errorf("%s and %s: %d and %d", e.ID, m.ID, m.Score, back.Score)
				}
				for _, r := range m.Reasons {
					if r.Kind != Shares && !slices.Equal(back.Why(mirror[r.Kind]).Names, r.Names) {
						t.Errorf("%s and %s: %v is not mirrored in %v", e.ID, m.ID, r, back.Reasons)
					}
				}
			}
		}
	}
	if pairs < 60 {
		t.Errorf("only %d mutual matches: the test looks at nothing", pairs)
	}
}

// The index is made once a build.
func TestOnce(t *testing.T) {
	c := world(t, "x a1 works=tos\ny a2 works=tos")
	first := In(c)
	if again := In(c); again != first {
		t.Error("two indexes of one context")
	}
}

// The same content gives the same matches, however often it is asked.
func TestAlwaysTheSame(t *testing.T) {
	c := world(t, many(1000))
	first := newIndex(c)
	for range 5 {
		again := newIndex(c)
		for i := range first.profiles {
			one, _ := first.candidates(i)
			two, _ := again.candidates(i)
			if !slices.Equal(one, two) {
				t.Fatalf("%s: %v, then %v", first.profiles[i].entry.ID, one, two)
			}
		}
	}
}

// Near counts stems, whatever the forms of the words; of the pairs of two
// entries the nearest is shown.
func TestNearest(t *testing.T) {
	c := world(t, `x a1 offers=tos:Учим_красить_лестницы,tos:Учим_вести_собрания_жильцов
		y a2 seeks=tos:Как_сушить_яблоки,tos:Ведение_собраний_с_жильцами,elderly:собрания`)
	x, y := c.Get("organisation", "x"), c.Get("organisation", "y")
	if got := In(c).Near(x, 1, y, 1); got != 2 {
		t.Errorf("собрание and жильцы: %d words in common, want 2", got)
	}
	if got := In(c).Near(x, 1, y, 2); got != 0 {
		t.Errorf("in another direction: %d words in common", got)
	}
	if offer, seek := nearest(In(c).profile(x), In(c).profile(y), []string{"tos"}); offer != 1 || seek != 1 {
		t.Errorf("nearest are %d and %d, want 1 and 1", offer, seek)
	}
	if offer, seek := nearest(In(c).profile(x), In(c).profile(y), []string{"elderly"}); offer != -1 || seek != -1 {
		t.Errorf("nobody offers there, but %d and %d are near", offer, seek)
	}
}

// The work of an entry does not grow with the site, and what is found of
// many is not the same few.
func TestLookedAtIsBounded(t *testing.T) {
	c := world(t, many(5000))
	x := In(c)
	proposed := map[model.Key]bool{}
	longestList := 0
	for _, l := range x.lists {
		longestList = max(longestList, len(l))
	}
	if longestList < 10*longest {
		t.Fatalf("no list is long (%d): the test looks at nothing", longestList)
	}
	for i := range x.profiles {
		found, looked := x.candidates(i)
		if looked > most || len(found) > most {
			t.Fatalf("%s: %d places looked at, %d candidates", x.profiles[i].entry.ID, looked, len(found))
		}
		if len(x.Of(x.profiles[i].entry)) == 0 || len(x.Of(x.profiles[i].entry)) > kept {
			t.Errorf("%s has %d matches", x.profiles[i].entry.ID, len(x.Of(x.profiles[i].entry)))
		}
		for _, m := range x.Of(x.profiles[i].entry) {
			proposed[m.Key()] = true
		}
	}
	if len(proposed) < 3000 {
		t.Errorf("only %d of 5000 are proposed to anybody", len(proposed))
	}
}

func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{1250, 2500, 5000, 10000} {
		c := world(b, many(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				x := newIndex(c)
				for _, e := range c.Of("organisation") {
					x.Of(e)
				}
			}
		})
	}
}

// many writes so many organisations on two sides, in eight directions.
func many(n int) string {
	nouns := strings.Fields("собрание лестница тетрадь скамейка колодец открытка мастерская автобус котёнок прогулка концерт фотография")
	var b strings.Builder
	for i := range n {
		offer, seek := i*7%8, i*5%8
		fmt.Fprintf(&b, "o%04d a%d works=d%d,d%d offers=d%d:%s_%s seeks=d%d:%s_%s for=p%d,p%d speaks=ru",
			i, 1+i/8%2, offer, i*3%8, offer, nouns[i%12], nouns[i/12%12], seek, nouns[i/3%12], nouns[i/5%12], i%12, i/7%12)
		if i%3 == 0 {
			fmt.Fprintf(&b, " practice=d%d", i/3%8)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
