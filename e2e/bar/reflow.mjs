// Nothing is lost and nothing scrolls sideways: at 320 CSS pixels, at 400 %
// zoom, with letters twice as large, and with the spacing that readers with
// dyslexia set (WCAG 1.4.4, 1.4.10, 1.4.12). Targets stay large enough for a
// finger at every one of these (2.5.8).
import { describe, it } from 'node:test';
import { opened, phone, visit, width } from '../site/browser.mjs';
import { look } from '../site/looking.mjs';
import { none } from '../site/none.mjs';
import { sample } from '../site/pages.mjs';
import { begin } from '../site/site.mjs';

const { chromium, site } = await begin();

// large sets the letters as the browser's own setting does, which media
// queries in em follow too.
const large = async (tab, context) => {
  const session = await context.newCDPSession(tab);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
};

const spaced = (tab) => tab.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
});

const ways = [
  { name: '320 pixels', options: phone, set: () => {} },
  { name: '400 % zoom', options: { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 }, set: () => {} },
  { name: 'letters of 200 % on a desktop', options: {}, set: large },
  { name: 'letters of 200 % on a tablet', options: { viewport: { width: 640, height: 900 } }, set: large },
  { name: 'wide spacing on a phone', options: phone, set: spaced },
  { name: 'wide spacing on a desktop', options: {}, set: spaced },
];

describe('reflow', { concurrency: width }, () => {
  for (const page of sample()) {
    it(`reflow: ${page.name}`, async () => {
      const found = [];
      for (const { name, options, set } of ways) {
        await visit(chromium, site.at(page.address), options, async (tab, context) => {
          await set(tab, context);
          await opened(tab);
          found.push(...(await look(tab, 'sideways', 'lost', 'overlapping', 'small')).map((finding) => `${name}: ${finding}`));
        });
      }
      none(found);
    });
  }
});
