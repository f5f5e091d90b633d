import { describe, expect, it } from 'vitest';
import { sourceLocator } from './locate-source.ts';
import type { Case } from './suite.ts';

const one = (more: Partial<Case>): Case => ({ id: 'a', question: 'q', expect: {}, ...more });
const folders = { suite: '/suites', called: '/here' };

describe('the source of a case', () => {
  it.each([
    ['a path starts at the suite', [], 'sqlite:databases/x.sqlite', 'sqlite:/suites/databases/x.sqlite'],
    ['an absolute path stays', [], 'sqlite:/data/x.sqlite', 'sqlite:/data/x.sqlite'],
    [
      'a name means the URL given for it',
      ['shop=postgres://h/d?a=b', 'hr=sqlite:hr.db'],
      'shop',
      'postgres://h/d?a=b',
    ],
    [
      'a path given for a name starts where the command was called',
      ['hr=sqlite:hr.db'],
      'hr',
      'sqlite:/here/hr.db',
    ],
    ['one URL is for every case', ['postgres://h/d?a=b'], 'sqlite:x.sqlite', 'postgres://h/d?a=b'],
    ['also for one without a source', ['sqlite:x.sqlite'], undefined, 'sqlite:/here/x.sqlite'],
  ])('%s', (_, given, source, url) => {
    expect(sourceLocator(given, folders)(one({ source }))).toBe(url);
  });

  it('is missed by its name', () => {
    expect(() => sourceLocator(['hr=sqlite:x'], folders)(one({ source: 'shop' }))).toThrow(
      /"a" asks about "shop"/,
    );
    expect(() => sourceLocator([], folders)(one({}))).toThrow(/names no source/);
  });
});
