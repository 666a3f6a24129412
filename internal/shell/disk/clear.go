package disk

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// How long a site that was replaced stays for readers who opened it before
// the switch. They share all unchanged files, so they are cheap; the number is
// a bound for builds that follow each other without end.
const (
	grace    = time.Minute
	mostPrev = 500
)

var (
	nextSuffix = regexp.MustCompile(`^[0-9]{1,10}-[0-9a-f]{16}$`)
	prevSuffix = regexp.MustCompile(`^[0-9]{19}-[0-9a-f]{16}$`)
)

// prevName is the name for a site that is replaced now. Names sort by time.
func (p *place) prevName(now time.Time) string {
	return fmt.Sprintf(".%s.prev-%019d-%s", p.base, now.UnixNano(), random())
}

// prevTime is when a site was replaced, by its name.
func (p *place) prevTime(name string) time.Time {
	digits, _, _ := strings.Cut(strings.TrimPrefix(name, "."+p.base+".prev-"), "-")
	ns, _ := strconv.ParseInt(digits, 10, 64)
	return time.Unix(0, ns)
}

// clear removes what dead builds left beside the output, and sites that were
// replaced long ago. The caller holds the lock of the place. What cannot be
// removed stays: it is in nobody's way.
func (p *place) clear(now time.Time) {
	for _, name := range p.names("next", nextSuffix) {
		p.clearNext(name, now)
	}
	prev := p.names("prev", prevSuffix)
	slices.Reverse(prev) // the latest first
	for i, name := range prev {
		if age := now.Sub(p.prevTime(name)).Abs(); age > grace || i >= mostPrev {
			p.clearPrev(name)
		}
	}
}

// names returns the names of one sort of ours beside the output, in order.
func (p *place) names(sort string, suffix *regexp.Regexp) []string {
	f, err := p.root.Open(".")
	if err != nil {
		return nil
	}
	defer f.Close()
	all, _ := f.Readdirnames(-1)
	var names []string
	for _, name := range all {
		if rest, ok := strings.CutPrefix(name, "."+p.base+"."+sort+"-"); ok && suffix.MatchString(rest) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// clearNext removes a generation whose build is dead. A finished one may be
// the site that was just replaced, if the build died right after the switch:
// it gets the same grace.
func (p *place) clearNext(name string, now time.Time) {
	if p.root.Remove(name) == nil {
		return // empty: the build died before it wrote the marker
	}
	root, err := p.openFolder(name)
	if err != nil {
		return
	}
	defer root.Close()
	marker, err := root.OpenFile(markerName, openToRead, 0)
	if err != nil {
		return
	}
	defer marker.Close()
	if !isDead(marker, now) {
		return
	}
	info, err := marker.Stat()
	if err != nil {
		return
	}
	_, err = readMarker(root)
	marker.Close()
	root.Close()
	switch {
	case err == nil:
		_ = p.root.Rename(name, p.prevName(now))
	case errors.Is(err, errBegun), errors.Is(err, errDamaged), info.Size() == 0:
		p.remove(name)
	}
}

// isDead says whether the build that holds a generation's marker is gone.
// Where there are no locks a day without change must do.
func isDead(marker *os.File, now time.Time) bool {
	free, err := tryLock(marker)
	if errors.Is(err, errors.ErrUnsupported) {
		info, err := marker.Stat()
		return err == nil && now.Sub(info.ModTime()) > 24*time.Hour
	}
	return err == nil && free
}

// clearPrev removes a site that was replaced, unless somebody put a file
// into it.
func (p *place) clearPrev(name string) {
	if p.root.Remove(name) == nil {
		return // empty: only removing it was interrupted
	}
	root, err := p.openFolder(name)
	if err != nil {
		return
	}
	defer root.Close()
	all, err := readMarker(root)
	if err != nil {
		return
	}
	if stranger, err := all.stranger(root); err != nil || stranger != "" {
		return
	}
	root.Close()
	p.remove(name)
}

// openFolder opens a folder in the parent, and no link to one.
func (p *place) openFolder(name string) (*os.Root, error) {
	info, err := p.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder", name)
	}
	return p.root.OpenRoot(name)
}

// remove removes a folder of ours, its marker last: if this is interrupted,
// the rest can still be told to be ours.
func (p *place) remove(name string) {
	root, err := p.openFolder(name)
	if err != nil {
		return
	}
	f, err := root.Open(".")
	if err != nil {
		root.Close()
		return
	}
	names, err := f.Readdirnames(-1)
	f.Close()
	for _, child := range names {
		if child != markerName {
			err = errors.Join(err, root.RemoveAll(child))
		}
	}
	if err == nil {
		_ = root.Remove(markerName)
	}
	root.Close()
	_ = p.root.Remove(name)
}
