// A visit is quiet: no request to another host, no cookie, nothing in the
// browser's console, nothing against the security policy. Once with the
// policy of the header, and once below a base path on a host that sends no
// header, where the policy in the page is all there is.
import { after, describe, it } from 'node:test';
import { opened, visit, width } from '../site/browser.mjs';
import { host } from '../site/host.mjs';
import { none } from '../site/none.mjs';
import { below, built, first, sample } from '../site/pages.mjs';
import { begin } from '../site/site.mjs';

const { chromium, site } = await begin();
const bare = await host(built.below, { base: below, bare: true });
after(() => bare.close());

for (const [name, at, looked] of [['with the header', site, sample(built.root)], ['with the policy in the page', bare, first(built.below)]]) {
  // A page is mostly waited for: half a second in which nothing is asked.
  describe(`quiet ${name}`, { concurrency: 2 * width }, () => {
    for (const page of looked) {
      it(`quiet ${name}: ${page.name}`, () => visit(chromium, null, { serviceWorkers: 'allow' }, async (tab, context) => {
        const heard = listen(tab, context, at);
        await context.addInitScript(() => {
          addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
        });
        await tab.goto(at.at(page.address), { waitUntil: 'load' });
        await opened(tab);
        // Scrolling to the end loads the pictures that wait for it.
        await tab.evaluate(() => { for (const picture of document.images) picture.loading = 'eager'; scrollTo(0, document.body.scrollHeight); });
        await tab.waitForLoadState('networkidle');
        heard.push(...(await context.cookies()).map((cookie) => `cookie: ${cookie.name}`));
        none(heard);
      }));
    }
  });
}

// listen collects whatever a quiet page does not do.
function listen(tab, context, at) {
  const heard = [];
  context.on('request', (request) => { if (!request.url().startsWith(`${at.origin}/`) && !/^(data|blob):/.test(request.url())) heard.push(`request: ${request.url()}`); });
  context.on('response', async (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
    if (response.headers()['set-cookie']) heard.push(`cookie: ${response.url()}`);
  });
  tab.on('console', (message) => { if (/error|warning/.test(message.type())) heard.push(`console: ${message.text()}`); });
  tab.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  return heard;
}
