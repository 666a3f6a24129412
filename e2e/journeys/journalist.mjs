// A journalist remembers a word of Belarusian, finds the organisation by it,
// whatever the language of the page, takes its press kit and unpacks it.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { visit } from '../site/browser.mjs';
import { begin, languages } from '../site/site.mjs';

const { chromium, site } = await begin();

// «суседзям» is a form that no text has to have: other forms of the word
// stand in the title, the text or the synonyms of what is to be found.
const asked = { word: 'суседзям', kind: 'organisation', id: 'teply-porog' };

describe('a journalist finds an organisation by a Belarusian word', () => {
  for (const lang of languages) {
    it(`and takes its press kit (${lang})`, () => visit(chromium, site.at(`${lang}/`), {}, async (tab) => {
      const transferred = heard(tab);
      await tab.locator(`a[href="${site.base}${lang}/search/"]`).first().click();
      await tab.locator('#q').click();
      await tab.keyboard.type(asked.word);
      await tab.locator('select[name=kind]').selectOption(asked.kind);
      const hit = tab.locator(`.hits a[href="${site.base}${lang}/organisations/${asked.id}/"]`);
      await hit.waitFor();
      assert.match(await tab.locator('.find-status').innerText(), /\d/);
      assert.ok(await tab.locator('.hits mark').count() > 0, 'nothing shows why it was found');
      assert.ok(transferred.search() <= 60_000, `the first query cost ${transferred.search()} bytes, at most 60 000`);

      await hit.click();
      const title = await tab.locator('h1').innerText();
      await tab.locator('.for-press a').click();
      assert.equal(await tab.locator('h1').evaluate((h1, title) => h1.textContent.includes(title), title), true);
      const widest = Math.max(0, ...await tab.locator('main figure img').evaluateAll((all) => all.map((img) => img.naturalWidth)));

      // The kit is as large as its link promises.
      const link = tab.locator('a[href$=".zip"]');
      const [, number, unit] = /(\d[\d,]*)\s(\S+?)\)/.exec(await link.innerText());
      const [download] = await Promise.all([tab.waitForEvent('download'), link.click()]);
      const bytes = await readFile(await download.path());
      const promised = parseFloat(number.replace(',', '.')) * ({ 'байт': 1, 'байтаў': 1, 'кБ': 1e3, 'МБ': 1e6 })[unit];
      assert.ok(Math.abs(bytes.length - promised) <= promised * 0.06, `${bytes.length} bytes, promised «${await link.innerText()}»`);

      // Unpacked, it holds what a newspaper needs, in every language.
      const kit = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
      const text = (one) => kit.filter(([name]) => name.endsWith(`.${one}.txt`)).map(([, file]) => strFromU8(file).replace(/^\uFEFF/, '')).join('\n');
      for (const one of languages) {
        assert.ok(text(one).length > 2000, `${text(one).length} letters of text in ${one}`);
        assert.match(text(one), /CC BY/, `the licence in ${one}`);
        assert.match(text(one), /@/, `whom to ask in ${one}`);
      }
      assert.ok(text(lang).includes(title.trim()), `${title} is not named`);
      const pictures = kit.filter(([name]) => /\.(png|jpe?g)$/.test(name));
      assert.ok(pictures.length > 0, 'no picture');
      for (const [name, file] of pictures) {
        const own = name.replace(/^.*\//, '');
        for (const one of languages) assert.ok(text(one).includes(own), `${own} has no caption in ${one}`);
        const width = await tab.evaluate(async (data) => (await createImageBitmap(new Blob([new Uint8Array(data)]))).width, [...file]);
        assert.ok(width >= widest, `${own} is ${width} wide, on the page ${widest}`);
      }
    }));
  }
});

// heard counts the bytes of what the search loads, as they come over the line.
function heard(tab) {
  let sum = 0;
  tab.on('requestfinished', async (request) => {
    if (!/\/assets\/search[/.]/.test(request.url())) return;
    const { responseBodySize } = await request.sizes();
    sum += responseBodySize;
  });
  return { search: () => sum };
}
