package page

import "pobratim/internal/engine/memo"

// QRPath is where the code of an absolute address lies in the output.
func QRPath(address string) string {
	return "assets/qr/" + memo.Hash("qr", address).Hex(12) + ".svg"
}

// qr returns where the code of an absolute address lies, "" if the site
// makes none.
func (r Reader) qr(address string) string {
	if !r.Makes("qr") {
		return ""
	}
	return r.Base + QRPath(address)
}
