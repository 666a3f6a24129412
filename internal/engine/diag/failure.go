package diag

import (
	"errors"
	"io/fs"
)

// A Failure is what the world did not allow: a disk is full, a port is taken,
// a folder is not ours. It is an error as others are, but its words stand in
// the catalogues like those of a finding.
type Failure struct {
	Code  string            // stable, kebab-case; a key of the catalogue
	Args  map[string]string // values of the message's {placeholders}
	Cause error             // what {cause} says; nil: the code says all
}

// Fail makes a Failure. Args are pairs of a placeholder's name and its value.
func Fail(cause error, code string, args ...string) error {
	return &Failure{Code: code, Args: pairs(args), Cause: cause}
}

// Error says it in English.
func (f *Failure) Error() string {
	message, _ := english().Say(f)
	return message
}

func (f *Failure) Unwrap() error { return f.Cause }

// Say words an error: what failed, for what cause, and what to do about it.
// Of an error that wraps a Failure the Failure is said. The hint is the
// nearest to the outside, or empty.
func (c Catalogue) Say(err error) (message, hint string) {
	f, ok := errors.AsType[*Failure](err)
	switch {
	case ok:
	case errors.Is(err, fs.ErrNotExist): // systems say it in many ways
		return c["reason-not-there"].Message, c["reason-not-there"].Hint
	case errors.Is(err, fs.ErrPermission):
		return c["reason-permission"].Message, c["reason-permission"].Hint
	default:
		return c.reason(err.Error())
	}
	m, ok := c[f.Code]
	if !ok {
		m = unheard(f.Code, f.Args)
	}
	cause := ""
	if f.Cause != nil {
		cause, hint = c.Say(f.Cause)
	}
	if m.Hint != "" {
		hint = fill(m.Hint, f.Args)
	}
	return fill(m.Message, f.Args, "{cause}", cause), hint
}
