package layout

import (
	"html/template"
	"reflect"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/markdown"
)

type methodical struct{ S string }

func (methodical) Ask() string { return "" }

type byPointer struct{ S string }

func (*byPointer) Ask() string { return "" }

type recursive struct {
	Name string
	Sub  []recursive
	Up   *recursive
}

func TestClosed(t *testing.T) {
	type hidden struct{ s string }
	_ = hidden{}.s
	tests := []struct {
		view any
		want string // part of the refusal; "" for plain data
	}{
		{struct {
			S string
			N int
			B bool
			F float64
			L []string
			M map[string]Text
			P *Text
			H template.HTML
			D *markdown.Filled
		}{}, ""},
		{struct{ D markdown.Filled }{}, "D has methods"},
		{struct{ D *markdown.Doc }{}, "D has methods"},
		{recursive{}, ""},
		{View{}, ""},
		{struct{ At time.Time }{}, "At has methods"},
		{struct{ For time.Duration }{}, "For has methods"},
		{struct{ M methodical }{}, "M has methods"},
		{struct{ M byPointer }{}, "M has methods"},
		{struct{ L []map[string]*methodical }{}, "L[][] has methods"},
		{struct{ F func() string }{}, "F is a func"},
		{struct{ C chan int }{}, "C is a chan"},
		{struct{ I any }{}, "I is a interface"},
		{struct{ E error }{}, "E has methods"},
		{struct{ M map[int]string }{}, "M has keys that are not strings"},
		{struct{ H hidden }{}, "H.s is not exported"},
		{struct{ U template.URL }{}, ""},
	}
	for _, tt := range tests {
		err := Closed(reflect.TypeOf(tt.view))
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%T is refused: %v", tt.view, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%T: got %v, want %q", tt.view, err, tt.want)
		}
	}
}
