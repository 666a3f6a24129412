// axe finds nothing: on every kind of page, in both languages, in the light
// scheme on a desktop and in the dark scheme on a phone, with everything
// opened that can be opened. Further pages of a kind, which show what the
// first does not, take the schemes in turn.
import { describe, it } from 'node:test';
import { none } from '../site/none.mjs';
import { axe } from '../site/axe.mjs';
import { desktop, opened, visit, width } from '../site/browser.mjs';
import { first, sample } from '../site/pages.mjs';
import { begin } from '../site/site.mjs';

const schemes = [
  { scheme: 'light', viewport: desktop },
  { scheme: 'dark', viewport: { width: 390, height: 844 } },
];

const both = new Set(first().map(({ address }) => address));

const { chromium, site } = await begin();

describe('axe finds nothing', { concurrency: width }, () => {
  for (const [i, page] of sample().entries()) {
    it(`axe: ${page.name}`, () => visit(chromium, site.at(page.address), {}, async (tab) => {
      await opened(tab);
      const found = [];
      for (const { scheme, viewport } of both.has(page.address) ? schemes : [schemes[i % schemes.length]]) {
        await tab.emulateMedia({ colorScheme: scheme });
        await tab.setViewportSize(viewport);
        found.push(...(await axe(tab)).map((finding) => `${scheme}: ${finding}`));
      }
      none(found);
    }));
  }
});
