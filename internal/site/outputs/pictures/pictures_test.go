package pictures_test

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"sync"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
	"pobratim/internal/site/sitetest"
)

const sidecar = `
alt: {ru: Двор, be: Двор}
credit: {ru: Рисунок, be: Малюнак}
licence: CC-BY-4.0
taken: 2023-08-01
`

// site has the same picture under one name in two bundles.
const site = "-- content/organisations/porog/yard.yaml --" + sidecar + "-- content/organisations/dvor/yard.yaml --" + sidecar

func file(t *testing.T, w, h int) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = uint8(i)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pictures(t *testing.T, data []byte, archive string, options ...sitetest.Option) []plan.Output {
	t.Helper()
	tree := sitetest.Tree(t, sitetest.Organisation("porog", "pskov", "Порог", "Парог")+
		sitetest.Organisation("dvor", "vitebsk", "Двор", "Двор")+archive)
	for _, id := range []string{"porog", "dvor"} {
		tree["content/organisations/"+id+"/yard.png"] = source.Bytes(data)
	}
	p, found := sitetest.BuildTree(t, tree, options...)
	sitetest.Clean(t, found)
	return of(p)
}

func of(p build.Plan) []plan.Output {
	return slices.DeleteFunc(p.Outputs, func(o plan.Output) bool { return !strings.HasPrefix(o.Path, "assets/pictures/") })
}

func TestPictures(t *testing.T) {
	planned := pictures(t, file(t, 1000, 500), site)
	if len(planned) != 2 {
		t.Fatalf("%d files, want two sizes of one picture", len(planned))
	}
	widths := map[string]int{}
	var wait sync.WaitGroup
	var mu sync.Mutex
	for _, o := range planned {
		if !o.Stored {
			t.Errorf("%s is not kept between builds", o.Path)
		}
		wait.Go(func() {
			made, again := o.Make(), o.Make()
			if made.Err != nil || len(made.Problems) > 0 || !bytes.Equal(made.Bytes, again.Bytes) {
				t.Errorf("%s: %v %v, made twice: %v", o.Path, made.Err, made.Problems, bytes.Equal(made.Bytes, again.Bytes))
				return
			}
			config, err := png.DecodeConfig(bytes.NewReader(made.Bytes))
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			widths[o.Path[:len("assets/pictures/yard-480")]] = config.Width
		})
	}
	wait.Wait()
	if widths["assets/pictures/yard-480"] != 480 || widths["assets/pictures/yard-960"] != 960 {
		t.Errorf("got %v", widths)
	}
}

// TestHidden: the photo of what readers may not see yet is not made.
func TestHidden(t *testing.T) {
	archive := strings.ReplaceAll(site, "taken:", "published: 2023-10-01\ntaken:")
	if planned := pictures(t, file(t, 1000, 500), archive); len(planned) != 0 {
		t.Errorf("planned are %d files of hidden photos", len(planned))
	}
}

// TestBroken: damage among the pixels is found when the picture is made, in
// each of its sizes.
func TestBroken(t *testing.T) {
	data := file(t, 1000, 500)
	data[len(data)/2] ^= 0xff
	planned := pictures(t, data, site)
	if len(planned) == 0 {
		t.Fatal("nothing is planned")
	}
	for _, o := range planned {
		made := o.Make()
		if got := sitetest.Codes(made.Problems); len(got) != 1 || !strings.HasSuffix(got[0], "/yard.png picture-broken") {
			t.Errorf("%s: %v", o.Path, got)
		}
	}
}
