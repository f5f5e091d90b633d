// Where the routes that attacks speak of are, and how what they send is said to them. A route that Docent
// does not have is not here.
import type { HttpRequest } from './http-request.ts';

export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly json?: Readonly<Record<string, unknown>>;
}

interface Route {
  readonly method: string;
  path(asked: Asked): string;
  /** The body as our own page would send it; unknown keys are kept. */
  body?(json: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

const chats = '/ai-assistant/api/chats';
const at = (path: string, method = 'GET'): Route => ({ method, path: () => path });
const chat = ({ params, json }: Asked) => params.id ?? String(json?.chatId ?? params.chatId ?? 'none');

const ask: Route = {
  method: 'POST',
  path: (asked) => `${chats}/${chat(asked)}/message`,
  body: ({ chatId: _chatId, text, ...rest }) => ({ ...(text !== undefined && { content: text }), ...rest }),
};

export const httpRoutes: Readonly<Record<string, Route>> = {
  root: at('/'),
  'chat.list': at(chats),
  'chat.create': at(chats, 'POST'),
  'chat.get': { method: 'GET', path: (asked) => `${chats}/${chat(asked)}` },
  'chat.page': { method: 'GET', path: (asked) => `/chats/${chat(asked)}` },
  'chat.rename': { method: 'PATCH', path: (asked) => `${chats}/${chat(asked)}` },
  'chat.update': { method: 'PATCH', path: (asked) => `${chats}/${chat(asked)}` },
  'chat.delete': { method: 'DELETE', path: (asked) => `${chats}/${chat(asked)}` },
  'chat.post': ask,
  'chat.stream': ask,
  'feedback.create': {
    method: 'POST',
    path: ({ json, params }) => `${chats}/${params.answerChat}/messages/${json?.answerId}/feedback`,
    body: ({ answerId: _answerId, vote, text, ...rest }) => ({ verdict: vote, note: text, ...rest }),
  },
  'me.get': at('/api/me'),
  'me.update': at('/api/me', 'PATCH'),
  'admin.users.list': at('/api/admin/users'),
  'admin.users.page': at('/admin/users'),
  'admin.users.get': { method: 'GET', path: ({ params }) => `/api/admin/users/${params.id}` },
  'admin.users.update': { method: 'PATCH', path: ({ params }) => `/api/admin/users/${params.id}` },
  'admin.sources.list': at('/api/admin/sources'),
  'admin.db.test': at('/api/admin/sources/test', 'POST'),
  health: at('/api/health'),
};

/** The body text of an attack on a question, in the words that our route takes. */
export function asOurBody(text: string): string {
  return text.replace(/"chatId":\s*"[^"]*",?\s*/, '').replace(/"text":/, '"content":');
}

/** The parts of a form, as a browser would send them. */
export function formData(
  fields: Readonly<Record<string, string>>,
): Pick<HttpRequest, 'body'> & { type: string } {
  const boundary = 'attack-boundary';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` };
}
