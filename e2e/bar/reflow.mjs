// Nothing is lost and nothing scrolls sideways: at 320 CSS pixels, at 400 %
// zoom, with letters twice as large, and with the spacing that readers with
// dyslexia set (WCAG 1.4.4, 1.4.10, 1.4.12). Targets stay large enough for a
// finger at every one of these (2.5.8).
import { describe, it } from 'node:test';
import { desktop, opened, phone, visit, width } from '../site/browser.mjs';
import { look } from '../site/looking.mjs';
import { none } from '../site/none.mjs';
import { sample } from '../site/pages.mjs';
import { begin } from '../site/site.mjs';

const { chromium, site } = await begin();

// letters sets their size as the browser's own setting does, which media
// queries in em follow too.
const letters = async (tab, context, size) => {
  const session = await context.newCDPSession(tab);
  await session.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size * 0.8125 } });
};

const spacing = (tab, css) => tab.evaluate((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}, css);
const wide = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

// One page is looked at in all ways, one after another; a window of 1280 by
// 900 pixels is one of 320 by 225 at 400 %.
const ways = [
  { name: '320 pixels', viewport: phone.viewport },
  { name: '400 % zoom', viewport: { width: 320, height: 225 } },
  { name: 'wide spacing on a phone', viewport: phone.viewport, css: wide },
  { name: 'wide spacing on a desktop', viewport: desktop, css: wide },
  { name: 'letters of 200 % on a desktop', viewport: desktop, size: 32 },
  { name: 'letters of 200 % on a tablet', viewport: { width: 640, height: 900 }, size: 32 },
];

describe('reflow', { concurrency: width }, () => {
  for (const page of sample()) {
    it(`reflow: ${page.name}`, () => visit(chromium, site.at(page.address), {}, async (tab, context) => {
      await opened(tab);
      const found = [];
      for (const { name, viewport, css = '', size = 16 } of ways) {
        await tab.setViewportSize(viewport);
        await letters(tab, context, size);
        await spacing(tab, css);
        found.push(...(await look(tab, 'sideways', 'lost', 'overlapping', 'small')).map((finding) => `${name}: ${finding}`));
      }
      none(found);
    }));
  }
});
