package lang

import "golang.org/x/text/language"

var russian = &Language{
	Tag:       "ru",
	Name:      "Русский",
	OpenGraph: "ru_RU",

	cldr:    language.Russian,
	forms:   []Form{One, Few, Many, Other},
	numbers: numbers{group: nbsp, grouped: 4, point: ",", percent: nbsp + "%"},
	units: units{
		bytes: [4]string{"Б", "кБ", "МБ", "ГБ"},
		hour:  "ч", minute: "мин",
	},
	months: months{
		alone: [12]string{
			"январь", "февраль", "март", "апрель", "май", "июнь",
			"июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
		},
		genitive: [12]string{
			"января", "февраля", "марта", "апреля", "мая", "июня",
			"июля", "августа", "сентября", "октября", "ноября", "декабря",
		},
		locative: [12]string{
			"январе", "феврале", "марте", "апреле", "мае", "июне",
			"июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
		},
	},
	weekdays: weekdays{
		alone: [7]string{"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"},
		on: [7]string{
			"в" + nbsp + "воскресенье", "в" + nbsp + "понедельник", "во" + nbsp + "вторник", "в" + nbsp + "среду",
			"в" + nbsp + "четверг", "в" + nbsp + "пятницу", "в" + nbsp + "субботу",
		},
		short: [7]string{"вс", "пн", "вт", "ср", "чт", "пт", "сб"},
	},
	// 2 is read «второго», and with it the preposition is «со».
	dates: dates{year: nbsp + "г.", from: "с", to: "по", fromDay: map[int]string{2: "со"}},

	in: "в",
	prepositions: map[string]joint{
		"в": {long: "во", first: "вф", then: ruConsonants, stems: []string{"мне", "мног", "двор", "имя", "сне", "льд", "рту", "лбу"}},
		"с": {long: "со", first: "сзшж", then: ruConsonants, stems: []string{"щ", "мной", "мною", "мног", "вс", "втор", "льд", "дня"}},
		"к": {long: "ко", stems: []string{"мне", "всем", "всяк", "вторн", "второ", "дню", "двору"}},
		"о": {long: "об", first: "аиоуэ"},
	},
	marks: marks{
		quotes: [4]rune{'«', '»', '„', '“'},
		dash:   '—',
		short: inAnyCase(
			"а", "в", "во", "до", "за", "и", "из", "к", "ко", "на", "не", "ни", "но",
			"о", "об", "от", "по", "с", "со", "у",
		),
		units: []string{"г.", "гг.", "км", "м", "кг", "ч", "мин", "%"},
	},
	finding: finding{
		endings: "а ам ами ах ая е ев ее ей ем ему ею его и ие ием ии ий им их ию ия иям иями иях й о ов ого ое ой ом ому ою " +
			"у ую ы ые ый ым ыми ых ь ью ю юю я ям ями ях яя",
		near:     "эе",
		vowels:   "аеёиоуыэюя",
		stop:     "без бы был была были было быть ведь во вот все всё где да для до его ее её ещё же за из или их как ко когда кто ли между мы на над нам нас не ни но об он она они от по под при со так там то тоже только ты уже чем что чтобы эта эти это этот",
		keyboard: "ёйцукенгшщзхъфывапролджэячсмитьбю",
	},
	letters: letters{
		script:   cyrillic,
		initials: map[rune]rune{'Ё': 'Е'},
		// A Belarusian or Ukrainian word: no letter of it can simply be replaced.
		foreign: lacking(map[rune]string{'і': "", 'ў': "", 'ґ': "", 'ї': "", 'є': ""}),
		alike:   alikeCyrillic,
		slug: spelled(map[rune]string{
			'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "yo", 'ж': "zh", 'з': "z",
			'и': "i", 'й': "y", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r",
			'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch",
			'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
			'і': "i", 'ў': "u", 'ґ': "g", 'ї': "yi", 'є': "ye",
		}),
	},
}

// ruConsonants are the letters that make a cluster; the signs belong to it:
// во Вьетнаме, со съезда.
const ruConsonants = "бвгджзйклмнпрстфхцчшщьъ"
