// The Nu HTML checker has nothing to say about any page, not even a warning;
// it reads the SVG files too. The pages are served: from file: addresses the
// checker would hold every style sheet against the policy's 'self'.
import { after, describe, it } from 'node:test';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import path from 'node:path';
import { built, files } from '../site/pages.mjs';
import { host } from '../site/host.mjs';
import { none } from '../site/none.mjs';

const jar = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
const site = await host(built.root);
after(() => site.close());

// said runs the checker over addresses or files and answers its messages, a
// line each. The checker leaves with 0 whatever it found, so that a failure
// of the process is one of Java.
async function said(list, ...options) {
  const { stdout } = await promisify(execFile)('java', ['-Dnu.validator.servlet.allow-forbidden-hosts=true', '-jar', jar, '--exit-zero-always', '--stdout', '--format', 'json', ...options, ...list], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout).messages.filter((message) => !data(message)).map((message) => (
    `${message.url ? new URL(message.url).pathname : 'the checker'}:${message.lastLine}:${message.firstColumn ?? message.lastColumn}: ${message.subType ?? message.type}: ${message.message}`));
}

// data tells the checker's one mistake: it holds a block of JSON-LD against
// script-src, but a browser never comes to ask the policy about a script
// whose type it does not run (HTML, "prepare the script element", step 13).
const data = ({ message, extract }) => message.startsWith('Inline script violates Content Security Policy') && extract?.includes('<script type="application/ld+json">');

const all = files(built.root);

describe('the Nu checker says nothing', () => {
  it('about any page', async () => none(await said(all.filter((file) => file.endsWith('.html')).map((file) => site.at(encodeURI(file))))));
  // As a file: an SVG from an address is read with the rules of HTML.
  it('about any SVG file', async () => none(await said(all.filter((file) => file.endsWith('.svg')).map((file) => path.join(built.root, file)), '--svg')));
});
