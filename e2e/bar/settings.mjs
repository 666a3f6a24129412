// The settings of the display change how a page looks and nothing else: with
// every value of every setting axe still finds nothing on any kind of page,
// nothing is cut off, wider than a phone or too small for a finger, and every
// text is still there. What was chosen stays on the device and can be taken
// back.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { axe } from '../site/axe.mjs';
import { opened, visit, width } from '../site/browser.mjs';
import { look } from '../site/looking.mjs';
import { none } from '../site/none.mjs';
import { first } from '../site/pages.mjs';
import { begin, languages } from '../site/site.mjs';

const { chromium, site } = await begin();

// Where the settings are chosen, as the home page says.
const chooser = await visit(chromium, site.at(`${languages[0]}/`), {}, (tab) => tab.locator('.display-link').evaluate((link) => link.href));

// The settings that are offered: each a name and its values, the one that
// changes nothing first.
const settings = await visit(chromium, chooser, {}, async (tab) => {
  const groups = new Map();
  for (const [name, value] of await tab.locator('form.display input').evaluateAll((all) => all.map((input) => [input.name, input.value]))) {
    groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return [...groups];
});

// In as many rounds as the longest setting has values beside the first, every
// value of every setting takes its turn, in ever other company.
const rounds = Array.from({ length: Math.max(...settings.map(([, values]) => values.length)) - 1 }, (_, i) => (
  settings.map(([name, values]) => [name, values[(i + 1) % values.length]])));

// A round is seen on a phone, on a desktop or on a tablet. The largest letters
// come last: twice as large, they need the width of a tablet.
const screens = [{ width: 320, height: 640 }, { width: 1280, height: 900 }, { width: 640, height: 900 }];

// chosen makes the choices of a round as a reader does, and answers what the
// device keeps of them.
const chosen = (round) => visit(chromium, chooser, {}, async (tab, context) => {
  for (const [name, value] of round) await tab.locator(`form.display input[name="${name}"][value="${value}"]`).check();
  assert.deepEqual(await context.cookies(), []);
  return context.storageState();
});
const kept = await Promise.all(rounds.map(chosen));

// settled opens what can be opened, and waits for what is fetched: how large the
// programme is that can be taken along.
const settled = async (tab) => {
  await opened(tab);
  await tab.waitForFunction(() => [...document.querySelectorAll('span[data-size]')].every((size) => size.textContent));
};

describe('settings of the display', { concurrency: width }, () => {
  it('there are some, and they are kept and taken back', () => visit(chromium, chooser, { storageState: kept[0] }, async (tab) => {
    assert.ok(settings.length >= 4, `only ${settings.length} settings`);
    const marks = () => tab.evaluate(() => ({ ...document.documentElement.dataset }));
    for (const [name, value] of rounds[0]) {
      assert.equal(await tab.locator(`form.display input[name="${name}"]:checked`).inputValue(), value);
      assert.equal((await marks())[name], value || undefined);
    }
    await tab.locator('form.display [type=reset]').click();
    await tab.reload();
    for (const [name] of settings) assert.equal((await marks())[name], undefined);
  }));

  for (const page of first()) {
    it(`settings: ${page.name}`, async () => {
      const found = [];
      for (const [i, storageState] of kept.entries()) {
        const viewport = screens[i % screens.length];
        const before = await visit(chromium, site.at(page.address), { viewport }, (tab) => settled(tab).then(() => look(tab, 'words')));
        const said = rounds[i].filter(([, value]) => value).map((pair) => pair.join(' ')).join(', ');
        // The system asks for the other theme than the reader.
        await visit(chromium, site.at(page.address), { storageState, viewport, colorScheme: i % 2 ? 'light' : 'dark' }, async (tab) => {
          await settled(tab);
          const now = new Set(await look(tab, 'rendered'));
          found.push(...[
            ...await axe(tab),
            ...await look(tab, 'sideways', 'lost', 'overlapping', 'small'),
            ...before.filter((text) => !now.has(text)).map((text) => `no longer there: «${text}»`),
          ].map((finding) => `${said}: ${finding}`));
        });
      }
      none(found);
    });
  }
});
