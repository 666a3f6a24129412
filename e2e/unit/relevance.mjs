// What readers may type, and what must be among the first three results: the
// published index, asked by the published script's own functions. There is no
// second search in Go to ask: it would be tested in place of the real one.
// Each query also pays its way: script, index, the titles of ten results and
// the passages of the five on the first screen (others are loaded when they
// come into sight), compressed, as a browser would load them.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { built } from '../site/pages.mjs';
import { quoted, searcher, words } from '../site/script.mjs';

const budget = 60 * 1024;
const weights = new Map();
const read = (file) => {
  const bytes = readFileSync(path.join(built.root, file));
  weights.set(file, gzipSync(bytes, { level: 9 }).length);
  return bytes.toString();
};

// begin opens the search of a language as its page does and answers a
// function that gives the first results of a query, and what they cost.
function begin(lang) {
  const page = read(`${lang}/search/index.html`);
  const [guideFile, script] = [/data-guide="?([^" >]+)/, /src="?([^" >]+search[^" >]+\.js)/].map((pattern) => pattern.exec(page)[1]);
  return async (query) => {
    weights.clear();
    read(script);
    const load = async (name) => JSON.parse(read(`assets/search/${name}.json`));
    const guide = await load(path.basename(guideFile, '.json'));
    const { ids, matches, text } = await searcher(guide, load)(query);
    const first = [];
    for (const id of ids.slice(0, 10)) {
      const [url, title, summary, , passages] = (await load(guide.heads[Math.floor(id / guide.per)]))[id % guide.per];
      first.push(url.slice(4, -1));
      if (first.length <= 5 && !words(title + ' ' + summary).some(matches)) await quoted(passages, load, matches);
    }
    return { first, all: ids.length, text, bytes: [...weights.values()].reduce((a, b) => a + b) };
  };
}

const animals = ['directions/animals', 'organisations/lapa-za-lapoy'];
const shadows = ['organisations/prascina-i-lyampa'];
const tandem = ['organisations/vtoroe-sedlo', 'practices/chas-na-zadnem-sedle'];

const queries = {
  ru: [
    // whom one looks for, in the words people use
    ['волонтёры', 'directions/volunteering'], ['волонтер', 'directions/volunteering'],
    ['инвалиды', 'directions/disability'], ['помощь инвалидам', 'directions/disability'],
    ['пенсионеры', 'directions/elderly'], ['помощь пожилым', 'directions/elderly'],
    ['приют для собак', ...animals], ['бездомные кошки', ...animals],
    ['краеведение', 'directions/heritage'], ['ТОС', 'directions/tos'], ['школьники', 'directions/children'],
    // what one remembers of a name or a text
    ['театр теней', ...shadows], ['дневной центр', 'organisations/dzenny-centr'],
    ['столярная мастерская', 'organisations/otkrytaya-masterskaya'], ['тандем', ...tandem],
    ['музей в Лепеле', 'organisations/muzey-z-adnym-vyaslom'], ['лыжи', 'organisations/lyzhi-pod-garmon'],
    ['пропала кошка', 'organisations/otzovis-na-misku'], ['колодцы Порхова', 'organisations/gde-byl-kolodets', 'materials/otchet-kolodtsy'],
    ['взять инвалидную коляску', 'organisations/kiy-da-pyatnicy'], ['анкета для кота', 'materials/anketa-s-hvostom'],
    ['карта двора', 'practices/karta-dvora'], ['соседскому маршруту', 'practices/sosedskiy-marshrut'], ['тихий час', 'practices/tikhiy-chas'],
    // what one needs of the programme
    ['резолюция', 'resolutions/final'], ['итоговая конференция', 'conference/final'],
    ['визит в Витебск', 'visits/to-vitebsk'], ['ответный визит', 'visits/to-pskov'],
    ['для прессы', 'press'], ['персональные данные', 'privacy'], ['контакты', 'contacts'],
    ['подписаться на календарь', 'how-to-calendar'], ['как принять участие', 'take-part'],
    // the wrong keys, the wrong letter
    ['djkjyn`hs', 'directions/volunteering'], ['rfhnf ldjhf', 'practices/karta-dvora'],
    ['волантёры', 'directions/volunteering'], ['инволиды', 'directions/disability'], ['резалюция', 'resolutions/final'],
    // the other language
    ['валанцёрства', 'directions/volunteering'], ['дапамога жывёлам', 'directions/animals'],
  ],
  be: [
    ['валанцёры', 'directions/volunteering'], ['валанцераў', 'directions/volunteering'],
    ['інваліднасць', 'directions/disability'], ['людзі з інваліднасцю', 'directions/disability'],
    ['пенсіянеры', 'directions/elderly'], ['пажылыя людзі', 'directions/elderly'], ['сям\'я', 'directions/children'],
    ['бяздомныя жывёлы', ...animals], ['ТГС', 'directions/tos'], ['краязнаўства', 'directions/heritage'],
    ['тэатр ценяў', ...shadows], ['дзённы цэнтр', 'organisations/dzenny-centr'], ['памяць вуліцы', 'organisations/pamyat-vulicy'],
    ['музей у Лепелі', 'organisations/muzey-z-adnym-vyaslom'], ['тандэмы', ...tandem],
    ['карта двара', 'practices/karta-dvora'], ['суседскі маршрут', 'practices/sosedskiy-marshrut'], ['успаміны суседа', 'materials/pytanni-da-suseda'],
    ['рэзалюцыя', 'resolutions/final'], ['выніковая канферэнцыя', 'conference/final'], ['візіт у адказ', 'visits/to-pskov'],
    ['для прэсы', 'press'], ['персанальныя даныя', 'privacy'], ['падпісацца на каляндар', 'how-to-calendar'],
    ['dfkfyw`hs', 'directions/volunteering'], ['rfhnf ldfhf', 'practices/karta-dvora'], ['рызалюцыя', 'resolutions/final'],
    ['волонтёры', 'directions/volunteering'], ['инвалиды', 'directions/disability'],
  ],
};

let heaviest = { bytes: 0 };
for (const [lang, table] of Object.entries(queries)) {
  describe(`among the first three (${lang})`, () => {
    const ask = begin(lang);
    for (const [query, ...wanted] of table) {
      it(query, async () => {
        const { first, bytes, all } = await ask(query);
        if (bytes > heaviest.bytes) heaviest = { query, bytes };
        assert.ok(first.slice(0, 3).some((id) => wanted.includes(id)), `${all} results: ${first.join(', ')}`);
        assert.ok(bytes <= budget, `${bytes} bytes, at most ${budget}: ${JSON.stringify([...weights])}`);
      });
    }
    it('a word that nothing says finds nothing', async () => assert.equal((await ask('квазиклюшка')).all, 0));
    it('the dearest query', (t) => t.diagnostic(`«${heaviest.query}» loads ${heaviest.bytes} bytes, at most ${budget}`));
  });
}
