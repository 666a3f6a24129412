// A visitor on an old phone, without JavaScript, looks for meetings that are
// open to all, subscribes to them and finds them in the calendar program.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { phone, visit } from '../site/browser.mjs';
import { none } from '../site/none.mjs';
import { begin, languages } from '../site/site.mjs';

const { chromium, site } = await begin();

describe('a visitor filters the calendar without JavaScript', () => {
  for (const lang of languages) {
    it(`and subscribes (${lang})`, () => visit(chromium, site.at(`${lang}/`), { ...phone, javaScriptEnabled: false }, async (tab) => {
      await tab.locator(`nav.menu a[href="${site.base}${lang}/calendar/"]`).click();
      const whole = await tab.locator('h1').innerText();
      const filter = tab.locator('.filters a[href*="/calendar/access/public/"]');
      if (!(await filter.isVisible())) await tab.locator('.filters > summary').click();
      const promised = Number(/\d+/.exec(await filter.locator('.number-of').innerText())[0]);
      await filter.click();

      // The page says what it shows, and shows as much as was promised.
      assert.notEqual(await tab.locator('h1').innerText(), whole);
      const slots = await tab.locator('.agenda .slot').evaluateAll((all) => all.map((slot) => ({
        title: slot.querySelector('.slot-title a').textContent.trim(),
        address: new URL(slot.querySelector('.slot-title a').href).pathname,
        start: slot.querySelector('time')?.dateTime,
        place: slot.querySelector('.where')?.textContent ?? '',
        cancelled: slot.classList.contains('slot-cancelled'),
      })));
      assert.equal(slots.length, promised);

      // The subscription is the file of the same meetings.
      const address = await tab.locator('a[href^="webcal:"]').first().getAttribute('href');
      const answer = await fetch(site.at(new URL(address).pathname.slice(site.base.length)));
      assert.match(answer.headers.get('content-type'), /^text\/calendar/);
      const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent');
      assert.equal(events.length, promised);
      const disagreements = slots.flatMap((slot) => {
        const event = events.find((one) => new URL(one.getFirstPropertyValue('url')).pathname === slot.address);
        return event ? differing(slot, event).map((what) => `${slot.title}: ${what}`) : [`${slot.title}: not in the file`];
      });
      none(disagreements);
    }));
  }
});

// differing says in what a meeting of the page is not that of the file.
function differing(slot, event) {
  const { summary, startDate, location } = new ICAL.Event(event);
  const found = [];
  if (!summary.includes(slot.title)) found.push(`is called «${summary}» in the file`);
  const [start, begins] = startDate.isDate ? [slot.start?.slice(0, 10), startDate.toString()] : [new Date(slot.start).getTime(), startDate.toJSDate().getTime()];
  if (slot.start && start !== begins) found.push(`begins at ${slot.start}, in the file at ${startDate}`);
  if (slot.place && !location) found.push(`has no place in the file`);
  const status = event.getFirstPropertyValue('status');
  if (slot.cancelled !== (status === 'CANCELLED')) found.push(`is ${status} in the file`);
  return found;
}
