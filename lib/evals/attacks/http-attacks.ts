// Attacks over HTTP on the running app, and what is asked of every answer, whatever the attack is about: it
// is no crash, it is one of our envelopes, it tells nothing planted, and the page can load nothing foreign.
import { envelopeSchema } from '../../envelope/envelope.ts';
import { type Attack, inputText, planted } from './attack-file.ts';
import { judgeAnswers } from './http-judge.ts';
import type { HttpAnswer, HttpRequest } from './http-request.ts';
import { asOurBody, formData, httpRoutes } from './http-routes.ts';
import { type App, cookiesOf, origin, password } from './http-world.ts';
import { skipped, type Verdict, verdict } from './verdict.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Routes of parts that are not there yet. */
const notBuilt: readonly (readonly [RegExp, string])[] = [
  [/^webhook\./, 'webhooks are not built yet'],
  [/^policy\./, 'policies are not built yet'],
  [/^share\./, 'shared results are not built yet'],
  [/^result\./, 'the export of results is not built yet'],
  [/^admin\.models/, 'settings of models are not built yet'],
  [/^job\./, 'jobs have no route'],
];

export class HttpAttacks {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  async run(attack: Attack): Promise<Verdict> {
    const { input, expect } = attack;
    const route = String(input.route ?? 'chat.post');
    const lacking = notBuilt.find(([name]) => name.test(route))?.[1];
    if (lacking) return skipped(attack.id, lacking);
    if (!['raw', 'auth.signin', 'auth.signout'].includes(route) && !httpRoutes[route])
      return skipped(attack.id, `Docent has no route ${route}`);
    await this.#forgetCounts();
    const before = await this.#state(expect);
    const logged = this.#app.log().length;
    const answers = await this.#answers(attack, route);
    const why = [...judgeAnswers(attack, answers)];
    for (const answer of answers) why.push(...judgeAny(answer, attack, route));
    if (expect.db !== undefined && (await this.#state(expect)) !== before)
      why.push('the records were changed');
    why.push(...(await this.#after(attack, answers)));
    why.push(...judgeLog(this.#app.log().slice(logged)));
    return verdict(attack.id, [...new Set(why)]);
  }

  /** Limits count by the minute; only what an attack does itself is to be counted. */
  async #forgetCounts(): Promise<void> {
    await this.#app.database.questionQuota.deleteMany();
    await this.#app.database.signInFailure.deleteMany();
  }

  async #answers(attack: Attack, route: string): Promise<HttpAnswer[]> {
    const { input } = attack;
    if (route === 'auth.signin') return this.#signIns(input);
    if (route === 'auth.signout') return this.#signOut(input);
    const generated = (input.text ?? {}) as Fields;
    const times = Number(
      input.repeat ??
        (generated.$gen === 'repeat_request'
          ? generated.count
          : generated.$gen === 'same_request_twice'
            ? 2
            : 1),
    );
    const request = this.#request(attack, route);
    const answers: HttpAnswer[] = [];
    const together = Number(input.parallel ?? (generated.$gen === 'same_request_twice' ? 2 : 1));
    while (answers.length < times) {
      const wave = Array.from({ length: Math.min(together, times - answers.length) }, () =>
        this.#app.request(request),
      );
      answers.push(...(await Promise.all(wave)));
    }
    return answers;
  }

  #request({ input }: Attack, route: string): HttpRequest {
    const person = this.#app.people[String(input.as ?? 'staffA')];
    const own = this.#app.people.staffA;
    const params = this.#filled((input.params ?? {}) as Record<string, string>);
    const json = this.#jsonOf(input);
    const found = httpRoutes[route];
    const method = String(input.method ?? (input.raw_path ? 'GET' : (found?.method ?? 'GET')));
    const target = input.raw_path
      ? String(input.raw_path)
      : `${found?.path({ params: { chatId: own?.chat ?? '', answerChat: this.#chatOfAnswer(json?.answerId), ...params }, json })}${input.path_suffix ?? ''}`;
    const { body, type } = this.#bodyOf(input, route, json);
    const headers: Record<string, string> = {
      host: '127.0.0.1',
      ...(person ? { cookie: person.cookie } : {}),
      ...(method === 'GET' ? {} : { origin }),
      ...(type ? { 'content-type': type } : {}),
      ...(route === 'chat.stream' ? { accept: 'text/event-stream' } : {}),
    };
    for (const [name, value] of Object.entries((input.headers ?? {}) as Record<string, string>))
      headers[name.toLowerCase()] = value;
    return { method, path: target, headers, body };
  }

  #bodyOf(
    input: Attack['input'],
    route: string,
    json: Fields | undefined,
  ): { body?: string | Buffer; type?: string } {
    const type = input.content_type as string | undefined;
    if (input.multipart) return formData(input.multipart as Record<string, string>);
    const raw = (input.text as Fields | undefined)?.$raw ?? input.body;
    const asking = route === 'chat.post' || route === 'chat.stream';
    if (raw !== undefined || input.body_gen !== undefined) {
      const bytes = (raw as Fields | undefined)?.$bytes_hex;
      if (bytes !== undefined)
        return { body: Buffer.from(String(bytes), 'hex'), type: type ?? 'application/json' };
      const text = this.#fill(inputText(input.body_gen ?? raw));
      return { body: asking ? asOurBody(text) : text, type: type ?? 'application/json' };
    }
    if (json === undefined) return {};
    const said = httpRoutes[route]?.body?.(json) ?? json;
    return { body: JSON.stringify(said), type: type ?? 'application/json' };
  }

  /** What is sent: a body that is written out, or the text of a question. */
  #jsonOf(input: Attack['input']): Fields | undefined {
    const body = (input.text as Fields | undefined)?.$body ?? input.json;
    if (body !== undefined) return this.#filled(body as Fields);
    if (input.text === undefined) return undefined;
    const { $gen, text } = input.text as Fields;
    const runs = $gen === 'repeat_request' || $gen === 'same_request_twice';
    return { text: runs ? text : inputText(input.text) };
  }

  #filled<Value extends Fields>(fields: Value): Value {
    return JSON.parse(this.#fill(JSON.stringify(fields))) as Value;
  }

  /** `{chat.staffA}` and the like are ids that exist. */
  #fill(text: string): string {
    return text.replace(/\{(chat|answer|user)\.(\w+)\}/g, (whole, what: 'chat' | 'answer', name: string) => {
      const person = this.#app.people[name];
      return person?.[what] ?? whole;
    });
  }

  #chatOfAnswer(answer: unknown): string {
    return Object.values(this.#app.people).find((person) => person.answer === answer)?.chat ?? 'none';
  }

  async #signIns(input: Attack['input']): Promise<HttpAnswer[]> {
    const { email, password: given } = (input.json ?? {}) as { email?: string; password?: string };
    const other = input.compare_with as { email?: string; password?: string } | undefined;
    const answers: HttpAnswer[] = [];
    for (let at = 0; at < Number(input.repeat ?? 1); at++) {
      const word = String(given).replace('{i}', String(at)).replace('{pw}', password);
      answers.push(await this.#app.signIn(String(email), word));
      if (!other) continue;
      // Compared are accounts, not what counting their failures does.
      await this.#forgetCounts();
      answers.push(await this.#app.signIn(String(other.email), String(other.password)));
      await this.#forgetCounts();
    }
    return answers;
  }

  async #signOut(input: Attack['input']): Promise<HttpAnswer[]> {
    const person = this.#app.people[String(input.as)];
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
    const then = httpRoutes[String((input.then as Fields | undefined)?.route ?? 'chat.list')];
    const path = then?.path({ params: {} }) ?? '/';
    return [out, await this.#app.request({ method: 'GET', path, headers: { cookie } })];
  }

  async #state(expect: Attack['expect']): Promise<string> {
    if (expect.db === undefined) return '';
    const { database } = this.#app;
    const [messages, feedback, deployments, chats, users, digest] = await Promise.all([
      database.message.count(),
      database.feedback.count(),
      database.deployment.count(),
      database.chat.count({ where: { deletedAt: null } }),
      database.user.findMany({ orderBy: { id: 'asc' } }),
      this.#app.digest(),
    ]);
    // A question that is answered is kept; what must not change then is the team's database.
    if (expect.db === 'unchanged') return digest;
    return JSON.stringify([messages, feedback, deployments, chats, users, digest]);
  }

  /** What must be true of the records, when the attack was words that are kept. */
  async #after({ expect, input }: Attack, [answer]: HttpAnswer[]): Promise<string[]> {
    if (expect.echo !== 'exact' || answer?.status !== 200) return [];
    const { meta } = JSON.parse(answer.text) as { meta: { chat_id: string } };
    const kept = await this.#app.database.message.findFirst({
      where: { chatId: meta.chat_id, role: 'question' },
      orderBy: { position: 'desc' },
    });
    return kept?.content === inputText(input.text).trim()
      ? []
      : ['the words were not kept as they were written'];
  }
}

function* judgeAny(answer: HttpAnswer, { class: name }: Attack, route: string): Iterable<string> {
  const { status, headers, text } = answer;
  if (status >= 500) yield `answered ${status}`;
  if (planted.test(text)) yield 'something planted came out';
  if (/node_modules|PrismaClient|\n\s+at [\w.]+ \(/.test(text)) yield 'the inside of the app came out';
  if (status === 0) return;
  const policy = String(headers['content-security-policy'] ?? '');
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  if (!policy.includes("default-src 'none'") || scripts.includes('unsafe-inline'))
    yield 'no strict content policy';
  if (headers['x-content-type-options'] !== 'nosniff') yield 'no nosniff';
  if (!/no-store|private/.test(String(headers['cache-control'])) && status < 300)
    yield 'may be kept by a cache';
  if ((route === 'chat.post' || /fuzz/.test(name)) && route !== 'chat.stream' && !isEnvelope(text))
    yield 'is none of the envelopes';
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
