// What generated code may not contain, by name. These rules keep honest code honest: they catch mistakes
// early, with words a repair can use, and give an attacker less to work with. None of them is the lock.
// The lock is the process the code runs in, which has no files, no network, no environment and no secret,
// and the check of every query on the host; a rule that is got around opens nothing.
import type { Node } from 'acorn';

export const guardRules = {
  size: 'the code is longer than 32 KiB',
  text: 'the code holds control or invisible characters, or is not well-formed',
  syntax: 'the code cannot be read',
  one_body: 'the code must be the body of exactly one function',
  modules: 'modules cannot be imported or exported',
  dynamic_code: 'code cannot be made from text',
  statement: 'this kind of statement is not used here',
  growth: 'a power of a big integer can outgrow every limit in one step',
  property: 'this property leads out of ordinary data',
  unknown_name: 'there is nothing of this name here',
} as const;

export type GuardRule = keyof typeof guardRules;

/** Properties through which an object leads to its constructor, its prototype or its caller. */
export const closedProperties: ReadonlySet<string> = new Set([
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'caller',
  'callee',
]);

/** Names of the language that snippets may use; the isolate holds no others worth naming. */
export const languageNames: ReadonlySet<string> = new Set([
  'undefined',
  'NaN',
  'Infinity',
  'globalThis',
  'isNaN',
  'isFinite',
  'parseInt',
  'parseFloat',
  'Array',
  'ArrayBuffer',
  'BigInt',
  'Boolean',
  'DataView',
  'Date',
  'Error',
  'Float64Array',
  'Int32Array',
  'Intl',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'Symbol',
  'SyntaxError',
  'TypeError',
  'Uint8Array',
  'WeakMap',
  'WeakSet',
]);

const refusedKinds: Readonly<Record<string, GuardRule>> = {
  ImportDeclaration: 'modules',
  ImportExpression: 'modules',
  ExportNamedDeclaration: 'modules',
  ExportDefaultDeclaration: 'modules',
  ExportAllDeclaration: 'modules',
  WithStatement: 'statement',
  DebuggerStatement: 'statement',
  LabeledStatement: 'statement',
};

const codeFromText: ReadonlySet<string> = new Set(['eval', 'Function', 'AsyncFunction', 'GeneratorFunction']);

type Part = Node & Record<string, unknown>;

/** The rule that one part of the code breaks, with what it is about. */
export function brokenRule(part: Part): { rule: GuardRule; about?: string } | undefined {
  const refused = refusedKinds[part.type];
  if (refused) return { rule: refused };
  if (part.type === 'MetaProperty' && nameIn(part.meta) === 'import') return { rule: 'modules' };
  if (part.type === 'BinaryExpression' && (part.operator === '**' || part.operator === '<<'))
    return isBigInteger(part.left) || isBigInteger(part.right) ? { rule: 'growth' } : undefined;
  if (part.type === 'MemberExpression') return closedProperty(part.property, part.computed === true);
  if (part.type === 'Property' && part.method !== true && part.shorthand !== true && part.kind === 'init') {
    const name = keyName(part.key, part.computed === true);
    // As a key of data `constructor` is harmless, but `__proto__` is no key at all.
    if (name === '__proto__') return { rule: 'property', about: name };
  }
  if (part.type === 'ObjectPattern')
    for (const property of part.properties as Part[]) {
      const broken =
        property.type === 'Property' ? closedProperty(property.key, property.computed === true) : undefined;
      if (broken) return broken;
    }
  return undefined;
}

function isBigInteger(operand: unknown): boolean {
  const { type, bigint, callee } = operand as Part;
  return (
    (type === 'Literal' && bigint !== undefined) || (type === 'CallExpression' && nameIn(callee) === 'BigInt')
  );
}

function closedProperty(key: unknown, computed: boolean): { rule: GuardRule; about: string } | undefined {
  const name = keyName(key, computed);
  return name !== undefined && closedProperties.has(name) ? { rule: 'property', about: name } : undefined;
}

function keyName(key: unknown, computed: boolean): string | undefined {
  const part = key as Part;
  if (part.type === 'Literal' && typeof part.value === 'string') return part.value;
  if (part.type === 'TemplateLiteral' && (part.expressions as unknown[]).length === 0)
    return String(((part.quasis as Part[])[0]?.value as { cooked?: string } | undefined)?.cooked);
  return computed ? undefined : nameIn(part);
}

function nameIn(part: unknown): string | undefined {
  const { type, name } = part as Part;
  return type === 'Identifier' ? String(name) : undefined;
}

/** The rule that a free name breaks. */
export function brokenName(name: string, known: ReadonlySet<string>): GuardRule | undefined {
  if (codeFromText.has(name)) return 'dynamic_code';
  return known.has(name) || languageNames.has(name) ? undefined : 'unknown_name';
}
