// Somebody who cannot use a mouse does with the keyboard alone what others
// do: over the skip link into the page, through the menu to the calendar, to
// a filter, into the search, to the press kit; and chooses how pages look.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { visit } from '../site/browser.mjs';
import { begin, languages } from '../site/site.mjs';

const { chromium, site } = await begin();

describe('a keyboard is enough', () => {
  for (const lang of languages) {
    it(`from the home page to the press kit (${lang})`, () => visit(chromium, site.at(`${lang}/`), {}, async (tab) => {
      // The skip link is the first, and leads past header and menu.
      await tab.keyboard.press('Tab');
      assert.equal(await tab.evaluate(() => document.activeElement.getAttribute('href')), '#main');
      await tab.keyboard.press('Enter');
      await tab.keyboard.press('Tab');
      assert.ok(await tab.evaluate(() => document.activeElement.closest('main') !== null), 'after the skip link the focus is not in the main part');

      // Back through the menu to the calendar, and to what is open to all.
      await walk(tab, `.menu a[href$="/calendar/"]`, 'Shift+Tab');
      await enter(tab, /\/calendar\/$/);
      await walk(tab, '.filters > summary');
      await tab.keyboard.press('Enter');
      await walk(tab, '.filters button[aria-pressed]');
      await walk(tab, '.stages a[href$="/calendar/access/public/"]');
      await enter(tab, /\/access\/public\/$/);
      await walk(tab, '.slot-title a');
      await enter(tab, /\/(events|visits)\//);

      // The search is reached, typed into, and its first hit opened.
      await walk(tab, 'a[href$="/search/"]');
      await enter(tab, /\/search\/$/);
      await walk(tab, '#q');
      await tab.keyboard.type('маршрут');
      await walk(tab, 'select[name=kind]');
      await choose(tab, 'organisation');
      await tab.locator('.hits li').first().waitFor();
      await walk(tab, '.hits h3 a');
      await enter(tab, /\/organisations\/[^/]+\/$/);

      // The kit is taken with Enter.
      await walk(tab, '.for-press a');
      await enter(tab, /\/press\/$/);
      await walk(tab, 'a[href$=".zip"]');
      const [kit] = await Promise.all([tab.waitForEvent('download'), tab.keyboard.press('Enter')]);
      assert.match(kit.suggestedFilename(), /\.zip$/);
    }));

    it(`chooses larger letters, which stay (${lang})`, () => visit(chromium, site.at(`${lang}/about/`), {}, async (tab) => {
      const size = () => tab.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
      const usual = await size();

      // The link opens the settings in place; the arrow keys choose.
      await walk(tab, '.display-link');
      await tab.keyboard.press('Enter');
      await tab.locator('form.display').waitFor();
      assert.match(tab.url(), /\/about\/$/);
      await walk(tab, 'form.display input[name=size]');
      await tab.keyboard.press('ArrowDown');
      assert.equal(await size(), usual * 1.25);

      // The choice holds on the next page, and is taken back with a button.
      await tab.goto(site.at(`${lang}/organisations/`));
      assert.equal(await size(), usual * 1.25);
      await walk(tab, '.display-link');
      await tab.keyboard.press('Enter');
      await tab.locator('form.display').waitFor();
      await walk(tab, 'form.display button[type=reset]');
      await tab.keyboard.press('Enter');
      assert.equal(await size(), usual);
    }));
  }
});

// walk presses Tab until a wanted element has the focus, which is then seen:
// it has an outline, and stands in the window.
async function walk(tab, wanted, key = 'Tab') {
  for (let presses = 0; presses < 300; presses++) {
    await tab.keyboard.press(key);
    if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), wanted)) {
      const seen = await tab.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        const box = document.activeElement.getBoundingClientRect();
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.top < innerHeight && box.bottom > 0;
      });
      assert.ok(seen, `the focus on ${wanted} is not seen`);
      return;
    }
  }
  assert.fail(`${wanted} is not reached from ${tab.url()}`);
}

async function enter(tab, address) {
  await Promise.all([tab.waitForURL(address), tab.keyboard.press('Enter')]);
  await tab.waitForLoadState('load');
}

// choose takes an option of a list with the arrow keys.
async function choose(tab, value) {
  const chosen = () => tab.evaluate(() => document.activeElement.value);
  for (let i = 0; i < 30 && await chosen() !== value; i++) await tab.keyboard.press('ArrowDown');
  assert.equal(await chosen(), value);
}
