package memo

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"math"
	"reflect"
	"slices"
	"sync"
)

// A Key is the SHA-256 hash of everything a computation may look at.
type Key [sha256.Size]byte

func (k Key) String() string { return hex.EncodeToString(k[:8]) }

// Hex returns the first n hexadecimal digits of the key.
func (k Key) Hex(n int) string { return hex.EncodeToString(k[:])[:n] }

// Hash returns the key of plain data: strings, numbers, booleans, and
// structs, slices, arrays, maps and pointers of them. Every value is
// preceded by its kind and length, so that different data never runs into
// the same bytes; nil and empty are different data. What is Keyed stands for
// itself. It panics on functions, channels and on interfaces that hold anything
// but plain data: those cannot be part of a key.
func Hash(parts ...any) Key {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.h.Reset()
	w.buf = w.buf[:0]
	for _, p := range parts {
		w.value(reflect.ValueOf(p))
	}
	w.flush()
	var k Key
	w.h.Sum(k[:0])
	return k
}

// writers are used again: a key is made of every page, and of every file.
var writers = sync.Pool{New: func() any { return &writer{h: sha256.New()} }}

type writer struct {
	h   hash.Hash
	buf []byte
	own []byte // of what is Keyed
}

// Keyed is a pointer to what is not plain data, but knows by which bytes it is
// told from all others of its type.
type Keyed interface {
	AppendKey(b []byte) []byte
}

func (w *writer) flush() {
	w.h.Write(w.buf)
	w.buf = w.buf[:0]
}

func (w *writer) num(tag byte, n uint64) {
	w.buf = binary.LittleEndian.AppendUint64(append(w.buf, tag), n)
	if len(w.buf) > 4096 {
		w.flush()
	}
}

func (w *writer) str(s string) {
	w.num('s', uint64(len(s)))
	for len(s) > 0 { // a long text passes through in pieces
		n := min(len(s), 4096)
		w.buf = append(w.buf, s[:n]...)
		s = s[n:]
		if len(w.buf) > 4096 {
			w.flush()
		}
	}
}

func (w *writer) keyed(k Keyed) {
	w.own = k.AppendKey(w.own[:0])
	w.num('k', uint64(len(w.own)))
	w.flush()
	w.h.Write(w.own)
}

func (w *writer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid:
		w.num('0', 0)
	case reflect.String:
		w.str(v.String())
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		w.num('b', n)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.num('i', uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		w.num('u', v.Uint())
	case reflect.Float32, reflect.Float64:
		w.num('f', math.Float64bits(v.Float()))
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			w.num('0', 0)
			return
		}
		if v.CanInterface() {
			if k, ok := v.Interface().(Keyed); ok {
				w.keyed(k)
				return
			}
		}
		w.num('p', 0)
		w.value(v.Elem())
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() {
			w.num('0', 0)
			return
		}
		if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			w.num('y', uint64(v.Len()))
			w.flush()
			w.h.Write(v.Bytes())
			return
		}
		w.num('l', uint64(v.Len()))
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Map:
		if v.IsNil() {
			w.num('0', 0)
			return
		}
		keys := v.MapKeys()
		slices.SortFunc(keys, compare)
		w.num('m', uint64(len(keys)))
		for _, k := range keys {
			w.value(k)
			w.value(v.MapIndex(k))
		}
	case reflect.Struct:
		w.num('t', uint64(v.NumField()))
		w.str(v.Type().String())
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	default:
		panic(fmt.Sprintf("memo: a %s cannot be part of a key", v.Type()))
	}
}

func compare(a, b reflect.Value) int {
	switch {
	case a.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	case a.Kind() == reflect.String:
		return cmp.Compare(a.String(), b.String())
	}
	panic(fmt.Sprintf("memo: a map with keys of type %s cannot be part of a key", a.Type()))
}
