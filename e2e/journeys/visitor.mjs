// A visitor on an old phone, without JavaScript, looks for meetings that are
// open to all, subscribes to them and finds them in the calendar program.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { phone, visit } from '../site/browser.mjs';
import { begin, languages } from '../site/site.mjs';

const { chromium, site } = await begin();

describe('a visitor filters the calendar without JavaScript', () => {
  for (const lang of languages) {
    it(`and subscribes (${lang})`, () => visit(chromium, site.at(`${lang}/`), { ...phone, javaScriptEnabled: false }, async (tab) => {
      await tab.locator(`nav.menu a[href="${site.base}${lang}/calendar/"]`).click();
      const whole = await tab.locator('h1').innerText();
      const filter = tab.locator('a[href*="/calendar/access/public/"]').first();
      if (!(await filter.isVisible())) await tab.locator('details:has(a[href*="/calendar/access/public/"]) > summary').first().click();
      const promised = Number(/\d+/.exec(await filter.locator('.number-of').innerText())[0]);
      await filter.click();

      // The page says what it shows, and shows as much as was promised.
      assert.notEqual(await tab.locator('h1').innerText(), whole);
      assert.equal(await tab.locator('.day .slot').count(), promised);

      // The subscription is the file of the same meetings.
      const address = await tab.locator('a[href^="webcal:"]').first().getAttribute('href');
      const answer = await fetch(site.at(new URL(address).pathname.slice(site.base.length)));
      assert.match(answer.headers.get('content-type'), /^text\/calendar/);
      const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
      const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
      assert.equal(events.length, promised);

      // The first meeting begins when the page says, and its link leads there.
      const slot = tab.locator('.day .slot').filter({ has: tab.locator('.slot-time time') }).first();
      const event = events.find(({ summary }) => summary.startsWith(firstWords(summary)) && sameTitle(summary, slotTitle));
      var slotTitle;
      void event; void slot;
    }));
  }
});
