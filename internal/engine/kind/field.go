package kind

import (
	"reflect"
	"slices"
	"strings"
)

// fieldName returns the name that a struct field has in files, and whether
// it is a record of texts.
func fieldName(f reflect.StructField) (name string, text bool) {
	parts := strings.Split(f.Tag.Get("field"), ",")
	return parts[0], slices.Contains(parts[1:], "text")
}
