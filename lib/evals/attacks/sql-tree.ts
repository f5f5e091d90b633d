// The tree that PostgreSQL's own grammar makes of SQL text, and how to look at it. A node is an object with
// one key, its kind; what is zero, empty or false is left out.
import { loadModule, parseSync } from 'libpg-query';
import { inexpressible } from './inexpressible-attack.ts';

export type Tree = Readonly<Record<string, unknown>>;

/** Code points that the parser's text cannot carry, and what stands for them in between. */
const carried: readonly (readonly [RegExp, string, string])[] = [
  [/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ue000', '\\ud800'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a NUL would end the parser's text
  [/\u0000/g, '\ue001', '\\u0000'],
];

/**
 * The one SELECT of a text.
 * @throws InexpressibleAttack for several statements, for another kind, and for what cannot be read
 */
export async function readSelect(sql: string): Promise<Tree> {
  if (/\/\*!/.test(sql)) inexpressible('a comment that runs');
  if (sql.length > 200_000) inexpressible('text of this size');
  const text = carried.reduce((all, [found, mark]) => all.replace(found, mark), sql);
  await loadModule();
  let statements: Tree[];
  try {
    statements = list((parseSync(text) as unknown as Tree).stmts);
  } catch (problem) {
    return inexpressible(`text that is no SQL (${String((problem as Error)?.message).slice(0, 60)})`);
  }
  if (statements.length !== 1) inexpressible('several statements');
  const [kind, statement] = nodeOf((statements[0] as Tree).stmt);
  if (kind !== 'SelectStmt') inexpressible(kind);
  return statement;
}

/** The text of a query, with what the parser could not carry as the escapes of JSON. */
export function textOfQuery(query: unknown): string {
  return carried.reduce((all, [, mark, escaped]) => all.replaceAll(mark, escaped), JSON.stringify(query));
}

/** Kind and content of a node. */
export function nodeOf(node: unknown): readonly [string, Tree] {
  const [kind, content] = Object.entries((node ?? {}) as Tree)[0] ?? ['nothing', {}];
  return [kind, content as Tree];
}

export function list(nodes: unknown): Tree[] {
  return (Array.isArray(nodes) ? nodes : []) as Tree[];
}

/** The words of a dotted name; a star is `*`. */
export function words(nodes: unknown): string[] {
  return list(nodes).map((node) => {
    const [kind, content] = nodeOf(node);
    return kind === 'A_Star' ? '*' : String(content.sval ?? '');
  });
}

/** A constant as a value of JSON; undefined for anything else. */
export function constantOf(node: unknown): string | number | boolean | null | undefined {
  const [kind, content] = nodeOf(node);
  if (kind !== 'A_Const') return undefined;
  if (content.isnull) return null;
  const value = (key: string) => content[key] as Tree | undefined;
  if (value('ival')) return Number(value('ival')?.ival ?? 0);
  if (value('fval')) return Number(value('fval')?.fval);
  if (value('boolval')) return Boolean(value('boolval')?.boolval);
  return String(value('sval')?.sval ?? value('bsval')?.bsval ?? '');
}

/** Refuses a node in which more stands than `known`: what is dropped in silence is not tried. */
export function onlyKeys(content: Tree, known: readonly string[]): void {
  const more = Object.keys(content).find((key) => !known.includes(key) && !/location$/.test(key));
  if (more) inexpressible(more);
}
