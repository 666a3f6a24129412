// What most files of tests begin with: a browser and the site at the root of
// a host, both ended after the tests; and the languages of the site.
import { after } from 'node:test';
import { browser } from './browser.mjs';
import { built, pages } from './pages.mjs';
import { host } from './host.mjs';

export async function begin() {
  const [chromium, site] = [await browser(), await host(built.root)];
  after(() => site.close());
  return { chromium, site };
}

export const languages = pages(built.root).filter(({ kind }) => kind === 'home').map(({ lang }) => lang);
