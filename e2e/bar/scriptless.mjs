// No script is needed to read: whatever a page shows with JavaScript it also
// shows without, but for the controls that only a script can serve.
import { describe, it } from 'node:test';
import { opened, visit, width } from '../site/browser.mjs';
import { look } from '../site/looking.mjs';
import { none } from '../site/none.mjs';
import { first } from '../site/pages.mjs';
import { begin } from '../site/site.mjs';

const { chromium, site } = await begin();

// read answers the texts of a page's content.
const read = (address, options) => visit(chromium, site.at(address), options, async (tab) => {
  await opened(tab);
  return look(tab, 'content');
});

describe('without JavaScript', { concurrency: width }, () => {
  for (const page of first()) {
    it(`without JavaScript: ${page.name}`, async () => {
      const without = new Set(await read(page.address, { javaScriptEnabled: false }));
      none((await read(page.address, {})).filter((text) => !without.has(text)).map((text) => `only with a script: «${text}»`));
    });
  }
});
