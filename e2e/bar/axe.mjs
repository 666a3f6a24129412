// axe finds nothing: on every kind of page, in both languages, in the light
// scheme on a desktop and in the dark scheme on a phone, with everything
// opened that can be opened.
import { describe, it } from 'node:test';
import { none } from '../site/none.mjs';
import AxeBuilder from '@axe-core/playwright';
import { opened, visit, width } from '../site/browser.mjs';
import { sample } from '../site/pages.mjs';
import { begin } from '../site/site.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const schemes = [
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark', viewport: { width: 390, height: 844 } } },
];

const { chromium, site } = await begin();

describe('axe finds nothing', { concurrency: width }, () => {
  for (const page of sample()) {
    for (const scheme of schemes) {
      it(`axe, ${scheme.name}: ${page.name}`, () => visit(chromium, site.at(page.address), scheme.options, async (tab) => {
        await opened(tab);
        const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode().withTags(rules).options({ resultTypes: ['violations'] }).analyze();
        none(violations.flatMap(told));
      }));
    }
  }
});

// told says a finding as rule, elements and cause, a line for each element.
const told = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`);
