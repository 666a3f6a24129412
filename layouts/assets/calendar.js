// Marks what is today, now and next by the reader's clock (a demonstration
// has its own), and lets readers of the whole calendar combine filters: any
// of one kind, all kinds together. Which are on stands in the address.
{
  const words = document.currentScript.dataset;
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const make = (name, text, more) => Object.assign(document.createElement(name), { textContent: text, ...more });
  const mark = (text) => make('strong', text, { className: 'turn' });

  const now = words.at ? new Date(words.at) : new Date();
  const today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  const ahead = document.querySelector('.ahead');
  for (const head of all('.day-head')) if (head.querySelector('time').dateTime === today) head.append(' ', mark(words.today));
  all(`[data-month="${today.slice(0, 7)}"] td:not(.outside)`)[today.slice(8) - 1]?.setAttribute('aria-current', 'date');

  const times = all('.slot:not(.slot-cancelled) [data-min]').map((time) => ({ time, start: +new Date(time.dateTime) }));
  const next = Math.min(...times.map(({ start }) => start).filter((start) => start > now));
  for (const { time, start } of times) {
    const on = start <= now && now < start + time.dataset.min * 6e4;
    if (!on && start !== next) continue;
    const said = on ? words.now : words.next;
    const title = time.closest('.slot').querySelector('.slot-title a');
    time.after(' ', mark(said));
    if (!ahead || !title) continue;
    const line = make('p', '');
    line.append(mark(said), ` ${time.textContent} `, title.cloneNode(true));
    ahead.append(line);
  }

  const filters = document.querySelector('.filters');
  if (filters) {
    const [whole, ...links] = all('a', filters);
    const code = (link) => link.pathname.slice(whole.pathname.length, -1);
    const current = links.find((link) => link.hasAttribute('aria-current'));
    if (location.pathname === whole.pathname) combine(whole, links, code);
    else if (current) for (const link of links) if (link.closest('ul') !== current.closest('ul')) link.href = `${whole.href}?in=${code(current)},${code(link)}`;
  }

  function combine(whole, links, code) {
    const box = document.querySelector('#calendar');
    const status = box.querySelector('[role=status]');
    const text = status.dataset;
    const toggles = links.map((link) => {
      const button = make('button', '', { type: 'button', lang: link.lang });
      button.append(...link.childNodes);
      const group = link.closest('ul');
      link.replaceWith(button);
      return { button, link, group, code: code(link) };
    });
    whole.closest('ul').remove();
    const chosen = () => (new URLSearchParams(location.search).get('in') ?? '').split(',');
    const go = (codes) => {
      history.pushState(null, '', location.pathname + (codes.length ? `?in=${codes}` : ''));
      show();
    };
    for (const { button, code } of toggles) {
      button.onclick = () => {
        const on = toggles.filter((t) => (t.code === code) !== chosen().includes(t.code));
        go(on.map((t) => t.code));
      };
    }

    // Days that the page folds are on the pages of their visits.
    const pages = {};
    const read = (url) => pages[url] ??= fetch(url).then((answer) => answer.ok ? answer.text() : Promise.reject()).then((html) => new DOMParser().parseFromString(html, 'text/html'));
    const unfold = () => Promise.all(all('.fold').map(async (fold) => {
      const link = fold.querySelector('a');
      const page = await read(link.pathname);
      const known = all('.slot-title a', fold.parentNode).map((a) => a.href);
      for (const slot of all('.slot', page.getElementById(link.hash.slice(1)).parentNode)) {
        if (!known.includes(slot.querySelector('.slot-title a').href)) fold.before(slot);
      }
      fold.remove();
    }));

    let shown = '';
    async function show() {
      const { search } = location;
      if (search === shown) return;
      shown = search;
      const on = toggles.filter((t) => chosen().includes(t.code));
      for (const t of toggles) t.button.setAttribute('aria-pressed', on.includes(t));
      box.classList.toggle('filtering', on.length);
      const failed = on.length && await unfold().catch(() => { for (const url in pages) delete pages[url]; return true; });
      if (shown !== search) return;
      const groups = [...new Set(on.map((t) => t.group))].map((group) => on.filter((t) => t.group === group));
      const slots = all('.slot[data-in]', box);
      for (const slot of slots) {
        const marks = slot.dataset.in.split(' ');
        slot.hidden = !groups.every((group) => group.some((t) => marks.includes(t.code)));
      }
      for (const day of all('.day', box)) day.hidden = on.length && !day.querySelector('.slot:not([hidden])');
      status.textContent = '';
      if (!on.length) return;
      const n = slots.filter((slot) => !slot.hidden).length;
      status.append(n ? text.shown.replace('{n}', n).replace('{all}', slots.length) : text.none);
      if (failed === true) status.append(` ${text.failed}`);
      status.append(' ', make('button', text.all, { type: 'button', onclick: () => { go([]); filters.querySelector('summary').focus(); } }));
      if (on.length === 1) {
        on[0].link.textContent = on[0].button.firstChild.textContent.trim();
        const own = make('p', `${text.own} `);
        own.append(on[0].link);
        status.append(own);
      }
    }
    addEventListener('popstate', show);
    for (const t of toggles) t.button.setAttribute('aria-pressed', false);
    filters.open = location.search.includes('in=');
    show();
  }
}
