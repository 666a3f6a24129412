// The search: a query is looked up in the files that the guide names, and
// what is found is shown in the language of the page. Nothing is loaded
// before somebody wants to search. The upper half knows no page: tests run it
// outside of a browser.

export const fold = (text) =>
  text.normalize('NFC').toLowerCase().replace(/ё/g, 'е').replace(/ў/g, 'у').replace(/['’ʼ‘`´\u00ad\u0300-\u036f]/g, '');

export const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// rules makes what the guide says of words into functions.
export function rules({ near, endings, keyboards }) {
  const other = {};
  for (let i = 0; i < near.length; i += 2) other[near[i]] = near[i + 1];
  const cut = new Set(endings.split(' '));
  const longest = Math.max(...[...cut].map((ending) => ending.length));
  const plain = (word) => word.replace(/./gs, (letter) => other[letter] || letter);
  return {
    head: (word) => plain(word).slice(0, 6),
    key(word) {
      word = plain(word);
      for (let n = Math.min(longest, word.length - 3); n > 0; n--) {
        if (cut.has(word.slice(-n))) {
          word = word.slice(0, -n);
          break;
        }
      }
      return word.slice(0, 6);
    },
    meant: (typed) => keyboards.slice(1).map((board) => typed.toLowerCase().replace(/./gs, (letter) => board[keyboards[0].indexOf(letter)] || letter)),
  };
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const weights = [1, 2, 3, 4, 6, 7, 11, 15];

// searcher answers queries. `load` reads a file of the index by its name.
export function searcher(guide, load) {
  const { head, key, meant } = rules(guide);
  const last = (word) => guide.firsts.findLastIndex((first) => first <= word);

  // among returns the postings of all keys from one to another.
  async function among(from, to) {
    const first = Math.max(last(from), 0);
    const shards = await Promise.all(guide.shards.slice(first, Math.max(last(to), first) + 1).map(load));
    return shards.flatMap((shard) => Object.entries(shard)).filter(([name]) => name >= from && name <= to);
  }

  // add counts the documents of a posting list into a map, the best of each.
  function add(scores, list, factor) {
    const found = [];
    for (let i = 0, id = -1; i < list.length;) {
      let number = 0;
      for (let shift = 0, digit = 32; digit & 32; shift += 5) number |= ((digit = digits.indexOf(list[i++])) & 31) << shift;
      found.push([(id += number >> 3), weights[number & 7]]);
    }
    for (const [id, weight] of found) {
      scores.set(id, Math.max(scores.get(id) || 0, weight * factor * Math.log(1 + guide.count / found.length)));
    }
  }

  // attempt looks for the words of a text; `open` says that the last one may
  // be the beginning of a word.
  async function attempt(text, open) {
    const all = words(text);
    let exact = true;
    const terms = await Promise.all([...new Map(all.map((word) => [key(word), word]))].map(async ([name, word]) => {
      const scores = new Map();
      for (const [, list] of await among(name, name)) add(scores, list, 1);
      const start = open && word === all.at(-1) && word.length > 1 && head(word);
      if (!scores.size) exact = false;
      if (start) {
        for (const [longer, list] of await among(start, start + '\uffff')) {
          if (longer !== name && !longer.includes(' ')) add(scores, list, .4);
        }
      }
      return { name, start, scores };
    }));
    const known = terms.filter(({ scores }) => scores.size);
    const sums = new Map();
    for (const { scores } of known) {
      for (const [id, score] of scores) {
        const sum = sums.get(id) || { id, words: 0, score: 0 };
        sum.words++;
        sum.score += score;
        sums.set(id, sum);
      }
    }
    for (let i = 1; i < known.length; i++) { // words that stand together in a title
      const pair = known[i - 1].name + ' ' + known[i].name;
      const scores = new Map();
      for (const [, list] of await among(pair, pair)) add(scores, list, 1);
      for (const [id, score] of scores) if (sums.has(id)) sums.get(id).score += score;
    }
    return {
      exact,
      text,
      complete: known.length,
      ranked: [...sums.values()].sort((a, b) => b.words - a.words || b.score - a.score || a.id - b.id),
      matches: (word) => known.some(({ name, start }) => key(word) === name || start && head(word).startsWith(start)),
    };
  }

  // The query as it is typed; if that finds nothing, as it was meant on
  // another keyboard.
  return async function search(query, { kind, side, direction } = {}) {
    let best = await attempt(query, /[\p{L}\p{N}]$/u.test(query));
    if (!best.exact && /[a-z]/i.test(query)) {
      for (const text of meant(query)) {
        const other = await attempt(text, true);
        if (other.ranked.length && (other.exact || !best.ranked.length)) {
          best = other;
          break;
        }
      }
    }
    const passes = (code, codes, numbers) => !code || [numbers].flat().includes(codes.indexOf(code));
    const fitting = best.ranked.filter(({ id }) =>
      passes(kind, guide.kinds, guide.kind[id]) && passes(side, guide.sides, guide.side[id]) && passes(direction, guide.directions, guide.direction[id]));
    const whole = fitting.filter((sum) => sum.words === best.complete);
    return { ids: (whole.length ? whole : fitting).map(({ id }) => id), text: best.text, matches: best.matches };
  };
}

const token = /[\p{L}\p{N}'’ʼ\u00ad\u0300-\u036f]+/gu;
const said = (text, matches) => [...text.matchAll(token)].filter(([word]) => words(word).some(matches));

// passage cuts what stands round the first match out of a long text.
export function passage(text, matches, length = 220) {
  text = text.replace(/\s+/g, ' ').trim();
  if (text.length <= length) return text;
  const at = said(text, matches)[0].index;
  let from = at > length / 3 ? text.indexOf(' ', at - length / 3) + 1 : 0;
  if (from > at) from = at;
  const to = from + length < text.length ? text.lastIndexOf(' ', from + length) : text.length;
  return (from ? '… ' : '') + text.slice(from, to > at ? to : from + length) + (to < text.length ? ' …' : '');
}

const form = globalThis.document?.querySelector('form[data-guide]');
if (form) {
  const { guide: address, ...texts } = form.dataset;
  const status = document.querySelector('.find-status');
  const results = document.querySelector('.hits');
  const list = results.querySelector('ol');
  const more = results.querySelector('button');
  const files = new Map();
  const fetched = (url, read) => {
    if (!files.has(url)) {
      files.set(url, fetch(url).then((answer) => {
        if (!answer.ok) throw answer.status;
        return answer[read]();
      }).catch((problem) => {
        files.delete(url);
        throw problem;
      }));
    }
    return files.get(url);
  };
  const load = (name) => fetched(address.replace(/[^/]*$/, name + '.json'), 'json');
  let turn = 0;
  let timer;

  const make = (tag, text, className = '') => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(text);
    return element;
  };

  // write puts a text into an element, with the words that match marked.
  const write = (element, text, matches) => {
    const parts = [];
    let at = 0;
    for (const { 0: word, index } of said(text, matches)) {
      parts.push(text.slice(at, index), make('mark', word));
      at = index + word.length;
    }
    element.replaceChildren(...parts, text.slice(at));
    return at;
  };

  // quote takes the passage with most matches from the page of a result.
  const quote = async (url, element, matches) => {
    const page = new DOMParser().parseFromString(await fetched(url, 'text'), 'text/html');
    let best = 0;
    for (const block of page.querySelectorAll('main :is(p,li,dd,blockquote,h2)')) {
      if (block.closest('.card,nav,.notice') || block.querySelector('p,li')) continue;
      const found = new Set(said(block.textContent, matches).map(([word]) => fold(word))).size;
      if (found > best) {
        best = found;
        element.lang = block.closest('[lang]').lang;
        write(element, passage(block.textContent, matches), matches);
      }
    }
  };

  const show = async (guide, { ids, matches }, from, now) => {
    const part = ids.slice(from, from + 10);
    const heads = await Promise.all(part.map(async (id) => (await load(guide.heads[id / guide.per | 0]))[id % guide.per]));
    if (now !== turn) return;
    for (const [url, title, summary, lang, ...facts] of heads) {
      const item = make('li', '');
      const heading = make('h3', '');
      const link = make('a', '');
      const text = make('p', '');
      link.href = url;
      link.lang = text.lang = lang || document.documentElement.lang;
      const marked = write(link, title, matches) + write(text, summary, matches);
      heading.append(link);
      item.append(heading, make('p', facts.join(' · '), 'card-meta'), text);
      list.append(item);
      if (!marked) quote(url, text, matches).catch(() => {});
    }
    more.hidden = ids.length <= from + 10;
    more.onclick = async () => {
      await show(guide, { ids, matches }, from + 10, now);
      list.children[from + 10]?.querySelector('a').focus();
    };
  };

  const run = async () => {
    const now = ++turn;
    clearTimeout(timer);
    const asked = Object.fromEntries(new FormData(form));
    const query = asked.q.trim();
    const state = new URLSearchParams(Object.entries(asked).filter(([, value]) => value.trim()));
    history.replaceState(null, '', state.size ? '?' + state : location.pathname);
    for (const twin of document.querySelectorAll('.languages a')) twin.search = state;
    try {
      const guide = await load(address.match(/([^/]*)\.json$/)[1]);
      const found = words(query).length ? await searcher(guide, load)(asked.q, asked) : null;
      if (now !== turn) return;
      list.replaceChildren();
      results.hidden = !found?.ids.length;
      document.querySelector('.all').hidden = !results.hidden;
      status.textContent = !found ? '' : results.hidden ? texts.none
        : texts.found.replace('{n}', found.ids.length) + (found.text === asked.q ? '' : '. ' + texts.meant.replace('{q}', found.text.trim()));
      if (found) await show(guide, found, 0, now);
    } catch {
      if (now === turn) status.textContent = texts.failed;
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(run, 200);
  };
  form.addEventListener('focusin', () => load(address.match(/([^/]*)\.json$/)[1]).catch(() => {}), { once: true });
  form.addEventListener('input', later);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
  if (form.elements.q.value) run();
}
