// The budgets of weight, as an old phone on a slow line pays them: gzip -9 of
// a page's HTML and the style sheets it links, and of all JavaScript.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { below, built, files, pages } from '../site/pages.mjs';
import { none } from '../site/none.mjs';

const page = 14 * 1024; // what one round trip of a fresh connection carries
const long = 40 * 1024; // what is printed or looked up, not read on the way
const script = 10 * 1024;

// These kinds of page are long by their nature: a booklet of a visit, a
// sheet for the printer, the alphabetical index.
const longKinds = new Set(['booklet', 'sheet', 'index']);

const weight = (bytes) => gzipSync(bytes, { level: 9 }).length;

for (const [name, root, base] of [['at the root', built.root, '/'], [`below ${below}`, built.below, below]]) {
  describe(`weight ${name}`, () => {
    const sheets = new Map();
    const sheet = (href) => {
      if (!sheets.has(href)) sheets.set(href, weight(readFileSync(path.join(root, href.slice(base.length)))));
      return sheets.get(href);
    };

    it('every page is within its budget', () => {
      const over = pages(root).map(({ address, kind, html }) => {
        const linked = [...html.matchAll(/<link [^>]*rel="stylesheet"[^>]*>/g)].map(([link]) => /href="([^"]*)"/.exec(link)[1]);
        const bytes = weight(html) + linked.map(sheet).reduce((a, b) => a + b, 0);
        const budget = longKinds.has(kind) ? long : page;
        return { bytes, budget, line: `/${address} (${kind}): ${bytes} bytes, at most ${budget}` };
      });
      none(over.filter(({ bytes, budget }) => bytes > budget).sort((a, b) => b.bytes - a.bytes).map(({ line }) => line));
    });

    it('all JavaScript together is within its budget', () => {
      const scripts = files(root).filter((file) => /\.m?js$/.test(file)).map((file) => [file, weight(readFileSync(path.join(root, file)))]);
      const sum = scripts.reduce((total, [, bytes]) => total + bytes, 0);
      assert.ok(sum <= script, `${sum} bytes, at most ${script}:\n${scripts.map((line) => line.join(' ')).join('\n')}`);
    });
  });
}
