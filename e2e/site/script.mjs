// The functions of the search's script, as it is before it is minified. Node
// takes a file for a module by its name, so it is loaded under another one.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'search-'));
const copy = path.join(folder, 'search.mjs');
copyFileSync(new URL('../../layouts/assets/search.js', import.meta.url), copy);
export const { fold, passage, quoted, rules, searcher, slip, words } = await import(copy);
rmSync(folder, { recursive: true });
