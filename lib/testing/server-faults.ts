// What can go wrong between Docent and a model's server, with the name it must get and the calls it may cost,
// where a call may take one second and all of them three.
import type { ScriptedReply } from '#e2e/model-double/model-double.ts';
import type { FailureCode } from '../errors/failures.ts';

export interface ServerFault {
  readonly name: string;
  readonly fault: Omit<ScriptedReply, 'when'>;
  readonly code: FailureCode;
  readonly calls: number;
}

/** A line of the table of faults; `npx vitest run --project=unit lib/models lib/pipeline -t fault` prints all. */
export function tellFault(
  stage: string,
  name: string,
  ended: { readonly as: FailureCode; readonly calls: number; readonly began: number },
  most: number,
): void {
  const took = `${Math.round(performance.now() - ended.began)} ms of ${most}`;
  const cells = [stage.padEnd(16), name.padEnd(17), ended.as.padEnd(20), `${ended.calls} calls`, took];
  process.stdout.write(`fault: ${cells.join(' ')}\n`);
}

const unavailable = { code: 'model.unavailable', calls: 3 } as const;

/** What no second try would change is not tried twice. */
function refuses(name: string, status: number, words: string, code: FailureCode): ServerFault {
  return { name, fault: { fault: { kind: 'status', status, words } }, code, calls: 1 };
}

export const serverFaults: readonly ServerFault[] = [
  { name: '429', fault: { fault: { kind: 'status', status: 429 }, times: 3 }, ...unavailable },
  { name: '500', fault: { fault: { kind: 'status', status: 500 }, times: 3 }, ...unavailable },
  { name: '401', fault: { fault: { kind: 'status', status: 401 } }, code: 'model.rejected', calls: 1 },
  refuses('no credit', 429, 'insufficient_quota', 'model.no_credit'),
  refuses('no such model', 404, "model 'small' not found", 'model.rejected'),
  refuses('a short memory', 400, "This model's maximum context length is 512 tokens.", 'model.too_long'),
  refuses('a filter', 400, 'content_filter', 'model.declined'),
  { name: 'a hang', fault: { fault: { kind: 'hang' } }, code: 'model.timeout', calls: 1 },
  { name: 'a cut connection', fault: { fault: { kind: 'cut_connection' }, times: 3 }, ...unavailable },
  { name: 'HTML', fault: { fault: { kind: 'malformed_body' }, times: 3 }, ...unavailable },
  {
    name: 'a redirect',
    fault: { fault: { kind: 'redirect', to: 'http://127.0.0.1:9/' } },
    code: 'outgoing.refused',
    calls: 1,
  },
  {
    name: 'too much',
    fault: { fault: { kind: 'huge', bytes: 2_000_000 } },
    code: 'outgoing.refused',
    calls: 1,
  },
  {
    name: 'half a reply',
    fault: { say: { words: 'x'.repeat(200) }, fault: { kind: 'cut_reply' }, times: 2 },
    code: 'model.invalid_reply',
    calls: 2,
  },
];
