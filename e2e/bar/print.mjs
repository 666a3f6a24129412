// Paper keeps the whole content: the calendar, an event and a visit become
// PDF pages, dark on white also for those who read in the dark, and nothing
// is cut off at the edge of the sheet.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { visit, width } from '../site/browser.mjs';
import { look } from '../site/looking.mjs';
import { none } from '../site/none.mjs';
import { first } from '../site/pages.mjs';
import { begin } from '../site/site.mjs';

const { chromium, site } = await begin();
const paper = new Set(['calendar', 'event', 'visit', 'organisation', 'practice', 'booklet', 'sheet']);
const sheet = { width: 718, height: 1047 }; // A4 in CSS pixels without 1 cm of margin

describe('print', { concurrency: width }, () => {
  for (const page of first().filter(({ kind }) => paper.has(kind))) {
    it(`print: ${page.name}`, () => visit(chromium, site.at(page.address), { colorScheme: 'dark', viewport: sheet }, async (tab) => {
      const screen = await look(tab, 'content');
      await tab.emulateMedia({ media: 'print' });
      const printed = new Set(await look(tab, 'content'));
      const kept = screen.filter((text) => printed.has(text)).length / screen.length;
      const pdf = await tab.pdf({ format: 'A4', margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' } });
      const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      assert.ok(pdf.length > 10_000 && sheets >= 1, `${sheets} sheets in ${pdf.length} bytes`);
      assert.ok(kept > 0.9, `only ${Math.round(kept * 100)} % of the texts are printed`);
      none([...await look(tab, 'sideways', 'lost', 'overlapping'), ...await look(tab, 'pale')]);
    }));
  }
});
