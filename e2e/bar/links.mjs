// Every link works without a script: what a page, a style sheet, a feed or
// the site map names is a file of the output, and what stands behind # is an
// id of that page. The same at the root of a host and below a base path.
import { describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { below, built, files, pages } from '../site/pages.mjs';
import { none } from '../site/none.mjs';

const entities = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" };
const plain = (text) => text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, dec, hex, name) => (
  name ? entities[name] : String.fromCodePoint(dec ? Number(dec) : parseInt(hex, 16))));

for (const [name, root, base] of [['at the root', built.root, '/'], [`below ${below}`, built.below, below]]) {
  describe(`links ${name}`, () => {
    const published = new Set(files(root));
    const all = pages(root);
    const origin = new URL(/rel="canonical" href="([^"]*)"/.exec(all.find((page) => page.kind === 'home').html)[1]).origin;
    const ids = new Map(all.map((page) => [page.file, new Set([...page.html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => plain(id)))]));

    // broken says what is wrong with a link, or nothing.
    const broken = (from, href) => {
      if (/^(mailto|tel|data):/.test(href)) return;
      const url = new URL(href.replace(/^webcal:/, 'https:'), `${origin}${base}${from.replace(/(^|\/)index\.html$/, '$1')}`);
      if (url.origin !== origin) return;
      if (!url.pathname.startsWith(base)) return `${href} leaves the base path`;
      const target = decodeURIComponent(url.pathname.slice(base.length));
      const file = published.has(target) && target !== '' ? target : `${target}index.html`;
      if (!published.has(file) || (file !== target && target !== '' && !target.endsWith('/'))) return `${href} is no file`;
      const id = decodeURIComponent(url.hash.slice(1));
      if (id && id !== 'top' && ids.has(file) && !ids.get(file).has(id)) return `${href}: no such id`;
    };
    const check = (links) => none(links.map(([from, href]) => [from, broken(from, href)]).filter(([, why]) => why).map((line) => line.join(': ')));

    it('of pages', () => {
      check(all.flatMap(({ file, html }) => {
        // A reader's links inside the site are paths; an absolute one in the
        // text leads to somebody else, whatever its host is called.
        const found = [...html.matchAll(/<(\w+)[^<>]*?\s(?:href|src|action|poster)="([^"]*)"/g)].filter(([, tag, href]) => tag !== 'a' || !/^https?:/.test(href)).map(([, , href]) => [file, plain(href)]);
        for (const [, set] of html.matchAll(/\ssrcset="([^"]*)"/g)) for (const one of set.split(',')) found.push([file, plain(one.trim().split(/\s+/)[0])]);
        for (const [, href] of html.matchAll(/<meta property="og:(?:image|url)" content="([^"]*)"/g)) found.push([file, plain(href)]);
        for (const [, href] of html.matchAll(/http-equiv="refresh" content="\d+; url=([^"]*)"/g)) found.push([file, plain(href)]);
        return found;
      }));
    });

    it('of style sheets', () => {
      check(files(root).filter((file) => file.endsWith('.css')).flatMap((file) => (
        [...readFileSync(path.join(root, file), 'utf8').matchAll(/url\(["']?([^"')]+)/g)].map(([, href]) => [file, href]))));
    });

    it('of feeds, site map and manifests', () => {
      check(files(root).filter((file) => file.endsWith('.xml')).flatMap((file) => (
        [...readFileSync(path.join(root, file), 'utf8').matchAll(/<loc>([^<]+)<|\shref="([^"]+)"/g)].map(([, loc, href]) => [file, plain(loc ?? href)]))));
      check(files(root).filter((file) => file.endsWith('.webmanifest')).flatMap((file) => (
        [...readFileSync(path.join(root, file), 'utf8').matchAll(/"(?:src|start_url|scope)":\s*"([^"]+)"/g)].map(([, href]) => [file, href]))));
    });

    it('hreflang is mutual', () => {
      const twins = new Map(all.map(({ html }) => [
        /rel="canonical" href="([^"]*)"/.exec(html)?.[1],
        [...html.matchAll(/rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g)].map(([, , href]) => href),
      ]));
      const lonely = [...twins].flatMap(([from, others]) => others.filter((to) => to !== from && twins.get(to)?.length && !twins.get(to).includes(from)).map((to) => `${to} does not name ${from}`));
      none(lonely);
    });
  });
}
