package press

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"path"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/picture"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
)

// A kit is an archive that is planned: its size is known, its pictures are
// read when it is made.
type kit struct {
	of     *model.Entry
	day    uint16 // MS-DOS date of all its files, see dosDay
	photos []*model.Entry
	blurbs map[lang.Tag][]blurb // in the languages of its texts
	files  []file
}

// A file of a kit is a text, or a picture in full size.
type file struct {
	name  string
	text  []byte
	photo *model.Picture
	from  source.File
	size  int
}

// kitPath is where the archive of an entry lies in the output.
func kitPath(c *page.Context, e *model.Entry) string {
	return "kits/" + c.Address(e.Kind).Section + "/" + e.ID + ".zip"
}

// archive plans the archive of an entry.
func archive(c *page.Context, e *model.Entry, packed func() kit) plan.Output {
	o := plan.Output{Path: kitPath(c, e), By: string(e.Key()) + " press kit", Pos: e.Pos}
	return o.Deferred(func() plan.Recipe {
		k := packed()
		return plan.Recipe{Key: k.key, Make: k.make}
	})
}

// pack fills the archive of an entry: texts in each language in which it is
// written, and the photos.
func pack(c *page.Context, e *model.Entry, photos []*model.Entry) kit {
	day := e.Updated
	if day.IsZero() {
		day = e.Published
	}
	k := kit{of: e, day: dosDay(day), photos: photos, blurbs: map[lang.Tag][]blurb{}}
	for _, l := range c.Languages {
		if e.Texts.In(l.Tag) == nil {
			continue
		}
		r := c.Reader(l.Tag)
		k.blurbs[l.Tag] = blurbs(r, e)
		for _, s := range []*script{about(r, e), article(r, e), short(r, k.blurbs[l.Tag]), captions(r, photos)} {
			if s != nil {
				data := s.bytes()
				k.files = append(k.files, file{name: e.ID + "/" + s.name + "." + string(l.Tag) + ".txt", text: data, size: len(data)})
			}
		}
	}
	for _, photo := range photos {
		p := photo.Picture
		from := c.Tree[p.File]
		k.files = append(k.files, file{name: e.ID + "/" + path.Base(p.Name), photo: p, from: from, size: cleanSize(c, p, from)})
	}
	return k
}

// told are the blurbs for a reader.
func (k kit) told(r page.Reader) []blurb {
	if b, ok := k.blurbs[r.L.Tag]; ok {
		return b
	}
	return blurbs(r, k.of)
}

// photos are those of the entry's bundle that nobody is recognisable on who
// has not agreed to be in the press.
func photos(c *page.Context, e *model.Entry) []*model.Entry {
	var out []*model.Entry
	for _, photo := range c.Parts(e, "photo") {
		if photo.Picture != nil && agreed(c, photo) {
			out = append(out, photo)
		}
	}
	return out
}

func agreed(c *page.Context, photo *model.Entry) bool {
	for _, p := range photo.People {
		if p.Consent == nil || !p.Consent.Covers("press") || !c.Holds(*p.Consent) {
			return false
		}
	}
	return true
}

// cleanSize is the size of a picture without its metadata. A picture that
// cannot be read has none; making the archive says why.
func cleanSize(c *page.Context, p *model.Picture, from source.File) int {
	return memo.Do(c.Memo, memo.Hash("press-size", p.Hash[:]), func() int {
		data, err := from.Read()
		if err != nil {
			return 0
		}
		return len(picture.Clean(data, p.Info))
	})
}

// Sizes of the records of a ZIP archive (APPNOTE 4.3.7, 4.3.12, 4.3.16)
// without names.
const (
	localHeader   = 30
	centralHeader = 46
	endOfCentral  = 22
)

// size is that of the archive in bytes.
func (k kit) size() int64 {
	size := endOfCentral
	for _, f := range k.files {
		size += localHeader + centralHeader + 2*len(f.name) + f.size
	}
	return int64(size)
}

// key is of everything that the archive is made of.
func (k kit) key() memo.Key {
	parts := []any{"kit", int(k.day)}
	for _, f := range k.files {
		parts = append(parts, f.name, f.text)
		if f.photo != nil {
			parts = append(parts, f.photo.Hash[:])
		}
	}
	return memo.Hash(parts...)
}

func (k kit) make() plan.Made {
	var b bytes.Buffer
	b.Grow(int(k.size()))
	z := zip.NewWriter(&b)
	for _, f := range k.files {
		data := f.text
		if f.photo != nil {
			raw, err := f.from.Read()
			if err != nil {
				return plan.Made{Problems: diag.List{diag.Errorf(diag.Pos{File: f.photo.File}, "file-unreadable", "reason", err.Error())}}
			}
			data = picture.Clean(raw, f.photo.Info)
		}
		w, err := z.CreateRaw(header(f.name, k.day, data))
		if err != nil {
			return plan.Made{Err: err}
		}
		if _, err := w.Write(data); err != nil {
			return plan.Made{Err: err}
		}
	}
	if err := z.Close(); err != nil {
		return plan.Made{Err: err}
	}
	return plan.Made{Bytes: b.Bytes()}
}

// header is that of a stored file with everything in front of its bytes, so
// that programs that read an archive as it arrives understand it too.
func header(name string, day uint16, data []byte) *zip.FileHeader {
	return &zip.FileHeader{
		Name: name, Method: zip.Store,
		CRC32:              crc32.ChecksumIEEE(data),
		CompressedSize64:   uint64(len(data)),
		UncompressedSize64: uint64(len(data)),
		ModifiedDate:       day, //nolint:staticcheck // Modified adds a record of its own and a time zone.
	}
}
