// A keyboard alone reaches and leaves everything: the skip link first, then
// every link and control in the order of the page, each with a focus that is
// seen, and at the end out of the page again.
import { describe, it } from 'node:test';
import { opened, visit, width } from '../site/browser.mjs';
import { look } from '../site/looking.mjs';
import { none } from '../site/none.mjs';
import { first } from '../site/pages.mjs';
import { begin } from '../site/site.mjs';

const { chromium, site } = await begin();

describe('keyboard', { concurrency: width }, () => {
  for (const page of first()) {
    it(`keyboard: ${page.name}`, () => visit(chromium, site.at(page.address), {}, async (tab) => {
      const shut = await openAll(tab);
      // A fresh page: the next Tab begins at its top.
      await tab.reload({ waitUntil: 'load' });
      await opened(tab);
      await look(tab);
      const count = await tab.evaluate(watch);
      for (let i = 0; i < count + 3 && !(await tab.evaluate(() => window.walk.out)); i++) await tab.keyboard.press('Tab');
      const there = await tab.evaluate(() => window.walk.found());
      await tab.evaluate(() => window.walk.turn());
      for (let i = 0; i < 3; i++) await tab.keyboard.press('Shift+Tab');
      none([...shut, ...there, ...await tab.evaluate(() => window.walk.back())]);
    }));
  }
});

// openAll opens what can be opened as a keyboard does, and answers what
// stayed shut.
async function openAll(tab) {
  const boxes = await tab.locator('details:not([open]) > summary:visible').elementHandles();
  for (const summary of boxes) {
    await summary.focus();
    await tab.keyboard.press('Enter');
  }
  const open = await Promise.all(boxes.map((summary) => summary.evaluate((e) => e.parentElement.open || `Enter does not open ${e.textContent.trim()}`)));
  return open.filter((answer) => answer !== true);
}

// watch runs in the page: it notes every element that gets the focus and how
// it looks then, and answers how many there are to reach.
function watch() {
  const { name, interactive } = window.look;
  const wanted = interactive();
  const looks = (e) => {
    const s = getComputedStyle(e);
    // A link inside a drawing is framed by one of its shapes.
    const frame = e.closest('svg') ? [...e.children].map((shape) => `${getComputedStyle(shape).stroke} ${getComputedStyle(shape).strokeWidth}`).join() : '';
    return { outline: s.outlineStyle === 'none' || parseFloat(s.outlineWidth) === 0 ? '' : `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}`, other: s.boxShadow + frame };
  };
  const before = new Map(wanted.map((e) => [e, looks(e)]));
  const seen = [];
  const unseen = [];
  document.addEventListener('focusin', ({ target }) => {
    seen.push(target);
    const now = looks(target);
    const was = before.get(target);
    if (was && !(now.outline && now.outline !== was.outline) && now.other === was.other) unseen.push(`focus is not seen: ${name(target)}`);
    const box = target.getBoundingClientRect();
    if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) unseen.push(`focus is outside the window: ${name(target)}`);
  });
  // After the last element the focus is nowhere in the page.
  const walk = { get out() { return seen.length > 1 && document.activeElement === document.body; } };
  walk.found = () => {
    const found = [...unseen];
    if (!seen[0]?.matches('a.skip[href="#main"]')) found.push(`the first is not the skip link: ${seen[0] ? name(seen[0]) : 'nothing'}`);
    for (const e of wanted) if (!seen.includes(e)) found.push(`not reached: ${name(e)}`);
    seen.slice(1).forEach((e, i) => {
      if (!(seen[i].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) found.push(`out of order: ${name(e)} after ${name(seen[i])}`);
    });
    if (!walk.out) found.push(`a trap: the focus stays at ${name(document.activeElement)}`);
    return found;
  };
  let until = 0;
  walk.turn = () => { until = seen.length; };
  walk.back = () => {
    const back = seen.slice(until);
    return back[0] === seen[until - 1] ? [] : [`the way back begins at ${back[0] ? name(back[0]) : 'nothing'}`];
  };
  window.walk = walk;
  return wanted.length;
}
