// With the colours of the reader's own system nothing vanishes, in a light
// system scheme and a dark one: every text that was there is there, stands
// out from its ground, and what is a button has an edge. Asked for less
// motion, nothing moves.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { opened, visit, width } from '../site/browser.mjs';
import { look } from '../site/looking.mjs';
import { none } from '../site/none.mjs';
import { sample } from '../site/pages.mjs';
import { begin } from '../site/site.mjs';

const { chromium, site } = await begin();

describe('forced colours and reduced motion', { concurrency: width }, () => {
  for (const page of sample()) {
    it(`colours and motion: ${page.name}`, () => visit(chromium, site.at(page.address), { reducedMotion: 'reduce' }, async (tab) => {
      await opened(tab);
      const found = await look(tab, 'moving');
      const before = await look(tab, 'words');
      for (const colorScheme of ['light', 'dark']) {
        await tab.emulateMedia({ forcedColors: 'active', colorScheme });
        assert.deepEqual(await look(tab, 'words'), before);
        found.push(...(await look(tab, 'faint', 'edgeless')).map((finding) => `forced colours, ${colorScheme}: ${finding}`));
      }
      none(found);
    }));
  }
});
