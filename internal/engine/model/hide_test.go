package model_test

import (
	"slices"
	"testing"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
)

// The site is in Moscow, three hours before UTC: a bare day opens at 21:00Z
// of the day before, and closes at 21:00Z of its own.
func TestDisclose(t *testing.T) {
	const day = "2023-09-13"
	for _, c := range []struct {
		name   string
		change func(e *model.Entry)
		now    string
		want   string // visible, hidden, gone
	}{
		{"plain", func(*model.Entry) {}, noon, "visible"},
		{"draft", func(e *model.Entry) { e.Draft = true }, noon, "hidden"},
		{"a second before it is published", func(e *model.Entry) { e.Published = moment(t, day) }, "2023-09-12T20:59:59Z", "hidden"},
		{"published", func(e *model.Entry) { e.Published = moment(t, day) }, "2023-09-12T21:00:00Z", "visible"},
		{"published at an hour of another zone", func(e *model.Entry) { e.Published = moment(t, day+"T10:00+05:00") }, "2023-09-13T04:59:59Z", "hidden"},
		{"… and then", func(e *model.Entry) { e.Published = moment(t, day+"T10:00+05:00") }, "2023-09-13T05:00:00Z", "visible"},
		{"under embargo", func(e *model.Entry) { e.Embargo = moment(t, day+"T12:01") }, noon, "hidden"},
		{"released", func(e *model.Entry) { e.Embargo = moment(t, day+"T12:00") }, noon, "visible"},
		{"published but under embargo", func(e *model.Entry) { e.Published, e.Embargo = moment(t, "2023-09-01"), moment(t, "2023-09-14") }, noon, "hidden"},
		{"the last second of its last day", func(e *model.Entry) { e.Expires = moment(t, day) }, "2023-09-13T20:59:59Z", "visible"},
		{"expired", func(e *model.Entry) { e.Expires = moment(t, day) }, "2023-09-13T21:00:00Z", "hidden"},
		{"expired at an hour", func(e *model.Entry) { e.Expires = moment(t, day+"T12:00") }, noon, "hidden"},
		{"to be withdrawn", func(e *model.Entry) { e.Withdrawn = &model.Note{At: moment(t, "2023-09-14")} }, noon, "visible"},
		{"withdrawn", func(e *model.Entry) { e.Withdrawn = &model.Note{At: moment(t, day)} }, noon, "gone"},
		{"withdrawn and expired", func(e *model.Entry) {
			e.Expires, e.Withdrawn = moment(t, day+"T10:00"), &model.Note{At: moment(t, day)}
		}, noon, "hidden"},
		{"withdrawn draft", func(e *model.Entry) { e.Draft, e.Withdrawn = true, &model.Note{At: moment(t, day)} }, noon, "hidden"},
	} {
		e := entry("visit", "to-pskov")
		e.Texts = texts(map[lang.Tag]*model.Text{"ru": {Title: "Визит", Summary: "Тайна", Fields: "тайна"}})
		c.change(e)
		part, deep := entry("event", "talk"), entry("step", "sow")
		part.Within, deep.Within = e.Key(), part.Key()
		s, _ := site(t, c.now, e, part, deep)
		d := s.Disclose(model.HideDrafts)
		want := map[string]struct{ visible, gone, hidden string }{
			"visible": {visible: "to-pskov talk sow"},
			"gone":    {gone: "to-pskov", hidden: "talk sow"},
			"hidden":  {hidden: "to-pskov talk sow"},
		}[c.want]
		same(t, c.name+": visible", ids(d.Visible), want.visible)
		same(t, c.name+": gone", ids(d.Gone), want.gone)
		same(t, c.name+": hidden", ids(d.Hidden), want.hidden)
		for _, x := range d.Gone {
			if text := x.Texts.In("ru"); text.Title != "Визит" || text.Summary != "" || text.Fields != "" || x.Data != nil {
				t.Errorf("%s: of what is withdrawn is left %+v", c.name, text)
			}
		}
		if e.Texts.In("ru").Summary != "Тайна" {
			t.Errorf("%s: an entry was changed", c.name)
		}
	}
}

func TestDiscloseDrafts(t *testing.T) {
	e := entry("story", "day")
	e.Draft, e.Published = true, moment(t, "2023-09-14")
	s, _ := site(t, noon, e)
	same(t, "a draft that is not published yet", ids(s.Disclose(model.ShowDrafts).Visible), "")
	e.Published = decode.Moment{}
	same(t, "a draft", ids(s.Disclose(model.ShowDrafts).Visible), "day")
}

// What is a part of something hidden is hidden, whatever it says of itself.
func TestDiscloseParts(t *testing.T) {
	visit, talk := entry("visit", "to-pskov"), entry("event", "talk")
	talk.Within, talk.Published = visit.Key(), moment(t, "2023-09-01")
	visit.Embargo = moment(t, "2023-09-20")
	orphan := entry("event", "orphan")
	orphan.Within = "visit/none"
	s, _ := site(t, noon, visit, talk, orphan)
	same(t, "visible", ids(s.Disclose(model.HideDrafts).Visible), "orphan")
	visit.Embargo, talk.Draft = decode.Moment{}, true
	same(t, "visible", ids(s.Disclose(model.HideDrafts).Visible), "to-pskov orphan")
}

// What has expired or was withdrawn has been public: only what is still to
// come is a secret.
func TestComing(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(e *model.Entry)
		want   bool
	}{
		{"open", func(*model.Entry) {}, false},
		{"draft", func(e *model.Entry) { e.Draft = true }, true},
		{"not published", func(e *model.Entry) { e.Published = moment(t, "2023-09-14") }, true},
		{"embargo", func(e *model.Entry) { e.Embargo = moment(t, "2023-09-14") }, true},
		{"expired", func(e *model.Entry) { e.Expires = moment(t, "2023-09-12") }, false},
		{"withdrawn", func(e *model.Entry) { e.Withdrawn = &model.Note{At: moment(t, "2023-09-12")} }, false},
	} {
		visit, talk := entry("visit", "to-pskov"), entry("event", "talk")
		talk.Within = visit.Key()
		c.change(visit)
		s, _ := site(t, noon, visit, talk)
		if s.Coming(visit) != c.want || s.Coming(talk) != c.want {
			t.Errorf("%s: %v, its part %v", c.name, s.Coming(visit), s.Coming(talk))
		}
	}
}

func TestConsents(t *testing.T) {
	for _, c := range []struct {
		name    string
		consent model.Consent
		now     string
		holds   bool
	}{
		{"since the start of the day", model.Consent{Given: moment(t, "2023-09-13")}, "2023-09-12T21:00:00Z", true},
		{"not yet", model.Consent{Given: moment(t, "2023-09-13")}, "2023-09-12T20:59:59Z", false},
		{"until the end of the day", model.Consent{Given: moment(t, "2023-08-01"), Expires: moment(t, "2023-09-13")}, "2023-09-13T20:59:59Z", true},
		{"and no longer", model.Consent{Given: moment(t, "2023-08-01"), Expires: moment(t, "2023-09-13")}, "2023-09-13T21:00:00Z", false},
		{"withdrawn for that whole day", model.Consent{Given: moment(t, "2023-08-01"), Withdrawn: moment(t, "2023-09-13")}, "2023-09-12T21:00:00Z", false},
		{"never given", model.Consent{}, noon, false},
	} {
		s, _ := site(t, c.now)
		if got := s.Holds(c.consent); got != c.holds {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// A name is a copy without it where no consent for the site is in force.
func TestDiscloseNames(t *testing.T) {
	given := moment(t, "2023-08-01")
	for _, c := range []struct {
		consents []model.Consent
		named    bool
		warned   bool
	}{
		{nil, false, false}, // an error of its own
		{[]model.Consent{{Scope: []string{"press"}, Given: given}}, false, true},
		{[]model.Consent{{Scope: []string{"press", "site"}, Given: given}}, true, false},
		{[]model.Consent{{Scope: []string{"site"}, Given: given, Expires: moment(t, "2023-09-12")}, {Scope: []string{"site"}, Given: given}}, true, false},
		{[]model.Consent{{Scope: []string{"site"}, Given: given, Expires: moment(t, "2023-09-12")}}, false, true},
	} {
		e := entry("person", "anna")
		e.Names = decode.Words{{Tag: "ru", Word: decode.Word{S: "Анна"}}}
		e.Consents = c.consents
		s, _ := site(t, noon, e)
		d := s.Disclose(model.HideDrafts)
		if named := len(d.Visible[0].Names) > 0; named != c.named || len(d.Found) > 0 != c.warned || d.Found.Errors() > 0 {
			t.Errorf("%+v: named %v, found %v", c.consents, named, d.Found)
		}
		if len(e.Names) == 0 {
			t.Error("an entry was changed")
		}
	}
}

func TestClock(t *testing.T) {
	now := time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC)
	c := model.NewClock(now)
	for offset, want := range map[time.Duration]bool{-time.Second: true, 0: true, time.Second: false, time.Hour: false} {
		if c.Past(now.Add(offset)) != want {
			t.Errorf("%v from now: %v", offset, !want)
		}
	}
	c.Past(now.Add(time.Second).In(time.FixedZone("", 3600))) // the same moment, once
	if c.Past(time.Time{}) {
		t.Error("no moment has come")
	}
	if want := []time.Time{now.Add(time.Second), now.Add(time.Hour)}; !slices.EqualFunc(c.Steps(), want, time.Time.Equal) {
		t.Errorf("steps %v, want %v", c.Steps(), want)
	}
}
