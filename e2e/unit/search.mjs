// The search makes of words in the browser what the generator makes of them:
// both go through one file of cases. No browser is needed here.
import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fold, passage, quoted, rules, slip, words } from '../site/script.mjs';

const testdata = new URL('../../internal/engine/lang/testdata/', import.meta.url);
const read = (name) => readFileSync(new URL(name, testdata), 'utf8');
const { key, says, meant } = rules(JSON.parse(read('keys.json')));

describe('words, as internal/engine/lang has them', () => {
  for (const line of read('fold.tsv').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [text, folded, keys, typed] = line.split('\t');
    it(text, () => {
      assert.equal(fold(text), folded);
      assert.equal(words(text).map(key).join(' '), keys);
      if (typed) assert.equal(meant(text).join('/'), typed);
    });
  }

  it('that say nothing are passed over', () => {
    assert.deepEqual(['и', 'что', 'ен', 'дом', '2', 'я'].map(says), [false, false, false, true, true, false]);
  });
});

describe('one slip of the fingers', () => {
  for (const [a, b, want] of [
    ['школ', 'шкло', true], ['школ', 'шкл', true], ['школ', 'шкоол', true], ['школ', 'шкул', true],
    ['волнте', 'волонт', true], ['волонт', 'воллон', true], ['валанц', 'вылант', false],
    ['школ', 'шкаф', false], ['школ', 'столы', false], ['школ', 'школьн', false], ['добрат', 'добраа', false],
  ]) it(`${a} and ${b}: ${want}`, () => { assert.equal(slip(a, b), want); assert.equal(slip(b, a), want); });
});

describe('a passage', () => {
  const matches = (word) => key(word) === key('школа');
  const long = 'слово '.repeat(60);
  it('that is short stays whole', () => assert.equal(passage('В школе\u00a0тихо.', matches), 'В школе тихо.'));
  it('is cut round the word, at spaces', () => {
    const cut = passage(`${long}у школы ${long}`, matches, 60);
    assert.match(cut, /^… (слово )+у школы( слово)+ …$/);
    assert.ok(cut.length < 70, cut);
  });
  it('keeps its beginning, its end', () => {
    assert.match(passage(`Школа ${long}`, matches, 60), /^Школа .*слово …$/);
    assert.match(passage(`${long}школа.`, matches, 60), /^… .*школа\.$/);
  });
  it('of one word without spaces is cut all the same', () => assert.ok(passage(`школы${'ы'.repeat(300)}`, () => true, 60).length < 70));
});

describe('a result quotes', () => {
  const files = {
    own: ['ru', 'Двор', 'Тихий двор у реки.', 'Во дворе, у реки, растёт липа.'],
    other: ['be', 'Двор', 'У двары расце ліпа і яшчэ адна ліпа.'],
  };
  const ask = (...keys) => quoted('own other', async (name) => files[name], (word) => keys.includes(key(word)));
  it('the block with most of the words', async () => assert.deepEqual(await ask('двор', 'лип'), ['ru', 'Во дворе, у реки, растёт липа.']));
  it('the first of equal ones', async () => assert.deepEqual(await ask('рек'), ['ru', 'Тихий двор у реки.']));
  it('another language, if its own has none', async () => assert.deepEqual(await ask('двар'), ['be', 'У двары расце ліпа і яшчэ адна ліпа.']));
  it('nothing, if a synonym was found', async () => assert.deepEqual(await ask('верблю'), []));
});
