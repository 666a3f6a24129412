package corpus

import (
	"fmt"
	"time"
)

// perVisit is the number of events of a visit that have pages of their own.
const perVisit = 16

// sessions is the number of events of the conference.
const sessions = 6

// A day of a schedule.
type day struct {
	date   string
	events []event
}

// An event of a schedule. What has no kind of its own to show, such as
// meals, has no page.
type event struct {
	id, kind       string
	title, summary pair
	start, end     string
	facts          fields // all but the above
}

func (e event) hasPage() bool { return e.kind != "transfer" && e.kind != "meal" }

func visitID(i int) string { return fmt.Sprintf("visit-%04d", i+1) }

// EventID is the id of the n-th event with a page of a visit.
func EventID(visit, n int) string { return fmt.Sprintf("event-%04d-%02d", visit+1, n+1) }

// SessionID is the id of the n-th session of the conference.
func SessionID(n int) string { return fmt.Sprintf("session-%d", n+1) }

// tuesday is the first day of the i-th visit: one a week.
func tuesday(i int) time.Time {
	return time.Date(2006, 1, 10, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 7*i)
}

// visit makes a visit: host and guest take turns, so that each is returned.
func (c Corpus) visit(i int) item {
	w, it := c.begin("visits", visitID(i), i)
	host, guest := side(i), side(i+1)
	city := w.IntN(len(cities) / 2)
	home := cityOf(host, city)
	it.titled(pair{"Поездка: %", "Паездка: %"}.of(home.pair).withRound(i), w.plain())
	it.published = tuesday(i).AddDate(0, 0, -30).Format(time.DateOnly)
	f := &it.facts
	f.line("host: %s\nguest: %s", sides[host].slug, sides[guest].slug)
	f.line("start: %s\nend: %s", tuesday(i).Format(time.DateOnly), tuesday(i).AddDate(0, 0, 3).Format(time.DateOnly))
	f.line("city: %s\nborder: crossing", home.slug)
	f.line("delegation:\n  members:")
	for range 12 {
		member, _ := organisationName(c.of(w, guest))
		f.line("    - {organisation: %s, role: %s}", member, both(w.one(roles)))
	}
	s := scheduler{Corpus: c, writer: w, visit: i, host: host, city: city}
	for n := range 4 {
		it.days = append(it.days, s.day(n))
	}
	return c.finish(w, it)
}

// withRound numbers visits of one city.
func (p pair) withRound(i int) pair { return phrase("%, № #", p).with(i + 1) }

// A scheduler fills the four days of a visit.
type scheduler struct {
	Corpus
	writer
	visit, host, city int
	events            int // with pages, so far
}

func (s *scheduler) day(n int) day {
	d := day{date: tuesday(s.visit).AddDate(0, 0, n).Format(time.DateOnly)}
	there, here := venueID(1-s.host, 0, 0), venueID(s.host, s.city, 0)
	if n == 0 {
		d.events = append(d.events, s.road(n, there, here, "05:30", "14:30"))
		for _, start := range []string{"15:00", "16:30", "18:00"} {
			d.events = append(d.events, s.event(start))
		}
		return d
	}
	hours := []string{"09:00", "10:30", "12:00", "15:00", "16:30"}
	if n == 3 {
		hours = hours[:3]
	}
	for i, start := range hours {
		if i == 3 {
			d.events = append(d.events, s.lunch(n, here))
		}
		d.events = append(d.events, s.event(start))
	}
	if n == 3 {
		d.events = append(d.events, s.road(n, here, there, "13:30", "22:30"))
	}
	return d
}

func (s *scheduler) road(n int, from, to, start, end string) event {
	e := event{id: fmt.Sprintf("road-%04d-%d", s.visit+1, n), kind: "transfer", title: pair{"Дорога", "Дарога"}, start: start, end: end}
	e.facts.line("from: %s\nto: %s\naccess: closed", from, to)
	return e
}

func (s *scheduler) lunch(n int, here string) event {
	e := event{id: fmt.Sprintf("lunch-%04d-%d", s.visit+1, n), kind: "meal", title: pair{"Обед", "Абед"}, start: "13:15", end: "14:30"}
	e.facts.line("place: %s\naccess: closed", here)
	return e
}

// event makes the next event with a page.
func (s *scheduler) event(start string) event {
	e := event{id: EventID(s.visit, s.events), start: start, summary: s.plain()}
	at, err := time.Parse("15:04", start)
	if err != nil {
		panic(err) // the hours stand above
	}
	e.end = at.Add(75 * time.Minute).Format("15:04")
	e.kind = []string{"org-visit", "discussion", "practice-demo", "briefing"}[s.events%4]
	f := &e.facts
	host, name := organisationName(s.of(s.writer, s.host))
	switch e.kind {
	case "org-visit":
		e.title = pair{"В гостях: %", "У гасцях: %"}.of(name)
		f.refs("hosts", host)
	case "discussion":
		e.title = phrase("%: %", s.one(headings), s.one(where))
		f.line("moderator: %s", personID(s.IntN(people)))
		f.line("questions:")
		for _, q := range s.some(3, questions) {
			f.line("  - %s", both(q))
		}
	case "practice-demo":
		practice, name := practiceName(s.IntN(s.Practices))
		e.title = pair{"Показ: «%»", "Паказ: «%»"}.of(name)
		f.line("practice: %s", practice)
	case "briefing":
		e.title = pair{"Встреча с прессой: %", "Сустрэча з прэсай: %"}.of(s.one(where))
		f.refs("people", personID(s.IntN(people)))
	}
	f.refs("directions", s.topics(s.events)...)
	f.line("place: %s", venueID(s.host, s.city, s.IntN(len(venues))))
	access := []string{"public", "press", "closed"}[s.IntN(3)]
	if e.kind == "briefing" {
		access = "press"
	}
	f.line("access: %s", access)
	s.events++
	return e
}

// conference makes the meeting that closes the programme, after the last
// visit.
func (c Corpus) conference(i int) item {
	w, it := c.begin("conference", "final", i)
	it.titled(pair{"Итоговая конференция", "Выніковая канферэнцыя"}, w.plain())
	it.published = "2026-05-01"
	it.facts.line("start: 2026-06-16\nend: 2026-06-16\nplace: %s", venueID(0, 0, 0))
	d := day{date: "2026-06-16"}
	for n := range sessions {
		e := event{id: SessionID(n), kind: "session", title: w.one(headings), summary: w.plain()}
		e.start, e.end = fmt.Sprintf("%02d:00", 10+n), fmt.Sprintf("%02d:45", 10+n)
		e.facts.refs("people", personID(w.IntN(people)))
		e.facts.refs("directions", w.topics(n)...)
		e.facts.line("place: %s\naccess: public", venueID(0, 0, n%len(venues)))
		d.events = append(d.events, e)
	}
	it.days = []day{d}
	return c.finish(w, it)
}
