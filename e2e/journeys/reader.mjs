// Readers whose window is small: a phone of 320 pixels, a desktop at 400 %
// zoom, letters twice as large. Each reads the same story from the home page
// to an event and back, never scrolling sideways.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { phone, visit } from '../site/browser.mjs';
import { look } from '../site/looking.mjs';
import { none } from '../site/none.mjs';
import { begin, languages } from '../site/site.mjs';

const { chromium, site } = await begin();

const readers = [
  { name: 'on a phone of 320 pixels', options: { ...phone, hasTouch: true, isMobile: true } },
  { name: 'at 400 % zoom', options: { viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 } },
];

describe('a reader with a small window', () => {
  for (const lang of languages) {
    for (const { name, options } of readers) {
      it(`${name} (${lang})`, () => visit(chromium, site.at(`${lang}/`), options, async (tab) => {
        const found = [];
        const judge = async () => {
          const where = new URL(tab.url()).pathname;
          found.push(...(await look(tab, 'sideways', 'lost', 'overlapping', 'small')).map((what) => `${where}: ${what}`));
        };
        const follow = async (link) => {
          await judge();
          await link.scrollIntoViewIfNeeded();
          await Promise.all([tab.waitForNavigation(), link.click()]);
        };
        await follow(tab.locator('.menu a[href$="/calendar/"]'));
        await follow(tab.locator('.stage-list a').first());
        await follow(tab.locator('.agenda .slot-title a').first());
        const title = await tab.locator('h1').innerText();
        await follow(tab.locator('.crumbs a').nth(1));
        await tab.goBack();
        assert.equal(await tab.locator('h1').innerText(), title);
        await follow(tab.locator('.languages a:not([aria-current])'));
        assert.notEqual(await tab.locator('html').getAttribute('lang'), lang);
        await judge();
        none(found);
      }));
    }
  }
});
