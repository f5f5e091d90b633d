// An attack as the requests it is made of: whose cookie, which address, what body, how often and how many at
// once.
import { type Attack, inputText, textIn } from './attack-file.ts';
import { origin } from './attacked-origin.ts';
import type { HttpAnswer, HttpRequest } from './http-request.ts';
import { asOurBody, formData, routeOf } from './http-routes.ts';
import type { App, HttpPerson } from './http-world.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Generators that say how something is sent, and not what. */
const ways = /^(repeat_request|same_request_twice|parallel_same_chat|abort_after_ms|reconnect)$/;
const mostAtOnce = 100;

export class HttpSending {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Every answer, in the order of sending. */
  async send(attack: Attack, route: string): Promise<HttpAnswer[]> {
    const { input } = attack;
    const way = (textIn(input) ?? {}) as Fields;
    const count = Math.max(
      1,
      Number(input.repeat ?? way.count ?? (way.$gen === 'same_request_twice' ? 2 : 1)),
    );
    const all = way.$gen === 'same_request_twice' || way.$gen === 'parallel_same_chat';
    const together = Math.min(mostAtOnce, Math.max(1, Number(input.parallel ?? (all ? count : 1))));
    const times = ways.test(String(way.$gen)) || input.repeat !== undefined ? count : 1;
    const request = this.#request(attack, route);
    if (way.$gen === 'abort_after_ms' || way.$gen === 'reconnect') return this.#leave(request, way);
    const answers: HttpAnswer[] = [];
    while (answers.length < times) {
      const wave = Array.from({ length: Math.min(together, times - answers.length) }, (_, position) =>
        this.#app.request(numbered(request, answers.length + position)),
      );
      answers.push(...(await Promise.all(wave)));
    }
    return answers;
  }

  /** What comes after, by the same person with the same cookie. */
  async next(attack: Attack): Promise<HttpAnswer | undefined> {
    const then = attack.input.then as Fields | undefined;
    if (!then || routeOf(String(then.route)) === undefined) return undefined;
    const input = { as: attack.input.as, ...then };
    return this.#app.request(this.#request({ ...attack, input }, String(then.route)));
  }

  /** The id or the person that an attack names; `{chat.staffA}` and the like. */
  fill(text: string): string {
    return text.replace(/\{([a-z]+)\.(\w+)\}/gi, (whole, what: string, name: string) => {
      const known = this.#app.things[`${what}.${name}`];
      if (known !== undefined) return known;
      const person = this.person(name);
      const of = {
        chat: person?.chat,
        answer: person?.answer,
        result: person?.answer,
        message: person?.answer,
      };
      const found = what === 'user' ? person?.id : of[what as keyof typeof of];
      return found ?? whole;
    });
  }

  /** Somebody of that name, or of that role. */
  person(name: string): HttpPerson | undefined {
    const { people } = this.#app;
    if (Object.hasOwn(people, name)) return people[name];
    if (/anon|none|guest|nobody|outside|public|^$/i.test(name)) return undefined;
    return /admin/i.test(name) ? people.admin : /b$|other/i.test(name) ? people.staffB : people.staffA;
  }

  /** A client that goes away while it is answered, and comes back to read what became of it. */
  async #leave(request: HttpRequest, way: Fields): Promise<HttpAnswer[]> {
    await this.#app.request({ ...request, leaveAfter: Number(way.ms ?? 50) });
    const { headers } = request;
    const again = await this.#app.request({
      method: 'GET',
      path: request.path.replace(/\/message$/, ''),
      headers: { host: headers.host ?? '127.0.0.1', ...(headers.cookie && { cookie: headers.cookie }) },
    });
    return [again];
  }

  #request({ input }: Attack, route: string): HttpRequest {
    const person = this.person(String(input.as ?? 'staffA'));
    const params = this.#filled((input.params ?? {}) as Record<string, string>);
    const json = this.#jsonOf(input);
    const found = routeOf(route);
    const method = String(input.method ?? (input.raw_path ? 'GET' : (found?.method ?? 'GET')));
    const answer = json?.answerId ?? params.id;
    const own = this.person('staffA');
    const known = { chatId: (person ?? own)?.chat ?? '', answerChat: this.#chatOf(answer) };
    const target = input.raw_path
      ? this.fill(String(input.raw_path))
      : `${found?.path({ params: { ...known, ...params }, ...(json && { json }) })}${input.path_suffix ?? ''}${queryOf(input.query)}`;
    const { body, type } = this.#bodyOf(input, route, json);
    const headers: Record<string, string> = {
      host: '127.0.0.1',
      ...(person ? { cookie: person.cookie } : {}),
      ...(method === 'GET' || method === 'HEAD' ? {} : { origin }),
      ...(type ? { 'content-type': type } : {}),
      ...(route === 'chat.stream' ? { accept: 'text/event-stream' } : {}),
    };
    for (const [name, value] of Object.entries((input.headers ?? {}) as Record<string, string | null>)) {
      // A header that is null is one that is left out.
      if (value === null) delete headers[name.toLowerCase()];
      else headers[name.toLowerCase()] = this.fill(String(value));
    }
    return { method, path: target, headers, ...(body !== undefined && { body }) };
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
      const text = this.fill(inputText(input.body_gen ?? raw));
      return { body: asking ? asOurBody(text) : text, type: type ?? 'application/json' };
    }
    if (json === undefined) return {};
    const said = routeOf(route)?.body?.(json) ?? json;
    return { body: JSON.stringify(said), type: type ?? 'application/json' };
  }

  /** What is sent: a body that is written out, or the text of a question. */
  #jsonOf(input: Attack['input']): Fields | undefined {
    const text = textIn(input);
    const body = (text as Fields | undefined)?.$body ?? input.json;
    if (body !== undefined) return this.#filled(expanded(body) as Fields);
    if (text === undefined || (text as Fields).$raw !== undefined) return undefined;
    return { text: inputText(text) };
  }

  #filled<Value extends Fields>(fields: Value): Value {
    return JSON.parse(this.fill(JSON.stringify(fields))) as Value;
  }

  #chatOf(answer: unknown): string {
    const owner = Object.values(this.#app.people).find((person) => person.answer === answer);
    return owner?.chat ?? this.person('staffA')?.chat ?? 'none';
  }
}

/** `wrong{i}` differs from one request to the next. */
function numbered(request: HttpRequest, position: number): HttpRequest {
  if (typeof request.body !== 'string' || !request.body.includes('{i}')) return request;
  return { ...request, body: request.body.replaceAll('{i}', String(position)) };
}

function queryOf(query: unknown): string {
  if (typeof query === 'string') return query.startsWith('?') ? query : `?${query}`;
  if (typeof query !== 'object' || query === null) return '';
  return `?${new URLSearchParams(query as Record<string, string>)}`;
}

/** Texts that are described stand anywhere in a body. */
function expanded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(expanded);
  const fields = value as Fields;
  if (fields.$gen !== undefined || fields.$json_escape !== undefined) return inputText(fields);
  return Object.fromEntries(Object.entries(fields).map(([key, inner]) => [key, expanded(inner)]));
}
