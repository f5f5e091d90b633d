import { afterEach, expect, it, vi } from 'vitest';
import { textWidth } from './text-width.ts';

afterEach(() => vi.unstubAllGlobals());

it('a digit is as wide as the widest of them, as the interface draws it', () => {
  const narrowOne = (text: string) => ({
    width: [...text].reduce((sum, letter) => sum + (letter === '1' ? 4 : 8), 0),
  });
  const canvas = { getContext: () => ({ measureText: narrowOne }) };
  vi.stubGlobal('document', { createElement: () => canvas, body: {} });
  vi.stubGlobal('getComputedStyle', () => ({ fontFamily: 'Inter' }));
  expect(textWidth('(111)')).toBe(40);
});
