package atlas_test

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
	"pobratim/internal/site/sitetest"
)

// What the repository draws is hand-made: towns of each region, its own and
// some that are only here to hold the outline, lie on its land.
func TestTownsLieInTheirRegions(t *testing.T) {
	land := map[string][]model.Point{}
	towns := map[string][]model.Point{
		"pskov-region": {
			{Lat: 57.82, Lon: 28.33}, {Lat: 56.34, Lon: 30.53}, {Lat: 57.35, Lon: 28.35}, {Lat: 57.81, Lon: 27.61},
			{Lat: 56.71, Lon: 28.66}, {Lat: 57.77, Lon: 29.56}, {Lat: 56.02, Lon: 29.93}, {Lat: 56.29, Lon: 28.48}, // Sebezh
			{Lat: 58.74, Lon: 27.83}, {Lat: 57.83, Lon: 29.97}, {Lat: 55.75, Lon: 30.76}, {Lat: 58.43, Lon: 29.37}, // Gdov, Dno, Usvyaty, Plyussa
		},
		"vitebsk-region": {
			{Lat: 55.19, Lon: 30.20}, {Lat: 55.49, Lon: 28.77}, {Lat: 54.51, Lon: 30.42}, {Lat: 55.53, Lon: 28.65},
			{Lat: 55.14, Lon: 27.69}, {Lat: 54.88, Lon: 28.69}, {Lat: 55.64, Lon: 27.04}, {Lat: 55.78, Lon: 27.94}, // Braslav, Verkhnedvinsk
			{Lat: 55.12, Lon: 26.84}, {Lat: 54.41, Lon: 29.69}, {Lat: 55.02, Lon: 30.80}, {Lat: 54.90, Lon: 27.77}, // Postavy, Tolochin, Liozno, Dokshitsy
		},
	}
	in := build.Input{Tree: sitetest.Repository(t), Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load}
	p, _ := build.Build(in, site.Definition(), memo.New())
	for _, e := range p.All.Of("shape") {
		if e.Shape.Kind == "region" {
			land[e.ID] = e.Shape.Points
		}
	}
	country := map[string]string{}
	for _, side := range p.All.Of("side") {
		country[side.Country] = side.ID + "-region"
	}
	for _, e := range p.All.Of("place") {
		region := country[p.All.City(e).Place.Country]
		towns[region] = append(towns[region], model.Point{Lat: e.Place.Lat, Lon: e.Place.Lon})
	}
	for region, points := range towns {
		for _, at := range points {
			for id, outline := range land {
				if on := within(at, outline); on != (id == region) {
					t.Errorf("%v of %s: on the land of %s: %v", at, region, id, on)
				}
			}
		}
		if n := len(land[region]); n < 25 || n > 70 {
			t.Errorf("%s has %d points, want a coarse outline", region, n)
		}
	}
}

// within counts how often a line to the east leaves the outline.
func within(p model.Point, outline []model.Point) bool {
	in := false
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		if (a.Lat > p.Lat) != (b.Lat > p.Lat) && p.Lon < a.Lon+(b.Lon-a.Lon)*(p.Lat-a.Lat)/(b.Lat-a.Lat) {
			in = !in
		}
	}
	return in
}

type link struct {
	Href string `xml:"href,attr"`
	Rect struct {
		X int `xml:"x,attr"`
		Y int `xml:"y,attr"`
		W int `xml:"width,attr"`
		H int `xml:"height,attr"`
	} `xml:"rect"`
	Circle struct {
		X int `xml:"cx,attr"`
		Y int `xml:"cy,attr"`
	} `xml:"circle"`
	Text string `xml:"text"`
}

// On the page of the repository each town has its name, no name covers
// another or the dot of another, all stand on the drawing, and each leads to
// its part of the list.
func TestNamesDoNotCollide(t *testing.T) {
	p, _ := sitetest.BuildTree(t, sitetest.Repository(t))
	for _, page := range []string{"ru/map/index.html", "be/map/index.html"} {
		html := sitetest.File(t, p, page)
		_, svg, _ := strings.Cut(html, "<svg")
		svg, _, _ = strings.Cut(svg, "</svg>")
		var drawing struct {
			ViewBox string `xml:"viewBox,attr"`
			Links   []link `xml:"a"`
		}
		d := xml.NewDecoder(strings.NewReader("<svg" + svg + "</svg>"))
		d.Strict = false // attributes have lost their quotes
		if err := d.Decode(&drawing); err != nil {
			t.Fatal(err)
		}
		var width, height int
		if _, err := fmt.Sscanf(drawing.ViewBox, "0 0 %d %d", &width, &height); err != nil {
			t.Fatal(err)
		}
		if len(drawing.Links) < 14 {
			t.Errorf("%s: only %d towns", page, len(drawing.Links))
		}
		for i, a := range drawing.Links {
			r := a.Rect
			if a.Text == "" {
				t.Errorf("%s: %s has no name", page, a.Href)
			}
			if r.X < 0 || r.Y < 0 || r.X+r.W > width || r.Y+r.H > height || r.H < 84 || r.W < 84 {
				t.Errorf("%s: %s stands at %v of %d x %d", page, a.Text, r, width, height)
			}
			if id := strings.TrimPrefix(a.Href, "#"); !strings.Contains(html, "id="+id+">") && !strings.Contains(html, `id="`+id+`"`) {
				t.Errorf("%s: %s leads nowhere", page, a.Href)
			}
			for k, b := range drawing.Links {
				o, c := b.Rect, b.Circle
				if k < i && r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H {
					t.Errorf("%s: %s covers %s", page, a.Text, b.Text)
				}
				if k != i && c.X+10 > r.X && c.X-10 < r.X+r.W && c.Y+10 > r.Y && c.Y-10 < r.Y+r.H {
					t.Errorf("%s: %s covers the dot of %s", page, a.Text, b.Text)
				}
			}
		}
	}
}
