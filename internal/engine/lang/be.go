package lang

import "golang.org/x/text/language"

var belarusian = &Language{
	Tag:       "be",
	Name:      "Беларуская",
	OpenGraph: "be_BY",

	cldr:    language.MustParse("be"),
	forms:   []Form{One, Few, Many, Other},
	numbers: numbers{group: nbsp, grouped: 5, point: ",", percent: nbsp + "%"},
	units: units{
		bytes: [4]string{"Б", "кБ", "МБ", "ГБ"},
		hour:  "гадз", minute: "хв",
	},
	months: months{
		alone: [12]string{
			"студзень", "люты", "сакавік", "красавік", "май", "чэрвень",
			"ліпень", "жнівень", "верасень", "кастрычнік", "лістапад", "снежань",
		},
		genitive: [12]string{
			"студзеня", "лютага", "сакавіка", "красавіка", "мая", "чэрвеня",
			"ліпеня", "жніўня", "верасня", "кастрычніка", "лістапада", "снежня",
		},
		locative: [12]string{
			"студзені", "лютым", "сакавіку", "красавіку", "маі", "чэрвені",
			"ліпені", "жніўні", "верасні", "кастрычніку", "лістападзе", "снежні",
		},
	},
	weekdays: weekdays{
		alone: [7]string{"нядзеля", "панядзелак", "аўторак", "серада", "чацвер", "пятніца", "субота"},
		on: [7]string{
			"у" + nbsp + "нядзелю", "у" + nbsp + "панядзелак", "у" + nbsp + "аўторак", "у" + nbsp + "сераду",
			"у" + nbsp + "чацвер", "у" + nbsp + "пятніцу", "у" + nbsp + "суботу",
		},
		short: [7]string{"нд", "пн", "аў", "ср", "чц", "пт", "сб"},
	},
	// CLDR leaves «г.» out of Belarusian ranges; it is kept in all of them.
	dates: dates{year: nbsp + "г.", from: "з", to: "па"},

	in: "у",
	prepositions: map[string]joint{
		"у": {long: "ва", first: "уў"},
		"з": {long: "са", first: "сзшж", then: beConsonants, stems: []string{"мной", "мною"}},
	},
	glide: &glide{
		full: 'у', short: 'ў', capital: 'Ў',
		vowels: "аеёіоуыэюяАЕЁІОУЫЭЮЯ",
		stressed: []string{
			"урн-", "унц-", "унт-", "унікум-", "умбр-", "ультра", "ух", "уф",
			"унія", "уніі", "унію", "уніяй", "уніяю", "уній", "уніям", "уніямі", "уніях",
			"угры", "уграў", "уграм", "уграмі", "уграх",
		},
	},
	marks: marks{
		quotes: [4]rune{'«', '»', '„', '“'},
		dash:   '–',
		short: inAnyCase(
			"а", "аб", "ад", "ва", "да", "з", "за", "і", "на", "не", "ні", "па", "са", "у", "ў",
		),
		units: []string{"г.", "гг.", "км", "м", "кг", "гадз", "хв", "%"},
	},
	finding: finding{
		// Without -ога: few adjectives end so, and дапамога, дарога do not lose it.
		endings: "а ага ае ай ам амі аму аў ах аю ая е ей ем еў ею і ій ім іх ію ія іям іямі іях о ой ом ому оў ою " +
			"у ую ы ыі ый ым ымі ых ыю ыя ыяй ыям ыямі ыях ь ю юю я яга яе яй ям ямі яму яў ях яю яя",
		near:     "іиэеґгїиєе",
		last:     "ув", // ў is folded to у
		vowels:   "аеёіоуыэюя",
		stop:     "аб або ад але без бо бы быў была былі было быць ва вось гэта гэты да для дзе ён ёсць за іх калі каб ля мы на над нам нас не ні па пад пра пры праз са так там таму то толькі ты ужо хто чым што я яго яе ён яна яны як",
		keyboard: "ёйцукенгшўзх'фывапролджэячсмітьбю",
	},
	letters: letters{
		script: cyrillic,
		// A word with и, щ or ъ is most often a Russian one (помощь is дапамога,
		// not помошч), so nothing is proposed for them.
		foreign: lacking(map[rune]string{'и': "", 'щ': "", 'ъ': "", 'ґ': "г", 'ї': "", 'є': ""}, 'у', 'ў', 'Ў'),
		alike:   alikeBelarusian,
		slug: spelled(map[rune]string{
			'а': "a", 'б': "b", 'в': "v", 'г': "h", 'д': "d", 'е': "e", 'ё': "yo", 'ж': "zh", 'з': "z",
			'і': "i", 'й': "y", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r",
			'с': "s", 'т': "t", 'у': "u", 'ў': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh",
			'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
			'и': "i", 'щ': "shch", 'ъ': "", 'ґ': "g", 'ї': "yi", 'є': "ye",
		}),
	},
}

const beConsonants = "бвгджзйклмнпрстўфхцчшь"
