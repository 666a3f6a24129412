// Saves the programme of a visit on the device, tells how old the copy is,
// brings it up to date, deletes it. A copy is a cache "road LIST TIME": all
// files of a list and, put in last, the list itself. Until then nothing is
// shown from it and the copy before it stays.
const box = document.querySelector('[data-worker]');
if (box && 'serviceWorker' in navigator && window.caches) {
  const { list: address, worker } = box.dataset;
  const base = worker.replace(/[^/]*$/, '');
  const { lang } = document.documentElement;
  const status = box.querySelector('[role=status]');
  const patience = 30000; // milliseconds, for a file
  const said = (words, time, list) => words.replace('{when}', moment(time, list, lang));
  if (address) programme(address, status);
  else table();
  box.hidden = false;

  // moment writes a time in the words of a language that came with the list.
  function moment(time, list, lang) {
    const day = new Date(+time);
    const two = (n) => String(n).padStart(2, '0');
    return `${list.words[lang].months[day.getMonth()].replace('2000', day.getFullYear()).replace('1', day.getDate())}, ${two(day.getHours())}:${two(day.getMinutes())}`;
  }

  async function copies() {
    const out = [];
    for (const name of await caches.keys()) {
      const [, path, time] = name.split(' ');
      const list = name.startsWith(`road ${base}offline/`) && await (await caches.open(name)).match(path);
      if (list) out.push({ name, path, time, list: await list.json() });
    }
    return out.sort((a, b) => b.time - a.time);
  }

  // drop deletes all caches of a list but one. With the last copy the worker
  // goes too.
  async function drop(path, but) {
    for (const name of await caches.keys()) if (name.startsWith(`road ${path} `) && name !== but) await caches.delete(name);
    if (!(await copies()).length) await (await navigator.serviceWorker.getRegistration(base))?.unregister();
  }

  async function programme(path, status) {
    const [save, remove] = box.querySelectorAll('button');
    const bar = box.querySelector('progress');
    const fresh = () => fetch(path, { cache: 'no-store', signal: AbortSignal.timeout?.(patience) }).then((answer) => answer.json());
    const kept = async () => (await copies()).find((copy) => copy.path === path);
    let newest = fresh().catch(() => {});
    const show = async (words) => {
      const copy = await kept();
      const list = (await newest) ?? copy?.list;
      const stale = copy && copy.list.version !== list.version;
      box.querySelector('[data-size]').textContent = list?.words[lang].size ?? '';
      if (copy) save.textContent = save.dataset.save;
      save.hidden = copy && !stale;
      remove.hidden = !copy;
      bar.hidden = true;
      status.textContent = words ?? (copy ? said(stale ? box.dataset.stale : box.dataset.saved, copy.time, copy.list) : '');
      return copy;
    };
    save.onclick = async () => {
      save.disabled = true;
      status.textContent = box.dataset.saving;
      try {
        navigator.storage?.persist?.();
        await drop(path, (await kept())?.name); // what an attempt that was broken off has left
        await navigator.serviceWorker.register(worker, { scope: base });
        newest = fresh();
        await take(await newest, path, fresh, bar);
        await show();
      } catch {
        newest = newest.catch(() => {});
        const copy = await kept();
        if (!copy) await drop(path);
        await show(copy ? box.dataset.kept : box.dataset.failed);
      }
      save.disabled = false;
    };
    remove.onclick = async () => {
      await drop(path);
      await show(box.dataset.dropped);
      save.focus();
    };
    show();
  }

  // take fetches all files of a list, four at a time. If one fails or is
  // silent, if a page is of another state than its assets, or if another
  // state was published meanwhile, nothing is left of it.
  async function take(list, path, fresh, bar) {
    const time = Date.now();
    const name = `road ${path} ${time}`;
    const cache = await caches.open(name);
    const queue = [...list.files];
    bar.hidden = false;
    bar.max = queue.length;
    const lane = async () => {
      while (queue.length) {
        const file = queue.shift();
        await cache.put(file, await marked(file, list, time));
        bar.value = bar.max - queue.length;
      }
    };
    try {
      await Promise.all([lane(), lane(), lane(), lane()]);
      if ((await fresh()).version !== list.version) throw list;
      await cache.put(path, new Response(JSON.stringify(list)));
    } catch (error) {
      queue.length = 0;
      await caches.delete(name);
      throw error;
    }
    await drop(path, name);
  }

  // marked fetches a file; into a page it writes that this is a copy, and of
  // when.
  async function marked(file, list, time) {
    const page = file.endsWith('/');
    const answer = await fetch(file, { cache: page ? 'no-cache' : 'default', signal: AbortSignal.timeout?.(patience) });
    if (!answer.ok) throw answer;
    if (!page) return answer;
    const html = await answer.text();
    for (const [, asset] of html.matchAll(/<(?:link|img|script)\b[^>]* (?:href|src)="([^"]*)"/g)) {
      if (asset.startsWith(`${base}assets/`) && !list.files.includes(asset)) throw asset;
    }
    const [, lang] = /<html lang="([^"]*)"/.exec(html);
    const note = list.words[lang].note.replace('{when}', moment(time, list, lang));
    const headers = new Headers(answer.headers);
    headers.delete('Content-Encoding');
    headers.delete('Content-Length');
    return new Response(html.replace(/<main[^>]*>/, `$&${note}`), { headers });
  }

  // table lists all copies on the page for where there is no network.
  async function table() {
    const ul = box.querySelector('ul');
    const all = await copies();
    status.textContent = all.length ? '' : box.dataset.none;
    ul.replaceChildren(...all.map(({ path, time, list }) => {
      const li = document.createElement('li');
      const a = document.createElement('a');
      const p = document.createElement('p');
      const button = document.createElement('button');
      a.href = list.words[lang].href;
      a.textContent = list.words[lang].title;
      p.textContent = said(box.dataset.saved, time, list);
      button.textContent = box.dataset.drop;
      button.onclick = async () => { await drop(path); await table(); status.focus(); };
      li.append(a, p, button);
      return li;
    }));
  }
}
