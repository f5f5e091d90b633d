// Attacks over HTTP on the running app, and what is asked of every answer, whatever the attack is about: it
// is no crash, it is one of our envelopes, it tells nothing planted, and the page can load nothing foreign.
import { envelopeSchema } from '../../envelope/envelope.ts';
import { type Attack, inputText, planted, tellsPlanted, textIn, textsIn } from './attack-file.ts';
import { origin } from './attacked-origin.ts';
import { judgeAnswers } from './http-judge.ts';
import type { HttpAnswer } from './http-request.ts';
import { routeOf } from './http-routes.ts';
import { HttpSending } from './http-sending.ts';
import { type App, cookiesOf, password } from './http-world.ts';
import { powersOf } from './records.ts';
import { skipped, type Verdict, verdict } from './verdict.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Parts that are not there yet, by the beginning of a route's name. */
const notBuilt: Readonly<Record<string, string>> = {
  webhook: 'webhooks are not built yet',
  policy: 'this part of policies is not built yet',
  share: 'shared results are not built',
  job: 'jobs have no route',
  'admin.models': 'settings of models are not built yet',
};

export class HttpAttacks {
  readonly #app: App;
  readonly #sending: HttpSending;

  constructor(app: App) {
    this.#app = app;
    this.#sending = new HttpSending(app);
  }

  async run(attack: Attack): Promise<Verdict> {
    const { input, expect } = attack;
    const route = String(input.route ?? (input.raw_path === undefined ? 'chat.post' : 'raw'));
    if (!['raw', 'auth.signin', 'auth.signout'].includes(route) && !routeOf(route)) {
      const part = Object.keys(notBuilt).find((name) => route.startsWith(name));
      return skipped(attack.id, part ? String(notBuilt[part]) : `Docent has no route ${route}`);
    }
    await this.#forgetCounts();
    const before = await this.#state(expect);
    const logged = this.#app.log().length;
    const answers = await this.#answers(attack, route);
    const then = route === 'auth.signout' ? undefined : await this.#sending.next(attack);
    const why = [...judgeAnswers(attack, answers, then ?? answers[1])];
    for (const answer of answers) why.push(...judgeAny(answer, attack, route));
    if (expect.db !== undefined && (await this.#state(expect)) !== before)
      why.push('the records were changed');
    why.push(...(await this.#after(attack, answers)));
    why.push(...(await this.#serveNext()));
    const written = this.#app.log().slice(logged);
    why.push(...judgeLog(written), ...causesOf(why, written));
    return verdict(attack.id, [...new Set(why)]);
  }

  /** The words of an attack as staff would send them; they change nothing but the conversation. */
  async say(attack: Attack): Promise<Verdict> {
    await this.#forgetCounts();
    const before = `${await powersOf(this.#app.database)} ${await this.#app.digest()}`;
    const logged = this.#app.log().length;
    const own = this.#sending.person('staffA');
    const why: string[] = [];
    for (const text of textsIn(attack.input).slice(0, 10)) {
      const json = { chatId: own?.chat, text };
      const [asked] = await this.#sending.send(saying(attack, { json }), 'chat.post');
      if (asked) why.push(...judgeAny(asked, attack, 'chat.post'));
      const note = { answerId: own?.answer, vote: 'down', text };
      const [told] = await this.#sending.send(saying(attack, { json: note }), 'feedback.create');
      if (told) why.push(...judgeAny(told, attack, 'feedback.create'));
      await this.#forgetCounts();
    }
    const after = `${await powersOf(this.#app.database)} ${await this.#app.digest()}`;
    if (after !== before) why.push('words changed rights, limits or what is live');
    const written = this.#app.log().slice(logged);
    why.push(...judgeLog(written), ...causesOf(why, written));
    return verdict(attack.id, [...new Set(why)]);
  }

  /** Limits count by the minute; only what an attack does itself is to be counted. */
  async #forgetCounts(): Promise<void> {
    await this.#app.database.questionQuota.deleteMany();
    await this.#app.database.signInFailure.deleteMany();
  }

  #answers(attack: Attack, route: string): Promise<HttpAnswer[]> {
    if (route === 'auth.signin') return this.#signIns(attack.input);
    if (route === 'auth.signout') return this.#signOut(attack.input);
    return this.#sending.send(attack, route);
  }

  async #signIns(input: Attack['input']): Promise<HttpAnswer[]> {
    const { email, password: given } = (input.json ?? {}) as { email?: string; password?: string };
    const other = input.compare_with as { email?: string; password?: string } | undefined;
    const answers: HttpAnswer[] = [];
    for (let at = 0; at < Number(input.repeat ?? 1); at++) {
      const word = wordOf(given).replace('{i}', String(at)).replace('{pw}', password);
      answers.push(await this.#app.signIn(wordOf(email).replace('{i}', String(at)), word));
      if (!other) continue;
      // Compared are accounts, not what counting their failures does.
      await this.#forgetCounts();
      answers.push(await this.#app.signIn(wordOf(other.email), wordOf(other.password)));
      await this.#forgetCounts();
    }
    return answers;
  }

  async #signOut(input: Attack['input']): Promise<HttpAnswer[]> {
    const person = this.#sending.person(String(input.as));
    const cookie = cookiesOf(await this.#app.signIn(person?.email ?? '', password));
    const start = await this.#app.request({ method: 'GET', path: '/api/auth/csrf', headers: { cookie } });
    const { csrfToken = '' } = JSON.parse(start.text) as { csrfToken?: string };
    const form = new URLSearchParams({ csrfToken, json: 'true' });
    const out = await this.#app.request({
      method: 'POST',
      path: '/api/auth/signout',
      headers: {
        origin,
        cookie: [cookie, cookiesOf(start)].filter(Boolean).join('; '),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: form.toString(),
    });
    const then = routeOf(String((input.then as Fields | undefined)?.route ?? 'chat.list'));
    const path = then?.path({ params: {} }) ?? '/';
    return [out, await this.#app.request({ method: 'GET', path, headers: { cookie } })];
  }

  async #state(expect: Attack['expect']): Promise<string> {
    if (expect.db === undefined) return '';
    const digest = await this.#app.digest();
    // A question that is answered is kept; what must not change then is the team's database.
    return expect.db === 'unchanged' ? digest : `${digest} ${await this.#app.records()}`;
  }

  /** What must be true of the records, when the attack was words that are kept. */
  async #after({ expect, input }: Attack, [answer]: HttpAnswer[]): Promise<string[]> {
    if (expect.echo !== 'exact' || answer?.status !== 200) return [];
    const { meta } = JSON.parse(answer.text) as { meta: { chat_id: string } };
    const kept = await this.#app.database.message.findFirst({
      where: { chatId: meta.chat_id, role: 'question' },
      orderBy: { position: 'desc' },
    });
    return kept?.content === inputText(textIn(input)).trim()
      ? []
      : ['the words were not kept as they were written'];
  }

  async #serveNext(): Promise<string[]> {
    const { status } = await this.#app.request({ method: 'GET', path: '/api/health', headers: {} });
    return status === 200 ? [] : [`the app then answered ${status}`];
  }
}

function saying(attack: Attack, input: Attack['input']): Attack {
  return { ...attack, input: { as: 'staffA', ...input } };
}

/** What the app wrote of a failure of its own: all that is left of one that happens once in many runs. */
function causesOf(why: readonly string[], written: string): string[] {
  if (!why.some((problem) => problem === 'answered 500')) return [];
  const lines = written.split('\n').filter((line) => /internal\.unexpected|Error/.test(line));
  return [`the app wrote: ${lines.at(-1)?.slice(0, 500) ?? 'nothing of it'}`];
}

/** A word of a form; what is no text there is sent as its text. */
function wordOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? inputText(value) : String(value ?? '');
}

function* judgeAny(answer: HttpAnswer, { input }: Attack, route: string): Iterable<string> {
  const { status, headers, text } = answer;
  if (status >= 500 && status !== 501 && status !== 505) yield `answered ${status}`;
  if (tellsPlanted(text, textsIn(input).join('\n'))) yield 'something planted came out';
  if (/node_modules|PrismaClient|\n\s+at [\w.]+ \(/.test(text)) yield 'the inside of the app came out';
  // What Node refuses before there is a request has none of our headers, and no text either.
  if (status === 0 || (status >= 400 && text === '' && headers['content-type'] === undefined)) return;
  const policy = String(headers['content-security-policy'] ?? '');
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  if (!policy.includes("default-src 'none'") || scripts.includes('unsafe-inline'))
    yield 'no strict content policy';
  if (headers['x-content-type-options'] !== 'nosniff') yield 'no nosniff';
  if (!/no-store|private/.test(String(headers['cache-control'])) && status < 300)
    yield 'may be kept by a cache';
  if (route === 'chat.post' && !leaves(input) && !isEnvelope(text)) yield 'is none of the envelopes';
}

/** What comes back is then the conversation, and not one answer of it. */
function leaves(input: Attack['input']): boolean {
  return /^(abort_after_ms|reconnect)$/.test(String((textIn(input) as Fields | undefined)?.$gen));
}

function isEnvelope(text: string): boolean {
  try {
    return envelopeSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function* judgeLog(text: string): Iterable<string> {
  if (planted.test(text)) yield 'something planted is in the log';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what could forge a line or colour a terminal
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) yield 'control characters are in the log';
}
