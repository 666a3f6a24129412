package ruletest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
)

// set sets a field of an entry, as the kinds of the site do.
func (b *builder) set(e *model.Entry, name string, v word) {
	b.t.Helper()
	switch name {
	case "start", "end", "status", "from", "to", "due":
		b.setWhen(e, name, v)
	case "host", "guest", "groups", "members":
		b.setParty(e, name, v)
	case "country", "city", "zone":
		b.setPlace(e, name, v)
	case "hosts", "people", "moderator", "owners":
		kind := "person"
		if name == "hosts" || name == "owners" {
			kind = "organisation"
		}
		for _, item := range b.list(e, name, v) {
			e.Who = append(e.Who, model.Role{Field: name, Ref: item.ref(kind)})
		}
	case "type":
		e.Type = v.s
	case "place":
		e.Where = v.ref("place")
	case "group":
		e.Group = v.s
	case "side":
		e.Side = v.ref("side")
	case "topics":
		for _, item := range b.list(e, name, v) {
			e.Topics = append(e.Topics, item.ref("direction"))
		}
	case "date":
		b.holiday(e).Date = v.date(b.t)
	case "kind":
		b.holiday(e).Kind = v.s
	case "buffer":
		e.Border = &model.Border{Minutes: b.number(v)}
	case "minutes":
		leg := model.Leg{From: e.When.StartAt, To: e.When.EndAt, Minutes: b.number(v)}
		e.Leg, e.When = &leg, nil
	case "border":
		e.Leg.Border = v.ref("border")
	case "sides", "delegates":
		b.setProgramme(e, name, v)
	default:
		b.setCommon(e, name, v)
	}
	if p := b.programme(e); p != nil && (name == "start" || name == "end") {
		p.Start, p.End = e.When.Start.Date, e.When.End.Date
	}
}

func (b *builder) setCommon(e *model.Entry, name string, v word) {
	b.t.Helper()
	switch name {
	case "sample":
		e.Sample = true
	case "published":
		e.Published = v.moment(b.t)
	case "expires":
		e.Expires = v.moment(b.t)
	case "embargo":
		e.Embargo = v.moment(b.t)
	case "corrections":
		for _, item := range b.list(e, name, v) {
			e.Corrections = append(e.Corrections, model.Note{At: item.moment(b.t)})
		}
	case "name":
		e.Names = decode.Words{{Tag: "ru", Word: decode.Word{S: v.s, Pos: v.pos}}}
	case "consents": // scopes, such as site+press,press
		for _, item := range b.list(e, name, v) {
			e.Consents = append(e.Consents, model.Consent{Law: "RU-152", Scope: strings.Split(item.s, "+")})
		}
	case "likeness": // persons, each perhaps with scopes: anna:site+press,boris
		for i, item := range b.list(e, "people", v) {
			id, scope, agreed := strings.Cut(item.s, ":")
			like := model.Likeness{Person: word{id, item.pos}.ref("person")}
			if agreed {
				like.Consent = &model.Consent{Law: "RU-152", Scope: strings.Split(scope, "+")}
				item.pos.Col += int32(len(id) + 1)
				e.Given.Set(fmt.Sprintf("people[%d].consent.scope", i), decode.Field{Pos: item.pos, Key: item.pos})
			}
			e.People = append(e.People, like)
		}
	case "title", "summary": // "ru:" leaves it out in Russian, "be:Дом" sets it
		tag, s, _ := strings.Cut(v.s, ":")
		if text := e.Texts.In(lang.Tag(tag)); name == "title" {
			text.Title = s
		} else {
			text.Summary = s
		}
	case "without":
		var others model.Texts
		for tag, text := range e.Texts.All() {
			if tag != lang.Tag(v.s) {
				others.Set(tag, text)
			}
		}
		e.Texts = others
	default:
		b.t.Fatalf("%s: no field %q", v.pos, name)
	}
}

func (b *builder) setWhen(e *model.Entry, name string, v word) {
	b.t.Helper()
	if e.When == nil {
		e.When = &model.When{Status: "confirmed"}
	}
	switch w := e.When; name {
	case "start":
		w.Start = v.moment(b.t)
		w.AllDay = !w.Start.Time.Set
	case "end":
		w.End = v.moment(b.t)
	case "due":
		w.Start, w.End, w.AllDay = v.moment(b.t), v.moment(b.t), true
	case "status":
		w.Status = v.s
	case "from":
		w.StartAt = v.ref("place")
	case "to":
		w.EndAt = v.ref("place")
	}
}

func (b *builder) setParty(e *model.Entry, name string, v word) {
	b.t.Helper()
	if e.Party == nil {
		e.Party = &model.Party{}
	}
	switch p := e.Party; name {
	case "host":
		p.Host = v.ref("side")
	case "guest":
		p.Guest = v.ref("side")
	case "groups":
		p.Groups = strings.Split(v.s, ",")
	case "members": // organisations, perhaps many times: 20*porog,lapa
		var all []word
		for _, item := range v.items() {
			times, id, many := strings.Cut(item.s, "*")
			if !many {
				times, id = "1", item.s
			}
			all = append(all, slices.Repeat([]word{{id, item.pos}}, b.number(word{times, item.pos}))...)
		}
		for i, item := range all {
			p.Members = append(p.Members, model.Member{Organisation: item.ref("organisation")})
			e.Given.Set(fmt.Sprintf("delegation.members[%d]", i), decode.Field{Pos: item.pos, Key: item.pos})
		}
	}
}

func (b *builder) setPlace(e *model.Entry, name string, v word) {
	if e.Kind == "holiday" {
		b.holiday(e).Country = v.s
		return
	}
	if e.Place == nil {
		e.Place = &model.Place{}
	}
	switch p := e.Place; name {
	case "country":
		p.Country = v.s
	case "city":
		p.City = v.ref("place")
	case "zone":
		p.Zone = v.s
	}
}

func (b *builder) setProgramme(e *model.Entry, name string, v word) {
	b.t.Helper()
	p := b.programme(e)
	if name == "delegates" {
		p.Limits.Delegates = b.number(v)
		return
	}
	for _, item := range v.items() { // id:country; a side lies in the city of its name
		id, country, _ := strings.Cut(item.s, ":")
		place := word{id, item.pos}.ref("place")
		p.Sides = append(p.Sides, model.Side{ID: id, Country: country, Place: place})
		b.entries = append(b.entries, &model.Entry{
			Kind: "side", ID: id, Pos: item.pos,
			Facets: model.Facets{Where: place, Country: country, Within: e.Key()},
		})
	}
}

func (b *builder) programme(e *model.Entry) *model.Programme {
	if e.Kind != "programme" {
		return nil
	}
	return &b.config.Programmes[len(b.config.Programmes)-1]
}

func (b *builder) holiday(e *model.Entry) *model.Holiday {
	if e.Holiday == nil {
		e.Holiday = &model.Holiday{}
	}
	return e.Holiday
}

// list splits a value into items with a place each: "hosts[0]", "hosts[1]".
func (b *builder) list(e *model.Entry, path string, v word) []word {
	items := v.items()
	for i, item := range items {
		e.Given.Set(fmt.Sprintf("%s[%d]", path, i), decode.Field{Pos: item.pos, Key: item.pos})
	}
	e.Given.Set(path, decode.Field{Pos: v.pos, Key: v.pos})
	return items
}

func (b *builder) number(v word) int {
	b.t.Helper()
	n, err := strconv.Atoi(v.s)
	if err != nil {
		b.t.Fatalf("%s: no number: %q", v.pos, v.s)
	}
	return n
}
