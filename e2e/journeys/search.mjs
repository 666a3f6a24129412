// A reader searches: with the keyboard in the wrong layout, with a filter,
// with a link from a friend; and a reader without JavaScript looks it up.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { phone, visit } from '../site/browser.mjs';
import { begin } from '../site/site.mjs';

const { chromium, site } = await begin();

const status = (tab, pattern) => tab.waitForFunction((source) => new RegExp(source).test(document.querySelector('.find-status').textContent), pattern);
const count = async (tab) => Number(/\d+/.exec(await tab.locator('.find-status').innerText())[0]);

describe('a reader searches', () => {
  it('from any page, in the wrong layout, and comes back to the results', () => visit(chromium, site.at('be/calendar/'), phone, async (tab) => {
    await tab.locator('a.to-search').click();
    await tab.locator('#q').fill('dfkfyw`hs'); // валанцёры
    await status(tab, '«валанцёры»');
    await tab.locator('.hits mark').first().waitFor();
    await tab.locator('#find-side').selectOption('vitebsk');
    await tab.waitForURL(/side=vitebsk/);
    await status(tab, '\\d');
    const found = await count(tab);
    const link = tab.locator('.hits h3 a').first();
    const title = await link.innerText();
    await link.click();
    assert.equal(await tab.locator('h1').innerText(), title);
    await tab.goBack();
    await status(tab, '\\d');
    assert.equal(await count(tab), found);
    assert.equal(await tab.locator('#q').inputValue(), 'dfkfyw`hs');
  }));

  it('by a link, and is told what was found in place of a slip', () => visit(chromium, site.at('ru/search/?q=волантёры'), {}, async (tab) => {
    await status(tab, 'похожее');
    assert.match(await tab.locator('.hits h3').first().innerText(), /Волонтёрство/);
  }));

  it('for a word of the other language, and reads where it stands, marked', () => visit(chromium, site.at('ru/search/?q=дапамога'), {}, async (tab) => {
    const quote = tab.locator('.hits p[lang="be"] mark').first();
    await quote.waitFor();
    assert.match(await quote.innerText(), /^дапамог/i);
  }));

  it('in vain, and is shown the alphabet', () => visit(chromium, site.at('be/search/?q=квазіклюшка'), {}, async (tab) => {
    await status(tab, 'Нічога');
    assert.ok(await tab.locator('#letter-041f').isVisible());
  }));

  it('without JavaScript, and finds it by its letter', () => visit(chromium, site.at('ru/search/'), { ...phone, javaScriptEnabled: false }, async (tab) => {
    assert.equal(await tab.locator('#q').isVisible(), false);
    await tab.locator('.all nav a[href="#letter-0420"]').click();
    await tab.locator('.index section:has(#letter-0420) a', { hasText: 'Резолюция' }).click();
    assert.match(await tab.locator('h1').innerText(), /Резолюция/);
  }));
});
