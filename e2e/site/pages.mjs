// Which pages there are, and which of them are looked at. Everything is read
// from the built site: a new kind of page, or a new part on a known one, is
// covered without a change here.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// The folders that `run` built: the site at the root of a host, and the same
// site below /exchange/.
export const built = { root: folder('SITE'), below: folder('SITE_BELOW') };
export const below = '/exchange/';

function folder(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} must name the folder of a built site; e2e/run sets it`);
  return path.resolve(value);
}

// files lists every file of a folder, as slash paths below it.
export function files(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
    .sort();
}

// pages reads every HTML page: its file, its address below the base, its
// kind (the class of its body; empty for the stub of a moved page) and its
// language.
export function pages(root) {
  return files(root).filter((file) => file.endsWith('.html')).map((file) => {
    const html = readFileSync(path.join(root, file), 'utf8');
    return {
      file,
      html,
      address: file.replace(/(^|\/)index\.html$/, '$1'),
      kind: /<body[^>]*\bclass="[^"]*\bkind-([\w-]+)/.exec(html)?.[1] ?? '',
      lang: /<html[^>]*\blang="([\w-]+)"/.exec(html)?.[1] ?? '',
    };
  });
}

// sample chooses as few pages as together show everything that any page
// shows: for each kind and language, page after page that has most of the
// elements, classes, roles and states not seen yet.
export function sample(root = built.root) {
  const groups = new Map();
  for (const page of pages(root).filter(({ kind }) => kind !== '')) {
    groups.set(group(page), [...(groups.get(group(page)) ?? []), page]);
  }
  return [...groups.values()].flatMap(cover).map((page) => ({ ...page, name: `${page.kind} /${page.address}` }));
}

// first takes one page of each kind and language: the one that shows most.
export function first(root = built.root) {
  const seen = new Set();
  return sample(root).filter((page) => !seen.has(group(page)) && seen.add(group(page)));
}

const group = (page) => `${page.kind} ${page.lang}`;

function cover(alike) {
  const left = alike.map((page) => ({ page, shows: shows(page.html) }));
  const seen = new Set();
  const chosen = [];
  for (;;) {
    const gain = ({ shows }) => [...shows].filter((thing) => !seen.has(thing)).length;
    const best = left.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    if (gain(best) === 0) return chosen;
    for (const thing of best.shows) seen.add(thing);
    chosen.push(best.page);
  }
}

function shows(html) {
  const things = new Set();
  for (const [, tag, attributes] of html.slice(html.indexOf('<body')).matchAll(/<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>/g)) {
    things.add(tag);
    for (const name of /\bclass="([^"]*)"/.exec(attributes)?.[1].split(/\s+/) ?? []) things.add(`${tag}.${name}`);
    for (const [state] of attributes.matchAll(/\b(?:role|type)="[^"]*"|\baria-[a-z]+(?==)/g)) things.add(`${tag}[${state}]`);
  }
  return things;
}
