// Every part in another language says so: in a text that counts as
// Belarusian no letter stands that Belarusian has not, and none in a Russian
// one that Russian has not, on any page, in texts as in names of pictures and
// controls. A screen reader would read such a part with the wrong voice.
import { describe, it } from 'node:test';
import { built, pages } from '../site/pages.mjs';
import { none } from '../site/none.mjs';

const foreign = { be: /[ищъґ]/i, ru: /[ўіґ]/i };
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const read = ['alt', 'title', 'aria-label', 'placeholder'];

// parts answers the texts of a page's body, each with its language.
function parts(html) {
  const found = [];
  const langs = [/<html[^>]*\slang="([^"]*)"/.exec(html)[1]];
  const body = html.slice(html.indexOf('<body')).replace(/<(script|style)\b[^]*?<\/\1>/g, '').replace(/<!--[^]*?-->/g, '');
  for (const [, closes, tag, attributes, text] of body.matchAll(/<(\/?)([a-z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>([^<]*)/gi)) {
    if (closes) langs.pop();
    else {
      const lang = /\slang="([^"]*)"/.exec(attributes)?.[1] ?? langs.at(-1);
      for (const name of read) found.push([lang, new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '']);
      if (!empty.has(tag)) langs.push(lang);
    }
    found.push([langs.at(-1), text]);
  }
  return found;
}

describe('language of every part', () => {
  it('no letter stands in a text of a language that has it not', () => {
    none(pages(built.root).filter(({ kind }) => kind !== '').flatMap(({ file, html }) => parts(html)
      .filter(([lang, text]) => foreign[lang]?.test(text))
      .map(([lang, text]) => `/${file}: «${text.trim().slice(0, 60)}» counts as ${lang}`)));
  });
});
