import { describe, expect, it } from 'vitest';
import { tokenize } from './tokens.ts';

const words = (text: string) => tokenize(text, 'en').map((token) => token.folded);

describe('tokenize', () => {
  it.each([
    ['the customer’s invoices', ['the', 'customer', 'invoices']],
    ['teachers’ rooms', ['teachers', 'rooms']],
    ["they haven't paid", ['they', 'have', 'not', 'paid']],
    ["rooms that can't be let", ['rooms', 'that', 'can', 'not', 'be', 'let']],
    ['part-time staff', ['part', 'time', 'staff']],
    ['films rated NC-17', ['films', 'rated', 'nc-17']],
    ['flight A320', ['flight', 'a320']],
    ['invoice_id and e-mail', ['invoice_id', 'and', 'email']],
    ['offices in the U.S.', ['offices', 'in', 'the', 'us']],
    ['born 1999-04-05', ['born', '1999-04-05']],
    ['years 2011-2014', ['years', '2011', '-', '2014']],
    ['Đà Nẵng, Córdoba', ['da nang'.split(' ')[0], 'nang', ',', 'cordoba']],
    ['write to ann@example.org', ['write', 'to', 'ann@example.org']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ['rooms called "Blue Lake"', 'Blue Lake'],
    ['rooms called “Blue Lake”', 'Blue Lake'],
    ["rooms called 'Blue Lake'", 'Blue Lake'],
    ['rooms called «Blue Lake»', 'Blue Lake'],
    ["the owner's room 'O'Hara House'", "O'Hara House"],
  ])('keeps quoted text whole: %s', (text, content) => {
    const quoted = tokenize(text, 'en').filter((token) => token.quoted);
    expect(quoted.map((token) => token.text)).toEqual([content]);
  });

  it('gives each token its place in the text', () => {
    const text = 'Có  bao nhiêu "phòng họp"?';
    for (const token of tokenize(text, 'vi')) {
      const slice = text.slice(token.start, token.end);
      expect(slice.replaceAll('"', '')).toBe(token.text);
    }
  });

  it.each([
    ['people', 'person'],
    ['children', 'child'],
    ['cities', 'city'],
    ['boxes', 'box'],
    ['addresses', 'address'],
    ['statuses', 'status'],
    ['shipped', 'ships'],
    ['placed', 'place'],
    ['taught', 'teaching'],
    ['bought', 'buy'],
    ['movies', 'movie'],
    ['order_ids', 'order_id'],
  ])('%s and %s have one stem', (one, other) => {
    const [a] = tokenize(one, 'en');
    const [b] = tokenize(other, 'en');
    expect(a?.stem).toBe(b?.stem);
  });

  it.each([
    ['clientes', 'cliente'],
    ['empleadas', 'empleado'],
    ['países', 'país'],
    ['ciudades', 'ciudad'],
    ['veces', 'vez'],
    // verbs with their nouns
    ['alquilaron', 'alquiler'],
    ['enviados', 'envío'],
    ['pagó', 'pagos'],
    ['duran', 'durar'],
    // words of an English schema inside a Spanish question
    ['orders', 'order'],
    ['shippings', 'shipping'],
  ])('%s and %s have one Spanish stem', (one, other) => {
    expect(tokenize(one, 'es')[0]?.stem).toBe(tokenize(other, 'es')[0]?.stem);
  });

  it('keeps words that differ in meaning apart', () => {
    const stems = ['organ', 'organization', 'universe', 'university', 'news', 'new'].map(
      (word) => tokenize(word, 'en')[0]?.stem,
    );
    expect(new Set(stems).size).toBeGreaterThanOrEqual(5);
  });
});
