// A host prints what hangs in the corridor and what lies in the folder of
// each guest: the programme of a visit, and its booklet in one language and
// in both. Printed at night, from a dark screen, it is dark on white.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { visit } from '../site/browser.mjs';
import { look } from '../site/looking.mjs';
import { none } from '../site/none.mjs';
import { begin, languages } from '../site/site.mjs';

const { chromium, site } = await begin();
const night = { colorScheme: 'dark', viewport: { width: 1280, height: 900 } };

describe('a host prints', () => {
  for (const lang of languages) {
    it(`the programme of a visit (${lang})`, () => visit(chromium, site.at(`${lang}/calendar/`), night, async (tab) => {
      assert.ok(await luminance(tab) < 0.1, 'the screen is not dark');
      await tab.locator('.stage-list a').first().click();
      await tab.locator('.agenda').waitFor();
      const events = await tab.locator('.slot').count();
      const sheets = await printed(tab);
      assert.ok(await luminance(tab) > 0.9, 'the paper is not white');
      assert.equal(await tab.locator('.slot .slot-time:visible').count(), events);
      none(await unfit(tab));
      // Some ten events stand on a sheet; more sheets would be waste.
      assert.ok(sheets >= 2 && sheets <= 2 + Math.ceil(events / 6), `${events} events on ${sheets} sheets`);
      assert.equal(await tab.locator('.menu:visible, .filters nav:visible, .languages:visible').count(), 0);
    }));

    it(`the booklet of a visit (${lang})`, () => visit(chromium, site.at(`${lang}/visits/to-pskov/`), night, async (tab) => {
      for (const link of ['.road .actions a:first-child', '.road .actions a:nth-child(2)']) {
        await tab.emulateMedia({ media: 'screen' });
        await tab.goto(site.at(`${lang}/visits/to-pskov/`));
        await tab.locator(link).click();
        await tab.locator('.booklet').waitFor();
        const days = await tab.locator('.booklet .day').evaluateAll((all) => all.map((day) => day.querySelectorAll('.slot').length));
        const sheets = await printed(tab);
        none(await unfit(tab));
        // A cover, the days at a glance with the rules, each day from a new
        // sheet, the hosts, the notes. Two events and the lines for notes
        // fill a sheet at the least.
        const least = 1 + 1 + days.length + 1 + 1;
        const most = 1 + 2 + days.reduce((sum, events) => sum + Math.ceil(events / 2), 0) + 3 + 1;
        assert.ok(sheets >= least && sheets <= most, `${days.length} days on ${sheets} sheets, wanted ${least} to ${most}`);
      }
    }));
  }
});

// printed makes a PDF of A4 sheets, answers their number, and leaves the page
// as it is on paper.
async function printed(tab) {
  const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pdf.length > 10_000, `a PDF of ${pdf.length} bytes`);
  await tab.setViewportSize({ width: 718, height: 1047 });
  await tab.emulateMedia({ media: 'print' });
  return sheets;
}

const unfit = (tab) => look(tab, 'sideways', 'lost', 'overlapping', 'pale');

// luminance is that of the page's ground, as WCAG computes it.
async function luminance(tab) {
  await look(tab);
  return tab.evaluate(() => window.look.luminance(window.look.ground(document.body)));
}
