// look puts look.js into a page and asks it: look(tab, 'sideways') answers
// what window.look.sideways() finds.
import { readFileSync } from 'node:fs';

const script = readFileSync(new URL('look.js', import.meta.url), 'utf8');

export async function look(tab, ...questions) {
  await tab.evaluate(script);
  return tab.evaluate((names) => names.flatMap((name) => window.look[name]()), questions);
}
