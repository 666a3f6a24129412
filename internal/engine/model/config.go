package model

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
)

// A Config is what content/site.yaml says about the site as a whole.
type Config struct {
	Title     decode.Words  `field:"title,required"`
	Short     decode.Words  `field:"short_title,max=12"` // under an icon
	Summary   decode.Words  `field:"summary,required,max=300"`
	Languages []string      `field:"languages,required,len=1.."`
	BaseURL   string        `field:"base_url,required"`
	UIDDomain string        `field:"uid_domain,required"`
	Zone      string        `field:"zone,required"`
	Sample    bool          `field:"sample"`
	AsOf      decode.Moment `field:"as_of"`
	Licence   string        `field:"licence"`
	Contact   Contact       `field:"contact"`
	Menu      []string      `field:"menu"`
	Outputs   []string      `field:"outputs"`

	Programmes []Programme `field:"programmes,required,len=1.."`

	Pos   diag.Pos
	Given decode.Given
}

// A Contact that is published.
type Contact struct {
	Email string `field:"email"`
	Phone string `field:"phone"`
}

// A Programme is two sides, a span of days and the limits between them.
type Programme struct {
	ID     string       `field:"id,required"`
	Title  decode.Words `field:"title,required"`
	Start  decode.Date  `field:"start,required"`
	End    decode.Date  `field:"end,required"`
	Limits Limits       `field:"limits"`
	Sides  []Side       `field:"sides,required,len=2.."`
}

// Limits of a programme. Zero means no limit.
type Limits struct {
	Delegates int `field:"delegates,min=1"`
}

// A Side is one of the partners of a programme.
type Side struct {
	ID      string       `field:"id,required"`
	Country string       `field:"country,required"`
	Title   decode.Words `field:"title,required"`
	Place   decode.Ref   `field:"place,required,ref=place"`
}
