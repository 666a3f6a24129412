// A delegate saves the programme of the visit before the coach leaves. In the
// forest, where no host answers, every page of the visit opens, with its look
// and its pictures, and says when it was saved; what was not saved leads to
// what was.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { browser, visit } from '../site/browser.mjs';
import { host } from '../site/host.mjs';
import { none } from '../site/none.mjs';
import { below, built, pages } from '../site/pages.mjs';

const chromium = await browser();
const languages = pages(built.root).filter(({ kind }) => kind === 'home').map(({ lang }) => lang);
const journey = { viewport: { width: 390, height: 844 }, serviceWorkers: 'allow' };

// The first language at the root of a host, the other below a base path.
const roads = languages.map((lang, i) => ({ lang, folder: i % 2 ? built.below : built.root, base: i % 2 ? below : '/' }));

describe('a delegate opens the visit without a network', () => {
  for (const { lang, folder, base } of roads) {
    it(`after saving it (${lang}, at ${base})`, async () => {
      const site = await host(folder, { base });
      try {
        await visit(chromium, site.at(`${lang}/visits/`), journey, (tab) => travel(tab, site, lang));
      } finally {
        await site.close();
      }
    });
  }
});

async function travel(tab, site, lang) {
  await tab.locator('main .card a').first().click();
  await tab.waitForLoadState('load');
  const programme = new URL(tab.url()).pathname;
  const [status, save] = [tab.locator('.offline [role=status]'), tab.locator('.offline [data-save]')];
  const list = await tab.locator('.offline').getAttribute('data-list');
  const saved = (await tab.locator('.offline').getAttribute('data-saved')).split('{when}')[0].trim();
  await save.click();
  await status.filter({ hasText: saved }).waitFor({ timeout: 60_000 });
  const linked = await tab.locator('.slot-title a').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
  const listed = (await (await fetch(new URL(list, site.origin))).json()).files.filter((file) => file.endsWith('/'));
  assert.ok(linked.length > 10, `only ${linked.length} events`);
  none(linked.filter((page) => !listed.includes(page)).map((page) => `not in the copy: ${page}`));
  assert.ok(listed.some((page) => page.includes('/booklet/')), 'the booklet is not in the copy');

  await site.close();
  const found = [];
  for (const page of listed) {
    await tab.goto(site.origin + page, { waitUntil: 'load' });
    found.push(...(await tab.evaluate(judged)).map((what) => `${page}: ${what}`));
  }
  none(found);

  // What was not saved says so, and shows the way to what was.
  await tab.goto(site.at(`${lang}/calendar/`), { waitUntil: 'load' });
  await tab.locator('main [data-worker] li').filter({ hasText: saved }).locator('a').click();
  await tab.waitForURL(site.origin + programme);
  assert.deepEqual(await tab.evaluate(judged), []);
}

// judged runs in a page that was opened without a network, and answers what
// is wrong with it.
async function judged() {
  const found = [];
  const note = document.querySelector('.saved-note')?.textContent ?? '';
  if (!note.includes(String(new Date().getFullYear())) || !/\d?\d:\d\d/.test(note)) found.push(`it does not say when it was saved: «${note}»`);
  if (![...document.styleSheets].length || [...document.styleSheets].some((sheet) => !sheet.cssRules.length)) found.push('a style sheet is missing');
  await Promise.all([...document.images].map(async (image) => {
    image.loading = 'eager';
    await image.decode().catch(() => found.push(`a picture is missing: ${image.currentSrc || image.src}`));
  }));
  return found;
}
