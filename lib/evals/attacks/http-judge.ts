// What a file of attacks says that the answers must be.
import { type Attack, textIn } from './attack-file.ts';
import type { HttpAnswer } from './http-request.ts';

type Fields = Readonly<Record<string, unknown>>;

/** @param then the answer to what the attack does afterwards */
export function* judgeAnswers(
  attack: Attack,
  answers: readonly HttpAnswer[],
  then: HttpAnswer | undefined,
): Iterable<string> {
  const { input, expect } = attack;
  const [first] = answers;
  if (!first) return;
  if (Array.isArray(expect.status)) {
    for (const answer of expect.status_after || input.parallel ? [first] : answers) {
      if (!isAsExpected(answer, attack))
        yield `answered ${answer.status}, allowed: ${expect.status.join(', ')} (${answer.text.slice(0, 100)})`;
    }
  }
  const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  if (typeof expect.max_ms === 'number' && slowest > expect.max_ms) yield `took ${Math.round(slowest)} ms`;
  yield* judgeLimit(input, expect.status_after as Fields | undefined, answers);
  if (Array.isArray(expect.then_status) && !expect.then_status.includes(then?.status))
    yield `then answered ${then?.status}`;
  yield* judgeHeaders(expect, first);
  for (const word of (expect.body_never ?? []) as string[]) {
    // `at ` is meant as the beginning of a line of a stack.
    const found = word === 'at ' ? /\n\s*at \S+ /.test(first.text) : first.text.includes(word);
    if (found) yield `${word} came out`;
  }
  if (input.compare_with) yield* judgeAlike(expect, answers);
  if (expect.same_value && new Set(answers.map(valueIn)).size !== 1) yield 'gave different values';
  if (typeof expect.never === 'string' && answers.some(({ text }) => text.includes(String(expect.never))))
    yield `${expect.never} came out`;
}

/** Ways to say that a request is wrong, and ways to say that it is not for whoever sent it. */
const wrong = [400, 405, 411, 413, 414, 415, 422, 431, 501, 505];
const notForThem = [401, 403, 404, 405];

/** One refusal is as good as another of its kind, unless the difference tells something. */
function isAsExpected({ status, headers }: HttpAnswer, { class: name, input, expect }: Attack): boolean {
  const expected = (expect.status as unknown[]).map(Number);
  if (expected.includes(status)) return true;
  const refuses = expected.every((one) => one >= 400);
  const any = (kinds: readonly number[]) => expected.some((one) => kinds.includes(one));
  const anonymous = !input.as || /anon|none/.test(String(input.as));
  if (wrong.includes(status) && any(wrong)) return true;
  // The connection was closed on a request that never ended, or was none.
  if (status === 0) return any([400, 413, 414, 431]);
  if (notForThem.includes(status) && any(notForThem)) {
    // Who learns that a thing is there and not theirs has learned something.
    if (status === 403 && (/idor/.test(name) || !expected.includes(401))) return false;
    return status !== 401 || anonymous || expected.includes(403);
  }
  // To the sign-in, or to the address as it is rightly written, where it is asked again.
  if (status >= 300 && status < 400 && any(notForThem)) return /^\/(?!\/)/.test(String(headers.location));
  if (status === 429) return (textIn(input) as { $gen?: string } | undefined)?.$gen === 'parallel_same_chat';
  if (status === 405 && refuses) return true;
  // Where a thing can be read at the path by which it is changed, a read is no change.
  if (status === 200 && input.method === 'GET')
    return /delete|update|rename|approve/.test(String(input.route));
  return status >= 200 && status < 300 && any([200, 201, 202, 204]);
}

const understood = new Set(
  'status status_after max_ms then_status header location_never body_never set_cookie same_status same_body median_ms_diff same_value never db echo dom log or_send invariants refused'.split(
    ' ',
  ),
);

/** What an attack expects of its answers and nobody here knows how to judge. */
export function notUnderstood({ expect }: Attack): string[] {
  return Object.keys(expect).filter((key) => !understood.has(key));
}

function* judgeLimit(
  input: Attack['input'],
  after: Fields | undefined,
  answers: readonly HttpAnswer[],
): Iterable<string> {
  if (!after) return;
  const statuses = after.status as number[];
  const most = Number(after.n);
  const let_in = answers.filter(({ status }) => !statuses.includes(status)).length;
  // Sent together, those that are let in come in any order; there may be fewer, never more.
  if (let_in > most) yield `${let_in} were let in, ${most} may be`;
  if (let_in === answers.length) yield 'nothing was held back';
  if (!input.parallel && answers.slice(most).some(({ status }) => !statuses.includes(status)))
    yield `one after the ${most}th was let in`;
  const refused = answers.find(({ status }) => status === 429);
  if (refused && refused.headers['retry-after'] === undefined) yield '429 without Retry-After';
}

function* judgeHeaders(expect: Attack['expect'], { headers }: HttpAnswer): Iterable<string> {
  for (const [name, wanted] of Object.entries((expect.header ?? {}) as Record<string, string | null>)) {
    const value = String(headers[name.toLowerCase()] ?? '');
    if (wanted === null) {
      if (value !== '') yield `${name} is there`;
      continue;
    }
    const alternatives = wanted.replace(/^~/, '').split('|');
    const right = wanted.startsWith('~') ? alternatives.some((one) => value.includes(one)) : value === wanted;
    if (!right) yield `${name} is "${value.slice(0, 80)}"`;
  }
  const location = String(headers.location ?? '');
  for (const host of (expect.location_never ?? []) as string[])
    if (goesTo(location, host)) yield `leads to ${location}`;
  const cookies = headers['set-cookie'] ?? [];
  for (const wanted of (expect.set_cookie ?? []) as string[]) {
    const right = cookies.some(
      (cookie) => /session/.test(cookie) && wanted.split('|').some((one) => cookie.includes(one)),
    );
    if (!right) yield `no session cookie with ${wanted}`;
  }
}

/** Whether a browser would go to the host; its name as part of a query goes nowhere. */
function goesTo(location: string, host: string): boolean {
  return (
    URL.canParse(location, 'https://here.test') && new URL(location, 'https://here.test').host.includes(host)
  );
}

function* judgeAlike(expect: Attack['expect'], answers: readonly HttpAnswer[]): Iterable<string> {
  const one = answers.filter((_, at) => at % 2 === 0);
  const other = answers.filter((_, at) => at % 2 === 1);
  const all = (pick: (answer: HttpAnswer) => unknown) => new Set(answers.map(pick)).size === 1;
  if (expect.same_status && !all(({ status }) => status)) yield 'known and unknown differ in status';
  if (expect.same_body && !all(({ text }) => text)) yield 'known and unknown differ in text';
  const difference = Math.abs(median(one) - median(other));
  if (typeof expect.median_ms_diff === 'number' && difference > expect.median_ms_diff)
    yield `known and unknown differ by ${Math.round(difference)} ms`;
}

function median(answers: readonly HttpAnswer[]): number {
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The rows of an answer, or what it is instead. */
function valueIn({ text }: HttpAnswer): string {
  const { type, data } = JSON.parse(text) as { type: string; data?: { result?: { rows?: unknown } | null } };
  return JSON.stringify([type, data?.result?.rows]);
}
