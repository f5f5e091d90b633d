// TypeScript to JavaScript. It only transpiles: no program, no files, no type check.
import { askCompiler } from './typing/compiler.ts';

/**
 * The body of a function without its types.
 * @throws Error when the text is not TypeScript, or takes too long
 */
export async function withoutTypes(body: string): Promise<string> {
  const code = await askCompiler({ wanted: 'code', text: `async function snippet() {\n${body}\n}` });
  if (code === null) throw new Error('this is not TypeScript');
  return bodyOf(code);
}

/** What stands between the braces again; anything else than one function is left for the guard to refuse. */
function bodyOf(code: string): string {
  const open = /^(?:"use strict";\s*)?async function snippet\(\) \{/.exec(code)?.[0];
  const close = code.lastIndexOf('}');
  if (open === undefined || code.slice(close + 1).trim() !== '')
    throw new Error('this is not the body of one function');
  return code.slice(open.length, close);
}
