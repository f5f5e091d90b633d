import { describe, expect, it } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import { guardSnippet } from './guard.ts';
import type { GuardRule } from './guard-rules.ts';

async function verdict(snippet: string): Promise<string> {
  try {
    await guardSnippet(snippet);
    return 'accepted';
  } catch (failure) {
    if (!(failure instanceof AssistantError) || failure.code !== 'guard.refused') throw failure;
    return failure.detail?.split(':')[0] ?? '';
  }
}

const accepted: Record<string, string> = {
  'a query that is run': "const q = db.from('orders', 'o').select({ n: count() });\nreturn await q.all();",
  'two queries at once': 'const [a, b] = await Promise.all([db.query({}), db.query({})]); return [a, b];',
  'spread, sort and map':
    'const r = await db.query({}); return [...r].sort((a, b) => b.n - a.n).map((x) => x.n);',
  'types, when they are gone': 'const r: number[] = [1]; return r.map((x: number) => x as unknown);',
  'a generic helper': 'function first<T>(list: T[]): T | undefined { return list[0]; } return first([1]);',
  'words that only sound dangerous':
    "return ['eval', 'constructor', 'import', 'process'].join(' -- ; DROP TABLE');",
  'a regular expression': String.raw`return 'INV-2026-001'.match(/^INV-(\d{4})/)?.[1] ?? null;`,
  'an error that is caught': "try { JSON.parse('{') } catch (problem) { return problem.message }",
  'an error that is caught and ignored': "try { JSON.parse('{') } catch { return 'handled' } return 'no'",
  'dates and formats': "return new Intl.NumberFormat('en-US').format(new Date(0).getTime());",
  'a computed key': 'const key = "total"; const row = { total: 1 }; return row[key];',
  'keys named like language': 'return { constructor: 1, process: 2, import: 3 };',
  'a shadowed word': 'const date = await db.query({}); return date;',
  'destructuring with defaults':
    'const { a = 1, ...rest } = { b: 2 }; const [x, , y = 3] = [1, 2]; return [a, rest, x, y];',
  'asking whether a name exists': "return typeof process === 'undefined' ? 'absent' : 'there';",
  'a sum of big integers': "return String(BigInt('1') + 2n);",
  'a class': 'class Total { n = 0; add(x) { this.n += x; return this; } } return new Total().add(1).n;',
  'a comment at the end': 'return 1; // done',
  'people’s own languages': "return 'Hệ thống có trên 1.000 người dùng — ñ, ü, 日本';",
};

const refused: Record<string, [string, GuardRule]> = {
  'an import': ["import fs from 'fs'; return 1;", 'syntax'],
  'an import of TypeScript’s own': ["import fs = require('fs'); return 1;", 'syntax'],
  'an import at run time': ["return (await import('fs')).readFileSync('/etc/passwd');", 'modules'],
  'an export': ['export const x = 1;', 'syntax'],
  'import.meta': ['return import.meta.url;', 'syntax'],
  eval: ["return eval('1');", 'dynamic_code'],
  'indirect eval': ["return (0, eval)('this');", 'dynamic_code'],
  Function: ["return Function('return 1')();", 'dynamic_code'],
  'new Function': ["return new Function('return 1')();", 'dynamic_code'],
  'the way to a constructor': ["return [].map.constructor('return 1')();", 'property'],
  'the way to a constructor by key': ["return []['constructor'];", 'property'],
  'the way to a constructor by template': ['return []["map"][`constructor`];', 'property'],
  'the way to a constructor by pattern': ['const { constructor: C } = []; return C;', 'property'],
  __proto__: ['return ({}).__proto__;', 'property'],
  'a prototype in a literal': ['return { __proto__: null };', 'property'],
  'a power of a big integer': ['return String(2n ** (2n ** 24n)).length;', 'growth'],
  'a prototype': ['Array.prototype.map = 1; return 1;', 'property'],
  __defineGetter__: ["({}).__defineGetter__('a', () => 1); return 1;", 'property'],
  'the caller': ['return (function f() { return f.caller; })();', 'property'],
  'a host object': ['return process.env;', 'unknown_name'],
  require: ["return require('fs');", 'unknown_name'],
  fetch: ["return await fetch('http://example.com');", 'unknown_name'],
  'a timer': ['setTimeout(() => 1, 1); return 1;', 'unknown_name'],
  console: ["console.log('x'); return 1;", 'unknown_name'],
  WebAssembly: ['return new WebAssembly.Module();', 'unknown_name'],
  'a word that the builder does not have': ["return total(col('o.total'));", 'unknown_name'],
  with: ['with (Math) { return max(1); }', 'syntax'],
  'a label': ['outer: for (;;) break outer; return 1;', 'statement'],
  debugger: ['debugger; return 1;', 'statement'],
  'a function that ends early': ['return 1});globalThis.x=1;(async function(){return 2', 'syntax'],
  'a function that ends early in a comment': ['return 1\n//*/ })\n;({', 'syntax'],
  'types around a function that ends early': [
    'const a: number = 1; } evil(); async function b() {',
    'syntax',
  ],
  'a decorator': ['@sealed class A {} return 1;', 'syntax'],
  markup: ['return <b>1</b>;', 'syntax'],
  'a hashbang': ['#!/usr/bin/env node\nreturn 1;', 'syntax'],
  'a hidden direction mark': ['return 1; // \u202e evil', 'text'],
  'a control character': ['return "\u0000";', 'text'],
  'half a character': ['return "\ud800";', 'text'],
  'more than 32 KiB': [`return ${'1,'.repeat(20_000)}1;`, 'size'],
  'nothing but depth': [`return ${'('.repeat(16_000)}1;`, 'syntax'],
};

describe('the guard', () => {
  for (const [what, snippet] of Object.entries(accepted))
    it(`accepts ${what}`, async () => expect(await verdict(snippet)).toBe('accepted'));

  for (const [what, [snippet, rule]] of Object.entries(refused))
    it(`refuses ${what}, by the rule ${rule}`, async () => expect(await verdict(snippet)).toBe(rule));

  it('names what a refusal is about', async () => {
    await expect(guardSnippet('return process.env;')).rejects.toThrow(/unknown_name.*\(process\)/);
  });

  it('gives one function that is strict and takes nothing', async () => {
    expect(await guardSnippet('return 1;')).toBe("(async function () {'use strict';\nreturn 1;\n})");
  });
});
