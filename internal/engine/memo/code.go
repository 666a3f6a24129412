package memo

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
)

// A Codec writes plain data as bytes and reads it again, so that results can
// outlive the process. What is plain is said at Hash; beside that, a value in
// an interface must have one of the Types. The bytes are for the program that
// wrote them: whoever keeps them puts the program into their key.
//
// Most fields of most values are empty, so a struct is written as the fields
// that are not, each behind its number. Strings that are read share the memory
// of the bytes.
type Codec struct{ Types []reflect.Type }

// errData says that bytes were not written by this codec.
var errData = errors.New("memo: not the data that was written")

// Encode writes what a pointer points to.
func (c Codec) Encode(from any) []byte {
	return c.append(nil, reflect.ValueOf(from).Elem())
}

// Decode reads into what a pointer points to.
func (c Codec) Decode(data []byte, into any) error {
	d := decoder{codec: c, rest: string(data)}
	v := reflect.ValueOf(into).Elem()
	v.SetZero()
	if !d.value(v) || d.rest != "" {
		return errData
	}
	return nil
}

func (c Codec) append(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		return append(b, v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Float32, reflect.Float64:
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float()))
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		return c.append(append(b, 1), v.Elem())
	case reflect.Interface:
		if v.IsNil() {
			return append(b, 0)
		}
		n := slices.Index(c.Types, v.Elem().Type())
		if n < 0 {
			panic(fmt.Sprintf("memo: no codec for a %s", v.Elem().Type()))
		}
		return c.append(binary.AppendUvarint(b, uint64(n)+1), v.Elem())
	case reflect.Slice:
		if v.IsNil() {
			return append(b, 0)
		}
		b = binary.AppendUvarint(b, uint64(v.Len())+1)
		if isBytes(v) {
			return append(b, v.Bytes()...)
		}
		for i := range v.Len() {
			b = c.append(b, v.Index(i))
		}
		return b
	case reflect.Array:
		for i := range v.Len() {
			if isBytes(v) {
				b = append(b, byte(v.Index(i).Uint()))
				continue
			}
			b = c.append(b, v.Index(i))
		}
		return b
	case reflect.Map:
		if v.IsNil() {
			return append(b, 0)
		}
		b = binary.AppendUvarint(b, uint64(v.Len())+1)
		keys := v.MapKeys()
		slices.SortFunc(keys, compare)
		for _, k := range keys {
			b = c.append(c.append(b, k), v.MapIndex(k))
		}
		return b
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				b = c.append(binary.AppendUvarint(b, uint64(i)+1), f)
			}
		}
		return append(b, 0)
	}
	panic(fmt.Sprintf("memo: no codec for a %s", v.Type()))
}

// isBytes says that a list or an array is written as it stands.
func isBytes(v reflect.Value) bool { return v.Type().Elem().Kind() == reflect.Uint8 }

// A decoder reads; each method says false where the data is not what was
// written.
type decoder struct {
	codec Codec
	rest  string
}

func (d *decoder) uvarint() (uint64, bool) {
	var n uint64
	for i := 0; i < len(d.rest) && i < binary.MaxVarintLen64; i++ {
		c := d.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			d.rest = d.rest[i+1:]
			return n, true
		}
	}
	return 0, false
}

// length reads a number of things of at least one byte each.
func (d *decoder) length() (int, bool) {
	n, ok := d.uvarint()
	return int(n), ok && n <= uint64(len(d.rest))+1
}

func (d *decoder) value(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		n, ok := d.length()
		if !ok || n > len(d.rest) {
			return false
		}
		v.SetString(d.rest[:n])
		d.rest = d.rest[n:]
		return true
	case reflect.Bool:
		n, ok := d.uvarint()
		v.SetBool(n == 1)
		return ok
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, ok := d.uvarint()
		v.SetInt(int64(n>>1) ^ -int64(n&1)) // as binary.Varint
		return ok
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		n, ok := d.uvarint()
		v.SetUint(n)
		return ok
	case reflect.Float32, reflect.Float64:
		if len(d.rest) < 8 {
			return false
		}
		v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64([]byte(d.rest[:8]))))
		d.rest = d.rest[8:]
		return true
	case reflect.Pointer:
		n, ok := d.uvarint()
		if n == 0 {
			return ok
		}
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem())
	case reflect.Interface:
		n, ok := d.uvarint()
		if n == 0 || n > uint64(len(d.codec.Types)) {
			return ok && n == 0
		}
		inside := reflect.New(d.codec.Types[n-1]).Elem()
		ok = d.value(inside)
		v.Set(inside)
		return ok
	case reflect.Array:
		return d.items(v)
	case reflect.Slice:
		n, ok := d.length()
		if n == 0 || !ok {
			return ok
		}
		v.Set(reflect.MakeSlice(v.Type(), n-1, n-1))
		return d.items(v)
	case reflect.Map:
		return d.pairs(v)
	case reflect.Struct:
		return d.fields(v)
	}
	panic(fmt.Sprintf("memo: no codec for a %s", v.Type()))
}

func (d *decoder) items(v reflect.Value) bool {
	if isBytes(v) {
		if v.Len() > len(d.rest) {
			return false
		}
		reflect.Copy(v, reflect.ValueOf([]byte(d.rest[:v.Len()])))
		d.rest = d.rest[v.Len():]
		return true
	}
	for i := range v.Len() {
		if !d.value(v.Index(i)) {
			return false
		}
	}
	return true
}

func (d *decoder) pairs(v reflect.Value) bool {
	n, ok := d.length()
	if n == 0 || !ok {
		return ok
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n-1))
	key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
	for range n - 1 {
		key.SetZero()
		value.SetZero()
		if !d.value(key) || !d.value(value) {
			return false
		}
		v.SetMapIndex(key, value)
	}
	return true
}

func (d *decoder) fields(v reflect.Value) bool {
	for {
		n, ok := d.uvarint()
		if n == 0 || !ok {
			return ok
		}
		if n > uint64(v.NumField()) || !v.Type().Field(int(n)-1).IsExported() {
			return false
		}
		if !d.value(v.Field(int(n) - 1)) {
			return false
		}
	}
}
