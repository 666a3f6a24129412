// The browser of all tests: Debian's Chromium, driven by playwright-core.
import { chromium } from 'playwright-core';
import { after } from 'node:test';

// Two pages at a time keep the two processors of a small machine busy.
export const width = 2;

// browser starts Chromium for one file of tests and ends it after them.
export async function browser() {
  const started = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--disable-background-networking', '--disable-gpu'],
  });
  after(() => started.close());
  return started;
}

// visit opens an address in a fresh context (no cache, no storage of another
// test), hands the page to the story and closes the context after it.
export async function visit(chromium, address, options, story) {
  const context = await chromium.newContext({ viewport: desktop, reducedMotion: 'reduce', ...options });
  try {
    const page = await context.newPage();
    if (address) await page.goto(address, { waitUntil: 'load' });
    return await story(page, context);
  } finally {
    await context.close();
  }
}

// opened opens every <details>, so that what a reader can open is judged too.
export async function opened(page) {
  await page.evaluate(() => { for (const box of document.querySelectorAll('details')) box.open = true; });
}

// phone is the narrow screen of all tests: 320 CSS pixels.
export const phone = { viewport: { width: 320, height: 640 } };
export const desktop = { width: 1280, height: 900 };
