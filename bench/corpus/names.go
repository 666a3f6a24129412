package corpus

import "fmt"

// A name has an address form beside its two languages.
type name struct {
	slug string
	pair
}

var adjectives = []name{
	{"teply", pair{"Тёплый", "Цёплы"}}, {"zeleny", pair{"Зелёный", "Зялёны"}}, {"tikhi", pair{"Тихий", "Ціхі"}},
	{"stary", pair{"Старый", "Стары"}}, {"novy", pair{"Новый", "Новы"}}, {"vesely", pair{"Весёлый", "Вясёлы"}},
	{"svetly", pair{"Светлый", "Светлы"}}, {"dobry", pair{"Добрый", "Добры"}}, {"sosedski", pair{"Соседский", "Суседскі"}},
	{"rechnoy", pair{"Речной", "Рачны"}}, {"sini", pair{"Синий", "Сіні"}}, {"dalni", pair{"Дальний", "Далёкі"}},
	{"letni", pair{"Летний", "Летні"}}, {"pervy", pair{"Первый", "Першы"}}, {"treti", pair{"Третий", "Трэці"}},
	{"vecherni", pair{"Вечерний", "Вячэрні"}},
}

var nouns = []name{
	{"dvor", pair{"двор", "двор"}}, {"porog", pair{"порог", "парог"}}, {"most", pair{"мост", "мост"}},
	{"bereg", pair{"берег", "бераг"}}, {"fonar", pair{"фонарь", "ліхтар"}}, {"stol", pair{"стол", "стол"}},
	{"klub", pair{"клуб", "клуб"}}, {"shag", pair{"шаг", "крок"}}, {"sad", pair{"сад", "сад"}},
	{"prichal", pair{"причал", "прычал"}}, {"klyuch", pair{"ключ", "ключ"}}, {"khor", pair{"хор", "хор"}},
	{"dom", pair{"дом", "дом"}}, {"marshrut", pair{"маршрут", "маршрут"}}, {"golos", pair{"голос", "голас"}},
}

var things = []name{
	{"karta", pair{"Карта", "Карта"}}, {"tetrad", pair{"Тетрадь", "Сшытак"}}, {"chas", pair{"Час", "Гадзіна"}},
	{"shkola", pair{"Школа", "Школа"}}, {"marshrut", pair{"Маршрут", "Маршрут"}}, {"vecher", pair{"Вечер", "Вечар"}},
	{"kalendar", pair{"Календарь", "Каляндар"}}, {"sunduk", pair{"Сундук", "Куфар"}}, {"kopilka", pair{"Копилка", "Скарбонка"}},
	{"slovar", pair{"Словарь", "Слоўнік"}}, {"masterskaya", pair{"Мастерская", "Майстэрня"}},
}

var ofThings = []name{
	{"dvora", pair{"двора", "двара"}}, {"sosedey", pair{"соседей", "суседзяў"}}, {"tishiny", pair{"тишины", "цішыні"}},
	{"berega", pair{"речного берега", "рачнога берага"}}, {"dobryh-ruk", pair{"добрых рук", "добрых рук"}},
	{"staryh-pisem", pair{"старых писем", "старых лістоў"}}, {"pervogo-snega", pair{"первого снега", "першага снегу"}},
	{"treh-podyezdov", pair{"трёх подъездов", "трох пад’ездаў"}}, {"vesennih-rabot", pair{"весенних работ", "веснавых работ"}},
	{"malenkih-pobed", pair{"маленьких побед", "маленькіх перамог"}}, {"obshchih-klyuchey", pair{"общих ключей", "агульных ключоў"}},
	{"zabytyh-pesen", pair{"забытых песен", "забытых песень"}}, {"dlinnoy-zimy", pair{"длинной зимы", "доўгай зімы"}},
}

// organisationName is the name of the i-th organisation. From the second
// round on it carries a number.
func organisationName(i int) (id string, title pair) {
	a, n := adjectives[i%len(adjectives)], nouns[i%len(nouns)]
	return numbered(fmt.Sprintf("%s-%s", a.slug, n.slug), phrase("«% %»", a.pair, n.pair), i, len(adjectives)*len(nouns))
}

// practiceName is the name of the i-th practice.
func practiceName(i int) (id string, title pair) {
	a, n := things[i%len(things)], ofThings[i%len(ofThings)]
	return numbered(fmt.Sprintf("%s-%s", a.slug, n.slug), phrase("% %", a.pair, n.pair), i, len(things)*len(ofThings))
}

// numbered tells apart what has the same name: names repeat after so many.
// The numbers of the two word lists have no common divisor, so that all pairs
// come before the first repeats.
func numbered(id string, title pair, i, names int) (string, pair) {
	if round := i / names; round > 0 {
		return fmt.Sprintf("%s-%d", id, round+1), phrase("% № #", title).with(round + 1)
	}
	return id, title
}
