// The search: a query is looked up in the files that the guide names, and
// what is found is shown in the language of the page. Nothing is loaded
// before somebody wants to search. The upper half knows no page: tests run it
// outside of a browser.

export const fold = (text) =>
  text.normalize('NFC').toLowerCase().replace(/ё/g, 'е').replace(/ў/g, 'у').replace(/['’ʼ‘`´\u00ad\u0300-\u036f]/g, '');

export const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// The keys of a Latin keyboard that have a letter on others.
const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";

// rules makes what the guide says of words into functions.
export function rules({ near, last, vowels, endings, stop, keyboards }) {
  const pairs = (list) => Object.fromEntries((list.match(/../gsu) || []).map((pair) => [...pair]));
  const [other, final] = [pairs(near), pairs(last)];
  const [cut, idle] = [new Set(endings), new Set(stop)];
  const longest = Math.max(...endings.map((ending) => ending.length));
  const vowel = new RegExp(`[${vowels}]`);
  const plain = (word) => word.replace(/./gsu, (letter) => other[letter] || letter);
  const first = (word) => [...word].slice(0, 6).join('');
  return {
    says: (word) => !idle.has(word) && !/^\P{Nd}$/u.test(word),
    head: (word) => first(plain(word)),
    key(word) {
      word = plain(word);
      if (vowel.test(word.slice(-2, -1))) word = word.replace(/.$/su, (letter) => final[letter] || letter);
      for (let turn = 0; turn < 2; turn++) {
        for (let n = Math.min(longest, word.length - 3); n > 0; n--) {
          if (cut.has(word.slice(-n)) && vowel.test(word.slice(0, -n)) && (!turn || n < word.length - n - 1)) {
            word = word.slice(0, -n);
            break;
          }
        }
      }
      return first(word);
    },
    meant: (typed) => keyboards.map((board) => typed.toLowerCase().replace(/./gsu, (letter) => board[latin.indexOf(letter)] || letter)),
  };
}

// slip tells whether two keys differ by one slip of the fingers: a letter
// wrong, missing, too many, or two in the wrong order. Long keys have lost
// their end: there the last letter is not compared, nor is it the slip.
export function slip(a, b) {
  const full = a.length === 6 && b.length === 6;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (full && i === 5) return false;
  const same = (n, m) => {
    const [x, y] = [a.slice(i + n), b.slice(i + m)];
    return x === y || full && n !== m && x.slice(0, 5 - i) === y.slice(0, 5 - i);
  };
  return same(1, 1) || same(1, 0) || same(0, 1) || a[i] === b[i + 1] && b[i] === a[i + 1] && same(2, 2);
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const weights = [1, 2, 3, 4, 6, 7, 11, 15];

// searcher answers queries. `load` reads a file of the index by its name.
export function searcher(guide, load) {
  const { says, head, key, meant } = rules(guide);
  const shard = (word) => Math.max(guide.firsts.findLastIndex((first) => first <= word), 0);

  // among returns the postings of all keys from one to another.
  async function among(from, to) {
    const shards = await Promise.all(guide.shards.slice(shard(from), shard(to) + 1).map(load));
    return shards.flatMap(Object.entries).filter(([name]) => name >= from && name <= to);
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

  // term looks for a word; `open` says that it may be the beginning of one.
  // What nothing has, is taken for a slip.
  async function term(word, open) {
    const [name, start, scores, keys] = [key(word), open && word.length > 1 && head(word), new Map(), new Set()];
    const take = async (from, to, factor, fits) => {
      for (const [other, list] of await among(from, to)) {
        if (!other.includes(' ') && !keys.has(other) && fits(other)) {
          keys.add(other);
          add(scores, list, factor);
        }
      }
    };
    await take(name, name, 1, () => true);
    const exact = scores.size > 0;
    if (start) await take(start, start + '\uffff', .4, () => true);
    const close = !scores.size && name.length > 3;
    if (close) await take(name[0], name[0] + '\uffff', .3, (other) => slip(name, other));
    return { name, start, exact, close, scores, keys };
  }

  // attempt looks for the words of a text.
  async function attempt(text) {
    const all = words(text);
    const open = /[\p{L}\p{N}]$/u.test(text);
    const known = (await Promise.all([...new Map(all.filter(says).map((word) => [key(word), word])).values()]
      .map((word) => term(word, open && word === all.at(-1)))));
    const exact = known.every((term) => term.exact);
    const terms = known.filter(({ scores }) => scores.size);
    const sums = new Map();
    for (const { scores } of terms) {
      for (const [id, score] of scores) {
        const sum = sums.get(id) || { id, words: 0, score: 0 };
        sum.words++;
        sum.score += score;
        sums.set(id, sum);
      }
    }
    for (let i = 1; i < terms.length; i++) { // words that stand together in a title
      const pair = terms[i - 1].name + ' ' + terms[i].name;
      const scores = new Map();
      for (const [, list] of await among(pair, pair)) add(scores, list, 1);
      for (const [id, score] of scores) if (sums.has(id)) sums.get(id).score += score;
    }
    return {
      exact,
      text,
      close: terms.some(({ close }) => close),
      complete: terms.length,
      ranked: [...sums.values()].sort((a, b) => b.words - a.words || b.score - a.score || a.id - b.id),
      matches: (word) => terms.some(({ start, keys }) => keys.has(key(word)) || start && head(word).startsWith(start)),
    };
  }

  // The query as it is typed; if that finds nothing, as it was meant on
  // another keyboard.
  return async function search(query, { kind, side, direction } = {}) {
    let best = await attempt(query);
    if (!best.exact && /[a-z]/i.test(query)) {
      for (const text of meant(query)) {
        const other = await attempt(text);
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
    return { ...best, ids: (whole.length ? whole : fitting).map(({ id }) => id) };
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

// quoted returns, of what a result says, the block that has most of the
// words, and its language: that of the page, or else another.
export async function quoted(files, load, matches) {
  for (const file of files.split(' ')) {
    const [lang, ...blocks] = await load(file);
    const counts = blocks.map((block) => new Set(said(block, matches).map(([word]) => fold(word))).size);
    const best = Math.max(...counts);
    if (best) return [lang, passage(blocks[counts.indexOf(best)], matches)];
  }
  return [];
}

const form = globalThis.document?.querySelector('form[data-guide]');
if (form) {
  const { guide: address, ...texts } = form.dataset;
  const status = document.querySelector('.find-status');
  const results = document.querySelector('.hits');
  const list = results.querySelector('ol');
  const more = results.querySelector('button');
  const files = new Map();
  const load = (name) => {
    if (!files.has(name)) {
      files.set(name, fetch(address.replace(/[^/]*$/, name + '.json')).then((answer) => {
        if (!answer.ok) throw answer.status;
        return answer.json();
      }).catch((problem) => {
        files.delete(name);
        throw problem;
      }));
    }
    return files.get(name);
  };
  const begin = () => load(address.match(/([^/]*)\.json$/)[1]);
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

  // A passage is loaded when its result is about to be seen.
  const waiting = new WeakMap();
  const sight = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (isIntersecting) {
        sight.unobserve(target);
        waiting.get(target)?.();
      }
    }
  }, { rootMargin: '200px' });

  const show = async (guide, { ids, matches }, from, now) => {
    const part = ids.slice(from, from + 10);
    const heads = await Promise.all(part.map(async (id) => (await load(guide.heads[id / guide.per | 0]))[id % guide.per]));
    if (now !== turn) return;
    for (const [url, title, summary, lang, passages, ...facts] of heads) {
      const item = make('li', '');
      const heading = make('h3', '');
      const link = make('a', '');
      const meta = make('p', '', 'card-meta');
      const text = make('p', '');
      link.href = url;
      link.lang = text.lang = lang || document.documentElement.lang;
      const marked = write(link, title, matches) + write(text, summary, matches);
      write(meta, facts.join(' · '), matches);
      heading.append(link);
      item.append(heading, meta, text);
      list.append(item);
      if (!marked) waiting.set(item, () => quoted(passages, load, matches).then(([lang, block]) => {
        if (block) write(Object.assign(text, { lang }), block, matches);
      }, () => {}));
      sight.observe(item);
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
      const guide = await begin();
      const found = words(query).length ? await searcher(guide, load)(asked.q, asked) : null;
      if (now !== turn) return;
      list.replaceChildren();
      results.hidden = !found?.ids.length;
      document.querySelector('.all').hidden = !results.hidden;
      status.textContent = !found ? '' : results.hidden ? texts.none
        : texts.found.replace('{n}', found.ids.length) + (found.text === asked.q ? '' : '. ' + texts.meant.replace('{q}', found.text.trim())) + (found.close ? '. ' + texts.close : '');
      if (found) await show(guide, found, 0, now);
    } catch {
      if (now === turn) status.textContent = texts.failed;
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(run, 200);
  };
  form.addEventListener('focusin', () => begin().catch(() => {}), { once: true });
  form.addEventListener('input', later);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
  if (form.elements.q.value) run();
}
