package kind

import (
	"reflect"
	"sync"

	"pobratim/internal/engine/decode"
)

// A spokenField is a field of a struct that holds texts, or has some inside.
type spokenField struct {
	name   string
	index  int
	deeper int // 1 if its texts are those of the original only
}

// spoken remembers which fields of struct types hold texts: most do not, and
// to look at them all for every text took a tenth of its parsing.
var spoken sync.Map // of reflect.Type to []spokenField

func spokenIn(t reflect.Type) []spokenField {
	if known, ok := spoken.Load(t); ok {
		return known.([]spokenField)
	}
	fields := []spokenField{}
	for i := range t.NumField() {
		sf := t.Field(i)
		if !sf.IsExported() || !holdsTexts(sf.Type) {
			continue
		}
		name, text := fieldName(sf)
		f := spokenField{name: name, index: i, deeper: 1}
		if sf.Anonymous || text {
			f.deeper = 0
		}
		fields = append(fields, f)
	}
	spoken.Store(t, fields)
	return fields
}

func holdsTexts(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[decode.Words](), reflect.TypeFor[decode.WordsList]():
		return true
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return holdsTexts(t.Elem())
	case reflect.Struct:
		return len(spokenIn(t)) > 0
	}
	return false
}
