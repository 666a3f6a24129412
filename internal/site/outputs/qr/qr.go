// Package qr draws the codes for posters: of every page that people may want
// to keep in their calendars, its address.
package qr

import (
	"pobratim/internal/engine/build"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/qr"
)

// Output are the codes that planned pages ask for.
var Output = build.Output{Name: "qr", After: outputs}

// drawing grows when the same address is drawn otherwise.
const drawing = 1

func outputs(_ *page.Context, planned []plan.Output) []plan.Output {
	var out []plan.Output
	for _, o := range planned {
		if o.Page == nil || o.Page.QR == "" {
			continue
		}
		address := o.Page.QR
		out = append(out, plan.Output{
			Path: page.QRPath(address), By: "the QR code of " + o.By, Pos: o.Pos,
			Key: memo.Hash("qr", drawing, address),
			Make: func() plan.Made {
				data, err := qr.SVG(address)
				return plan.Made{Bytes: data, Err: err}
			},
		})
	}
	return out
}
