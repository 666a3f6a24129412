package corpus

import (
	"fmt"
	"strings"
)

var sides = []name{{"pskov", pair{"Псков", "Пскоў"}}, {"vitebsk", pair{"Витебск", "Віцебск"}}}

// people is the number of people; they have roles and no names.
const people = 60

func personID(i int) string { return fmt.Sprintf("person-%02d", i+1) }

// cities take turns between the sides; the first of each is its capital.
var cities = []struct {
	name
	genitive, locative, accusative pair
	lat, lon                       float64
}{
	{name{"pskov", pair{"Псков", "Пскоў"}}, pair{"Пскова", "Пскова"}, pair{"Пскове", "Пскове"}, pair{"Псков", "Пскоў"}, 57.82, 28.33},
	{name{"vitebsk", pair{"Витебск", "Віцебск"}}, pair{"Витебска", "Віцебска"}, pair{"Витебске", "Віцебску"}, pair{"Витебск", "Віцебск"}, 55.19, 30.20},
	{name{"ostrov", pair{"Остров", "Остраў"}}, pair{"Острова", "Острава"}, pair{"Острове", "Остраве"}, pair{"Остров", "Остраў"}, 57.34, 28.35},
	{name{"polotsk", pair{"Полоцк", "Полацк"}}, pair{"Полоцка", "Полацка"}, pair{"Полоцке", "Полацку"}, pair{"Полоцк", "Полацк"}, 55.49, 28.77},
	{name{"porkhov", pair{"Порхов", "Порхаў"}}, pair{"Порхова", "Порхава"}, pair{"Порхове", "Порхаве"}, pair{"Порхов", "Порхаў"}, 57.77, 29.56},
	{name{"orsha", pair{"Орша", "Орша"}}, pair{"Орши", "Оршы"}, pair{"Орше", "Оршы"}, pair{"Оршу", "Оршу"}, 54.51, 30.42},
	{name{"nevel", pair{"Невель", "Невель"}}, pair{"Невеля", "Невеля"}, pair{"Невеле", "Невелі"}, pair{"Невель", "Невель"}, 56.02, 29.93},
	{name{"lepel", pair{"Лепель", "Лепель"}}, pair{"Лепеля", "Лепеля"}, pair{"Лепеле", "Лепелі"}, pair{"Лепель", "Лепель"}, 54.88, 28.70},
}

// venues are in every city.
var venues = []struct {
	name
	genitive, locative pair
}{
	{name{"hall", pair{"Зал на набережной", "Зала на набярэжнай"}}, pair{"зала на набережной", "залы на набярэжнай"}, pair{"зале на набережной", "зале на набярэжнай"}},
	{name{"library", pair{"Библиотека", "Бібліятэка"}}, pair{"библиотеки", "бібліятэкі"}, pair{"библиотеке", "бібліятэцы"}},
	{name{"club", pair{"Дворовый клуб", "Дваровы клуб"}}, pair{"дворового клуба", "дваровага клуба"}, pair{"дворовом клубе", "дваровым клубе"}},
	{name{"centre", pair{"Дневной центр", "Дзённы цэнтр"}}, pair{"дневного центра", "дзённага цэнтра"}, pair{"дневном центре", "дзённым цэнтры"}},
	{name{"school", pair{"Школа № 2", "Школа № 2"}}, pair{"школы № 2", "школы № 2"}, pair{"школе № 2", "школе № 2"}},
}

func cityOf(side, i int) name { return cities[2*i+side].name }

func venueID(side, city, venue int) string {
	return cityOf(side, city).slug + "-" + venues[venue].slug
}

// placesYAML are all cities and venues.
func placesYAML() string {
	var f fields
	for i, c := range cities {
		country, zone := []string{"RU", "BY"}[side(i)], []string{"Europe/Moscow", "Europe/Minsk"}[side(i)]
		f.line("- {id: %s, title: %s, genitive: %s, locative: %s, accusative: %s, country: %s, coordinates: [%.2f, %.2f], zone: %s}",
			c.slug, both(c.pair), both(c.genitive), both(c.locative), both(c.accusative), country, c.lat, c.lon, zone)
		for j, v := range venues {
			f.line("- {id: %s-%s, city: %s, title: %s, genitive: %s, locative: %s, coordinates: [%.3f, %.3f], address: %s, access: {step_free: true, hearing_loop: %t}}",
				c.slug, v.slug, c.slug, both(v.pair), both(v.genitive), both(v.locative), c.lat, c.lon, both(pair{"Набережная ул., 0", "вул. Набярэжная, 0"}), j == 0)
		}
	}
	return string(f)
}

func travelYAML() string {
	var f fields
	f.line("legs:\n  - {from: pskov, to: vitebsk, minutes: 330, border: crossing}")
	for i := 2; i < len(cities); i++ {
		f.line("  - {from: %s, to: %s, minutes: 75}", cities[side(i)].slug, cities[i].slug)
	}
	f.line("borders:\n  - {id: crossing, title: %s, buffer: 45m, countries: [RU, BY]}", both(pair{"Граница", "Граніца"}))
	return string(f)
}

func (c Corpus) peopleYAML() string {
	var f fields
	w := newWriter(c.Seed, "people", 0)
	for i := range people {
		organisation, _ := organisationName(c.of(w, side(i)))
		f.line("- {id: %s, role: %s, organisation: %s, languages: [ru]}", personID(i), both(w.one(roles)), organisation)
	}
	return string(f)
}

const holidaysYAML = `- {country: BY, date: 2006-07-03, kind: observance, title: {ru: День Республики, be: Дзень Рэспублікі}}
- {country: RU, date: 2006-06-12, kind: observance, title: {ru: День России, be: Дзень Расіі}}
`

// A direction of work, with the upper left quarter of its motif.
type direction struct {
	name
	summary pair
	motif   []string
}

var directions = []direction{
	{name{"elderly", pair{"Помощь пожилым", "Дапамога пажылым"}}, pair{"Соседи рядом, чай и разговор.", "Суседзі побач, гарбата і размова."}, []string{".....#", "....##", "...##.", "..##.#", ".##.##", "##.###"}},
	{name{"children", pair{"Дети и подростки", "Дзеці і падлеткі"}}, pair{"Дворовые клубы и игры.", "Дваровыя клубы і гульні."}, []string{"#....#", ".#...#", "..#..#", "...#.#", "....##", "######"}},
	{name{"volunteering", pair{"Волонтёрство", "Валанцёрства"}}, pair{"Как позвать и научить.", "Як паклікаць і навучыць."}, []string{".##...", "####..", "##.##.", ".#..##", "..#..#", "...#.."}},
	{name{"animals", pair{"Помощь животным", "Дапамога жывёлам"}}, pair{"Передержка и добрые хозяева.", "Часовы прытулак і добрыя гаспадары."}, []string{".##.##", ".##.##", "......", "##..##", "##.###", "..####"}},
	{name{"heritage", pair{"Память места", "Памяць месца"}}, pair{"Рассказы, снимки и карты.", "Аповеды, здымкі і карты."}, []string{"###...", "#.#..#", "###.##", "...###", "..####", ".#####"}},
	{name{"disability", pair{"Люди с инвалидностью", "Людзі з інваліднасцю"}}, pair{"Мастерские, где хватает места всем.", "Майстэрні, дзе хапае месца для ўсіх."}, []string{"...###", "..#...", ".#..##", "#..#.#", "#.#..#", "#.####"}},
	{name{"tos", pair{"Самоуправление двора", "Самакіраванне двара"}}, pair{"Двор, который решает сам.", "Двор, які вырашае сам."}, []string{"##....", "##....", "..##..", "..##..", "....##", "....##"}},
	{name{"culture", pair{"Культура и спорт", "Культура і спорт"}}, pair{"Хор, сцена и лыжи.", "Хор, сцэна і лыжы."}, []string{"......", ".####.", ".#..#.", ".#..##", ".####.", "....#."}},
}

func directionsYAML() string {
	var f fields
	for _, d := range directions {
		f.line("- id: %s\n  title: %s\n  summary: %s\n  motif: |\n    %s", d.slug, both(d.pair), both(d.summary), strings.Join(d.motif, "\n    "))
		f.line("  synonyms: {ru: [%s], be: [%s]}", quoted(strings.ToLower(d.pair[0])), quoted(strings.ToLower(d.pair[1])))
	}
	return string(f)
}
