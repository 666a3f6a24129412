// Package model holds what all kinds of content have in common.
//
// An Entry is one thing, whatever its languages: an organisation, an event,
// a photo. Its kind's own facts lie in Data and are read by that kind only;
// everybody else meets an entry through its Facets and its Texts. A Site is
// all entries of one moment, with the index that binds them.
//
// Entries are remembered between builds and shared: after parse nobody
// changes one. What resolve finds out is written beside them, in the Site.
package model

import (
	"iter"
	"slices"
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/ornament"
	"pobratim/internal/engine/picture"
)

// A Key names an entry on the whole site: "organisation/teply-porog".
type Key string

// ID returns the id within its kind.
func (k Key) ID() string { return string(k[strings.IndexByte(string(k), '/')+1:]) }

// KeyOf returns the key of an entry.
func KeyOf(kind, id string) Key { return Key(kind + "/" + id) }

// An Entry is one thing, whatever its languages.
type Entry struct {
	Kind, ID string
	diag.Pos          // where it is written
	Folder   string   // its bundle's folder in the tree, or ""
	Original lang.Tag // the language whose text the others translate
	Facets
	Data  any          // the kind's own facts; only that kind reads it
	Texts Texts        // only those written; nothing adds one later
	Given decode.Given // where each field is written
	Torn  bool         // a file of it cannot be read: nothing is known to be missing
}

// Key names the entry on the whole site.
func (e *Entry) Key() Key { return KeyOf(e.Kind, e.ID) }

// Field returns the place of a field, or that of the entry if the field is
// not written.
func (e *Entry) Field(path string) diag.Pos {
	if f, ok := e.Given.Field(path); ok {
		return f.Pos
	}
	return e.Pos
}

// Texts are what is said of an entry, by language. A site has few of those: a
// list takes a tenth of the memory of a map, and is read sooner.
type Texts []textIn

type textIn struct {
	tag  lang.Tag
	text *Text
}

// In returns the text in a language, or nil.
func (t Texts) In(tag lang.Tag) *Text {
	for i := range t {
		if t[i].tag == tag {
			return t[i].text
		}
	}
	return nil
}

// All gives the texts in the order in which they were set.
func (t Texts) All() iter.Seq2[lang.Tag, *Text] {
	return func(yield func(lang.Tag, *Text) bool) {
		for _, x := range t {
			if !yield(x.tag, x.text) {
				return
			}
		}
	}
}

// Tags returns the languages in byte order.
func (t Texts) Tags() []lang.Tag {
	var tags []lang.Tag
	for tag := range t.All() {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}

// Set is for who makes the entry.
func (t *Texts) Set(tag lang.Tag, text *Text) {
	for i := range *t {
		if (*t)[i].tag == tag {
			(*t)[i].text = text
			return
		}
	}
	*t = append(*t, textIn{tag, text})
}

// A Text is what is said in one language.
type Text struct {
	diag.Pos
	Title, Summary string
	Body           *markdown.Doc // nil where the source has no body
	Fields         string        // hashes of title, summary and other fields, as in markdown.Doc.Blocks and where it has them
	Translation    *Translation  // nil in the original
}

// Blocks returns the hashes of what a translation is compared by: title,
// summary, other fields, and each block of the body. There are none where no
// text of the entry is recorded as a translation, unless the build was asked
// for them.
func (t *Text) Blocks() []string {
	blocks := strings.Fields(t.Fields)
	if t.Body != nil {
		blocks = append(blocks, strings.Fields(t.Body.Blocks)...)
	}
	return blocks
}

// A Translation tells from which state of the original a text was made.
type Translation struct {
	Basis string        `field:"basis"`
	By    string        `field:"by"`
	At    decode.Moment `field:"at"`
}

// Common is what an author may write of every kind. Kinds embed it.
type Common struct {
	Title       decode.Words `field:"title"`
	Summary     decode.Words `field:"summary,max=300"`
	Original    string       `field:"original"`
	Translation *Translation `field:"translation"`

	Published decode.Moment `field:"published"`
	Updated   decode.Moment `field:"updated"`
	Expires   decode.Moment `field:"expires"`
	Embargo   *Embargo      `field:"embargo"`
	Draft     bool          `field:"draft"`
	Sample    bool          `field:"sample"`

	Former      []string `field:"former"`
	Corrections []Note   `field:"corrections"`
	Withdrawn   *Note    `field:"withdrawn"`
	Allow       []Allow  `field:"allow"`
}

// Shared returns the common fields of a kind's facts.
func (c *Common) Shared() *Common { return c }

// RecordID returns "": the id of a bundle is the name of its folder.
func (c *Common) RecordID() string { return "" }

// A Record is a thing written as one entry of a YAML file, so that its id is
// a field. Kinds embed it in place of Common.
type Record struct {
	ID string `field:"id,required"`
	Common
}

// RecordID returns the written id.
func (r *Record) RecordID() string { return r.ID }

// An Embargo keeps every byte of an entry out of all outputs until a moment.
type Embargo struct {
	Until decode.Moment `field:"until,required"`
}

// A Note is a dated remark: a correction, a withdrawal.
type Note struct {
	At   decode.Moment `field:"at,required"`
	Text decode.Words  `field:"text,required"`
}

// An Allow accepts a finding on purpose.
type Allow struct {
	Code   string `field:"code,required"`
	Reason string `field:"reason,required"`
}

// Facets are what kinds, rules and outputs know of each other's entries.
type Facets struct {
	Published, Updated, Expires, Embargo decode.Moment
	Draft, Sample                        bool
	Former                               []string
	Corrections                          []Note
	Withdrawn                            *Note
	Allow                                []Allow

	Type      string                // the sort within the kind: org-visit, slides, interview
	When      *When                 // everything with a When is in the calendar
	Where     decode.Ref            // a place
	Who       []Role                // people and organisations that take part
	Topics    []decode.Ref          // directions
	Side      decode.Ref            // of the programme
	Country   string                // ISO 3166 alpha-2, of a side
	Within    Key                   // what this is a part of: the visit of an event
	Access    string                // public, press, closed; empty: not said
	Group     string                // the part of the delegation that it books
	Audience  []string              // codes of whom it serves
	Speaks    []string              // language codes
	Offers    []Offer               // what it offers to the other side
	Seeks     []Offer               // what it seeks there
	Names     decode.Words          // the name of a person, printed within a consent only
	Consents  []Consent             // what a named or recognisable person agreed to
	People    []Likeness            // recognisable people of a photo
	Place     *Place                // what a place is
	Shape     *Shape                // land or water of the map
	Party     *Party                // the two sides of a visit
	Leg       *Leg                  // a connection between two cities
	Border    *Border               // a crossing
	Holiday   *Holiday              // a day that is not like the others
	Files     []File                // what readers may download
	Picture   *Picture              // a photo
	Prose     []Prose               // texts with markup beside the body
	Press     *Press                // for journalists
	Byline    []decode.Words        // authors by role
	Questions []decode.Words        // that a discussion is about
	Into      []string              // codes of the languages into which it is interpreted
	Evidence  *Evidence             // that a step has been taken
	Terms     map[lang.Tag][]string // synonyms for search
	Motif     ornament.Motif        // the cross-stitch figure of a direction
	Colour    string                // its thread, as ornament.Accent knows it; empty: its turn's
	Refs      []decode.FieldRef     // every reference that is written
	Listed    bool                  // stands in feeds and lists of what is new
	Anchored  bool                  // has no page of its own: it stands on its parent's page
}

// When says at which local time something is. Start and End are local at the
// place named beside them, or at Where, or in the site's zone.
type When struct {
	Start, End decode.Moment
	StartAt    decode.Ref // where it begins if that is not Where: a transfer's from
	EndAt      decode.Ref
	AllDay     bool   // Start and End are whole days, End included
	Status     string // confirmed, tentative, cancelled, moved
	Was        *Was
	Revision   int // SEQUENCE of RFC 5545: a fact, since it cannot be computed
}

// Was tells from where something has been moved.
type Was struct {
	Start decode.Moment
	Place decode.Ref
}

// A Role is somebody's part in an entry.
type Role struct {
	Field string // hosts, people, moderator, owners, author …
	decode.Ref
}

// An Offer is what an organisation gives or looks for in a direction.
type Offer struct {
	Direction decode.Ref   `field:"direction,required,ref=direction"`
	Text      decode.Words `field:"text,required"`
}

// A Consent of a person to be named or shown.
type Consent struct {
	Law       string        `field:"law,required"`
	Scope     []string      `field:"scope,required"`
	Given     decode.Moment `field:"given,required"`
	Expires   decode.Moment `field:"expires"`
	Withdrawn decode.Moment `field:"withdrawn"`
}

// Covers reports whether a consent is for a use: site, press.
func (c Consent) Covers(use string) bool { return slices.Contains(c.Scope, use) }

// A Likeness is a recognisable person on a photo.
type Likeness struct {
	Person  decode.Ref `field:"person,required,ref=person"`
	Consent *Consent   `field:"consent"`
}

// A Place is a city or a venue in a city.
type Place struct {
	City        decode.Ref // empty: it is a city itself
	Lat, Lon    float64    // degrees, WGS 84
	Zone        string     // IANA name; empty: the city's
	Country     string     // ISO 3166 alpha-2
	Genitive    decode.Words
	Locative    decode.Words
	Accusative  decode.Words
	Preposition decode.Words // "на" where the language's usual "in" is wrong
	Address     decode.Words
	StepFree    bool
	Stepped     bool // it is known that there are steps
	HearingLoop bool
	AccessNotes decode.Words
}

// A Shape is land or water drawn on the map.
type Shape struct {
	Kind   string // region, river, lake
	Points []Point
}

// A Point on the Earth, in degrees, WGS 84.
type Point struct{ Lat, Lon float64 }

// OnEarth reports whether there are such coordinates.
func OnEarth(lat, lon float64) bool {
	return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180
}

// A Party is who visits whom.
type Party struct {
	Host, Guest decode.Ref // sides
	Members     []Member
	Groups      []string
	Titles      map[string]decode.Words // of the groups, by id
}

// A Member of a delegation: a role, and a person only where one is named.
type Member struct {
	Organisation decode.Ref   `field:"organisation,required,ref=organisation"`
	Role         decode.Words `field:"role,required"`
	Person       decode.Ref   `field:"person,ref=person"`
}

// A Leg connects two cities, in both directions.
type Leg struct {
	From, To decode.Ref
	Minutes  int
	Border   decode.Ref
}

// A Border crossing takes time beside the road.
type Border struct {
	Minutes   int
	Countries []string
}

// A Holiday is a day off, a moved day off, a working Saturday.
type Holiday struct {
	Country string
	Date    decode.Date
	Kind    string
}

// A File of a bundle that readers may download.
type File struct {
	Name string   // in the bundle
	Pos  diag.Pos // where it is named
}

// Evidence shows that something has been done.
type Evidence struct {
	Text decode.Words `field:"text,required"`
	URL  string       `field:"url"`
}

// A Prose is a text with markup that stands in a field.
type Prose struct {
	Field string
	Lang  lang.Tag
	Doc   *markdown.Doc
}

// A Picture of a bundle, with what a reader needs to see of it.
type Picture struct {
	File string // in the tree
	Name string // in the bundle
	Hash [32]byte
	picture.Info
	Alt, Caption, Credit decode.Words
	Licence              string
}

// Press is what journalists ask for.
type Press struct {
	Email, Phone        string
	Short, Medium, Long decode.Words // blurbs of about 50, 150 and 400 words
	Figures             []Figure
}

// A Figure is a counted result. The unit is written in the form that its
// value needs.
type Figure struct {
	Metric decode.Words `field:"metric,required"`
	Value  float64      `field:"value,required"`
	Unit   decode.Words `field:"unit,required"`
}

// Mentions reports whether the entry takes part in the role given by field.
func (f *Facets) Mentions(field string, kind, id string) bool {
	return slices.ContainsFunc(f.Who, func(r Role) bool {
		return r.Field == field && r.Kind == kind && r.ID == id
	})
}

// Page reports whether the entry has a page of its own, if its kind has.
func (f *Facets) Page() bool { return !f.Anchored }

// Cancelled reports whether the entry has a time but does not take place. A
// nil entry is not cancelled.
func (e *Entry) Cancelled() bool {
	return e != nil && e.When != nil && e.When.Status == "cancelled"
}
