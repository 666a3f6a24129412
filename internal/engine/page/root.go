package page

// Root returns the frame of a page that lies above the languages, in the
// words of the reader's: that of the home page without what belongs to one
// language alone. Its twins are the home pages, none of which it is.
func (r Reader) Root(s Spot) Sheet {
	s.Path = ""
	f := r.Spot(s)
	f.Home = r.Base
	f.Menu, f.Footer, f.Search, f.LD = nil, nil, "", nil
	for i := range f.Twins {
		f.Twins[i].Current = false
	}
	return f
}
