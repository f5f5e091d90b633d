// Reads a snippet before it may run. It accepts the body of one async function, in JavaScript or in
// TypeScript that is JavaScript once its types are gone, and refuses by named rules what such a body never
// needs. It trusts nothing about who wrote it, and nothing later trusts it: it saves time and explains,
// the process in which the code runs is what holds.
import { type Program, parse } from 'acorn';
import { AssistantError } from '../errors/assistant-error.ts';
import { approvedSymbols } from './approved-symbols.ts';
import { allParts, freeNames } from './free-names.ts';
import { brokenName, brokenRule, type GuardRule, guardRules } from './guard-rules.ts';
import type { GuardedCode } from './guarded-code.ts';
import { withoutTypes } from './without-types.ts';

const maximumBytes = 32 * 1024;
const preloaded: ReadonlySet<string> = new Set(approvedSymbols);

/** @throws AssistantError `guard.refused`, whose detail begins with the name of the rule */
export async function guardSnippet(snippet: string): Promise<GuardedCode> {
  if (Buffer.byteLength(snippet) > maximumBytes) refuse('size');
  // Tabs and line ends are text; other controls and direction marks only hide what is there.
  if (
    !snippet.isWellFormed() ||
    /[^\P{Cc}\t\n\r]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(snippet)
  )
    refuse('text');
  const body = isScript(snippet) ? snippet : await withoutTypes(snippet).catch(() => undefined);
  if (body === undefined) refuse('syntax');
  const code = `(async function () {'use strict';\n${body}\n})`;
  const program = read(code, false);
  if (!program) refuse('syntax');
  // The body alone must be whole: one that closes the function around it and opens another is not.
  if (!isOneFunction(program) || !isScript(body)) refuse('one_body');
  check(program);
  return code as GuardedCode;
}

function refuse(rule: GuardRule, about?: string): never {
  const detail = `${rule}: ${guardRules[rule]}${about ? ` (${about.slice(0, 80)})` : ''}`;
  throw new AssistantError('guard.refused', { detail });
}

function isScript(body: string): boolean {
  return read(body, true) !== undefined;
}

function read(text: string, isBody: boolean): Program | undefined {
  try {
    return parse(text, {
      ecmaVersion: 2024,
      sourceType: 'script',
      allowReturnOutsideFunction: isBody,
      allowAwaitOutsideFunction: isBody,
      allowHashBang: false,
    });
  } catch {
    // Not JavaScript, or nested so deeply that reading it fails: either way it is not accepted.
    return undefined;
  }
}

function isOneFunction(program: Program): boolean {
  const [statement, ...more] = program.body;
  if (!statement || more.length > 0 || statement.type !== 'ExpressionStatement') return false;
  const { expression } = statement;
  return expression.type === 'FunctionExpression' && expression.async && !expression.generator;
}

function check(program: Program): void {
  const parts = allParts(program);
  for (const part of parts) {
    const broken = brokenRule(part);
    if (broken) refuse(broken.rule, broken.about);
  }
  for (const name of freeNames(parts).free) {
    const rule = brokenName(name, preloaded);
    if (rule) refuse(rule, name);
  }
}
