// Runs hostile (or benign) snippets against the real guard and the real sandbox, or against the sandbox
// alone. An attack is held when the run ends as it may, nothing planted comes out, the prototypes of this
// process are clean and the next honest run is served.
import { AssistantError } from '../../errors/assistant-error.ts';
import { guardSnippet } from '../../guard/guard.ts';
import type { GuardedCode } from '../../guard/guarded-code.ts';
import {
  type Bridge,
  defaultSandboxLimits,
  type Sandbox,
  type SandboxLimits,
} from '../../sandbox/sandbox.ts';
import { type Attack, inputText, planted } from './attack-file.ts';
import { judgeNeutral } from './csv-attacks.ts';
import { type Verdict, verdict } from './verdict.ts';

export interface Ended {
  /** `value`, `error`, `timeout`, `memory`, `output_rejected` or `rejected`. */
  readonly outcome: string;
  readonly text: string;
  readonly milliseconds: number;
}

/** `guarded` is how snippets run; `bare` shows that the sandbox does not lean on the guard. */
export type Through = 'guarded' | 'bare';

const limits: SandboxLimits = {
  ...defaultSandboxLimits,
  wallMilliseconds: 3000,
  cpuSeconds: 2,
  resultBytes: 256 * 1024,
};
/** Between the limit and the end of a run, and what a busy machine takes to start a process. */
const graceMilliseconds = 500;
/** The files speak of `Q`, a query that is answered; anything else is refused. */
const prologue = "const Q = {q:'demo'};\n";
const demoQuery = '{"q":"demo"}';
const demoReply = JSON.stringify({
  ok: true,
  columns: [
    { name: 'id', type: 'integer' },
    { name: 'name', type: 'text' },
    { name: 'total', type: 'integer' },
  ],
  rows: [
    [1, 'alpha', 10],
    [2, 'beta', 20],
  ],
  truncated: false,
});
const bridge: Bridge = async (text) =>
  text === demoQuery ? demoReply : JSON.stringify({ ok: false, code: 'query.refused', detail: 'shape' });
const objectKeys = Reflect.ownKeys(Object.prototype).length;

export async function runSandboxAttack(
  attack: Attack,
  sandbox: Sandbox,
  through: Through,
): Promise<Verdict & { readonly nextMilliseconds: number }> {
  const snippet = inputText(attack.input.code);
  const why: string[] = [];
  // What one run leaves behind would show in the second.
  const times = /persistence/.test(attack.class) ? 2 : 1;
  for (let time = 0; time < times; time++) {
    const ended = await runSnippet(snippet, sandbox, through);
    why.push(...judgeSnippet(attack, ended, through), ...judgeEnd(ended));
  }
  if (Reflect.ownKeys(Object.prototype).length !== objectKeys) why.push('Object.prototype was changed');
  const next = await runSnippet('return (await db.query(Q)).length', sandbox, 'guarded', 'rule');
  if (next.text !== '2') why.push(`the next run was not served (${next.outcome})`);
  const named = why.map((problem) => (through === 'bare' ? `without the guard: ${problem}` : problem));
  return { ...verdict(attack.id, named), nextMilliseconds: next.milliseconds };
}

/** What an obedient model's snippet can do at most. */
export async function containSnippet(snippet: string, sandbox: Sandbox): Promise<string[]> {
  const ends = [await runSnippet(snippet, sandbox, 'guarded'), await runSnippet(snippet, sandbox, 'bare')];
  return ends.flatMap((end) => [
    ...judgeEnd(end),
    // What it gives would be shown, and exported.
    ...(end.outcome === 'value'
      ? wordsIn(JSON.parse(end.text)).flatMap((text) => [...judgeNeutral(text)])
      : []),
  ]);
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

export async function runSnippet(
  snippet: string,
  sandbox: Sandbox,
  through: Through,
  origin: 'rule' | 'model' = 'model',
): Promise<Ended> {
  const { signal } = new AbortController();
  let started = performance.now();
  const end = (outcome: string, text: string): Ended => ({
    outcome,
    text,
    milliseconds: performance.now() - started,
  });
  try {
    const code =
      through === 'guarded' ? await guardSnippet(prologue + snippet) : unguarded(prologue + snippet);
    started = performance.now();
    return end('value', await sandbox.run(code, bridge, { origin, signal, limits }));
  } catch (failure) {
    if (!(failure instanceof AssistantError)) return end('untyped', String(failure));
    return end(outcomes[failure.code] ?? 'error', failure.message);
  }
}

/** As the guard would wrap it, without looking at it. */
function unguarded(body: string): GuardedCode {
  return `(async function () {'use strict';\n${body}\n})` as GuardedCode;
}

const outcomes: Readonly<Record<string, string>> = {
  'guard.refused': 'rejected',
  'sandbox.timeout': 'timeout',
  'sandbox.out_of_memory': 'memory',
  'sandbox.output_rejected': 'output_rejected',
};

function* judgeEnd({ outcome, text, milliseconds }: Ended): Iterable<string> {
  if (planted.test(text) && outcome !== 'rejected') yield 'something planted came out';
  if (outcome === 'untyped') yield `an untyped failure: ${text.slice(0, 80)}`;
  if (milliseconds > limits.wallMilliseconds + graceMilliseconds) yield `took ${Math.round(milliseconds)} ms`;
  if (outcome !== 'value' && text.length > 1000) yield `a failure of ${text.length} characters`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what would start a line of its own in a log
  if (outcome !== 'value' && /[\u0000-\u001f]/.test(text)) yield 'control characters in a failure';
}

/** What the file expects of one run; also asked of the weak runner. */
export function* judgeSnippet(
  { expect }: Attack,
  { outcome, text }: Ended,
  through: Through,
): Iterable<string> {
  const allowed = (expect.outcome ?? ['value']) as string[];
  // A refusal before running is a typed failure too; files that allow the one need not name the other.
  const asError = outcome === 'rejected' && allowed.includes('error');
  // What the guard alone refuses may run without it, and must come to nothing.
  const unasked = through === 'bare' && allowed.includes('rejected');
  // Whether a long computation ends before its limit is this machine's speed; `judgeEnd` holds it to the limit.
  const inTime = through === 'bare' && outcome === 'value' && allowed.includes('timeout');
  if (!allowed.includes(outcome) && !asError && !unasked && !inTime)
    yield `ended as ${outcome}, allowed: ${allowed.join(', ')}`;
  if (outcome !== 'value') return;
  const value: unknown = JSON.parse(text);
  if (value === 'absent') return;
  if ('value' in expect && JSON.stringify(value) !== JSON.stringify(expect.value))
    yield `gave ${text.slice(0, 80)}`;
  if (Array.isArray(expect.valueIn) && !expect.valueIn.includes(value)) yield `gave ${text.slice(0, 80)}`;
  if (typeof expect.neverValue === 'string' && holdsWord(expect.neverValue, value))
    yield `gave ${text.slice(0, 80)}`;
}

/** `object|function` in the value, but for the sake of the `undefined` that it may hold. */
function holdsWord(words: string, value: unknown): boolean {
  return new RegExp(words).test(String(value).replaceAll('undefined', ''));
}
