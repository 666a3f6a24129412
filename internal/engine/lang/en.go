package lang

import "golang.org/x/text/language"

var english = &Language{
	Tag:       "en",
	Name:      "English",
	OpenGraph: "en_GB",

	cldr:    language.English,
	forms:   []Form{One, Other},
	numbers: numbers{group: ",", grouped: 4, point: ".", percent: "%"},
	units: units{
		bytes: [4]string{"B", "kB", "MB", "GB"},
		hour:  "h", minute: "min",
	},
	months: months{alone: enMonths, genitive: enMonths, locative: enMonths},
	weekdays: weekdays{
		alone: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		on: [7]string{
			"on" + nbsp + "Sunday", "on" + nbsp + "Monday", "on" + nbsp + "Tuesday", "on" + nbsp + "Wednesday",
			"on" + nbsp + "Thursday", "on" + nbsp + "Friday", "on" + nbsp + "Saturday",
		},
		short: [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	},
	dates: dates{from: "from", to: "to"},

	in: "in",
	marks: marks{
		quotes: [4]rune{'“', '”', '‘', '’'},
		dash:   '–',
		units:  []string{"km", "m", "kg", "h", "min", "%"},
	},
	finding: finding{
		endings: "s es ed ing",
		vowels:  "aeiouy",
		stop:    "an and are as at be by for from has in is it its not of on or that the their they this to was we with",
	},
	letters: letters{
		script: latin,
		alike:  alikeCyrillic,
		slug:   russian.letters.slug,
	},
}

var enMonths = [12]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}
