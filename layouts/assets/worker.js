// The service worker: pages from the network, and from a copy that the reader
// has saved only where the network is silent. It saves nothing by itself; see
// offline.js, which also says what a copy is: a cache "road LIST TIME" with
// its list in it. A cache without its list is incomplete.
const base = new URL(registration.scope).pathname;
const patience = 4000; // milliseconds, for a page of which there is a copy

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(base)) return;
  if (request.mode === 'navigate') event.respondWith(page(request, pathname));
  else if (pathname.startsWith(`${base}assets/`)) event.respondWith(asset(request, pathname));
});

async function page(request, path) {
  const network = fetch(request);
  network.catch(() => {});
  const copy = (await saved(path)) ?? (await saved(`${path}/`));
  if (copy) {
    const silence = new Promise((_, stop) => setTimeout(stop, patience));
    const answer = await Promise.race([network, silence]).catch(() => {});
    return answer?.status < 500 ? answer : copy;
  }
  try {
    return await network;
  } catch (error) {
    const away = await saved(`${base}${path.slice(base.length).split('/')[0]}/offline/`) ?? await saved(/\/offline\/$/);
    if (away) return away;
    throw error;
  }
}

// An asset is named by its bytes: any copy's is the right one. Of a picture
// one size is kept.
async function asset(request, path) {
  const kept = await caches.match(path, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request).catch(() => {});
  if (answer?.ok) return answer;
  for await (const { cache, list } of copies()) {
    const other = list.same[path] && await cache.match(list.same[path], { ignoreVary: true });
    if (other) return other;
  }
  return answer ?? Response.error();
}

// saved finds a page, by its path or by a pattern, in the newest copy that
// holds it.
async function saved(wanted) {
  for await (const { cache, list } of copies()) {
    const path = wanted.test ? list.files.find((file) => wanted.test(file)) : wanted;
    const page = path && await cache.match(path, { ignoreVary: true });
    if (page) return page;
  }
}

async function* copies() {
  const time = (name) => name.split(' ')[2];
  const names = (await caches.keys()).filter((name) => name.startsWith(`road ${base}offline/`));
  for (const name of names.sort((a, b) => time(b) - time(a))) {
    const cache = await caches.open(name);
    const list = await cache.match(name.split(' ')[1]);
    if (list) yield { cache, list: await list.json() };
  }
}
