// Runs a file of hostile (or benign) snippets against the real guard and the real sandbox. An attack is
// held when the run ends as the file allows, nothing planted comes out, the prototypes of this process are
// clean and the next honest run is served.
import { AssistantError } from '../../errors/assistant-error.ts';
import { guardSnippet } from '../../guard/guard.ts';
import {
  type Bridge,
  defaultSandboxLimits,
  type Sandbox,
  type SandboxLimits,
} from '../../sandbox/sandbox.ts';
import { type Attack, inputText, planted } from './attack-file.ts';

export interface AttackResult {
  readonly id: string;
  readonly technique: string;
  readonly held: boolean;
  /** `value`, `error`, `timeout`, `memory`, `output_rejected` or `rejected`. */
  readonly outcome: string;
  readonly text: string;
  readonly milliseconds: number;
  readonly why: readonly string[];
}

const limits: SandboxLimits = { ...defaultSandboxLimits, wallMilliseconds: 4000, cpuSeconds: 2 };
/** The files speak of `Q`, a query that is answered; anything else is refused. */
const prologue = "const Q = {q:'demo'};\n";
const demo = JSON.stringify({
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
  text === '{"q":"demo"}' ? demo : JSON.stringify({ ok: false, code: 'query.refused', detail: 'shape' });

export async function runSandboxAttacks(
  attacks: readonly Attack[],
  sandbox: Sandbox,
): Promise<AttackResult[]> {
  const results: AttackResult[] = [];
  for (const attack of attacks) results.push(await runAttack(attack, sandbox));
  return results;
}

async function runAttack(attack: Attack, sandbox: Sandbox): Promise<AttackResult> {
  const started = performance.now();
  const { outcome, text } = await runSnippet(prologue + inputText(attack.input.code), sandbox, 'model');
  const milliseconds = performance.now() - started;
  const why = [...judge(attack, outcome, text)];
  if (planted.test(text)) why.push('something planted came out');
  if (milliseconds > limits.wallMilliseconds + 500) why.push(`took ${Math.round(milliseconds)} ms`);
  if (Reflect.ownKeys(Object.prototype).length !== objectKeys) why.push('Object.prototype was changed');
  const next = await runSnippet(`${prologue}return (await db.query(Q)).length`, sandbox, 'rule');
  if (next.text !== '2') why.push('the next run was not served');
  return {
    id: attack.id,
    technique: attack.technique,
    held: why.length === 0,
    outcome,
    text,
    milliseconds,
    why,
  };
}

const objectKeys = Reflect.ownKeys(Object.prototype).length;

export async function runSnippet(snippet: string, sandbox: Sandbox, origin: 'rule' | 'model') {
  try {
    const code = await guardSnippet(snippet);
    const { signal } = new AbortController();
    return { outcome: 'value', text: await sandbox.run(code, bridge, { origin, signal, limits }) };
  } catch (failure) {
    if (!(failure instanceof AssistantError)) return { outcome: 'untyped', text: String(failure) };
    return { outcome: outcomes[failure.code] ?? 'error', text: failure.message };
  }
}

const outcomes: Readonly<Record<string, string>> = {
  'guard.refused': 'rejected',
  'sandbox.timeout': 'timeout',
  'sandbox.out_of_memory': 'memory',
  'sandbox.output_rejected': 'output_rejected',
};

function* judge({ expect }: Attack, outcome: string, text: string): Iterable<string> {
  const allowed = expect.outcome as string[];
  // A refusal before running is a typed failure too; files that allow the one need not name the other.
  const asError = outcome === 'rejected' && allowed.includes('error');
  if (!allowed.includes(outcome) && !asError) yield `ended as ${outcome}, allowed: ${allowed.join(', ')}`;
  if (outcome !== 'value') return;
  const value: unknown = JSON.parse(text);
  if (value === 'absent') return;
  if ('value' in expect && JSON.stringify(value) !== JSON.stringify(expect.value))
    yield `gave ${text.slice(0, 80)}`;
  if (Array.isArray(expect.valueIn) && !expect.valueIn.includes(value)) yield `gave ${text.slice(0, 80)}`;
  if (typeof expect.neverValue === 'string' && new RegExp(expect.neverValue).test(String(value)))
    yield `gave ${text.slice(0, 80)}`;
}
