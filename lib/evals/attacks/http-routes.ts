// Where the routes that attacks speak of are, and how what they send is said to them. One that is named here
// and whose file is not in the app is a route of a part that is not built.
import fs from 'node:fs';
import path from 'node:path';
import type { HttpRequest } from './http-request.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly json?: Fields;
}

interface Route {
  readonly method: string;
  path(asked: Asked): string;
  /** The body as our own page would send it; unknown keys are kept. */
  body?(json: Fields): Record<string, unknown>;
  /** Its file below `app`, where it may not be there yet. */
  readonly file?: string;
}

const chats = '/ai-assistant/api/chats';
const at = (address: string, method = 'GET', file?: string): Route => ({
  method,
  path: () => address,
  ...(file && { file }),
});
const by = (address: (id: string) => string, method = 'GET', file?: string): Route => ({
  method,
  path: ({ params, json }) => address(params.id ?? String(json?.id ?? 'none')),
  ...(file && { file }),
});
const chat = ({ params, json }: Asked) => params.id ?? String(json?.chatId ?? params.chatId ?? 'none');

const ask: Route = {
  method: 'POST',
  path: (asked) => `${chats}/${chat(asked)}/message`,
  body: ({ chatId: _chatId, text, ...rest }) => ({ ...(text !== undefined && { content: text }), ...rest }),
};
const rule = (what: string): Route =>
  by((id) => `/autotrain/rules/${id}/${what}`, 'POST', `autotrain/rules/[id]/${what}/route.ts`);
const exported = (format: string): Route => ({
  method: 'GET',
  path: ({ params }) => `${chats}/${params.answerChat}/messages/${params.id}/export?format=${format}`,
});

const routes: Readonly<Record<string, Route>> = {
  root: at('/'),
  health: at('/api/health'),
  suggestions: at('/api/suggestions'),
  'chat.list': at(chats),
  'chat.create': at(chats, 'POST'),
  'chat.get': { method: 'GET', path: (asked) => `${chats}/${chat(asked)}` },
  'chat.page': { method: 'GET', path: (asked) => `/chats/${chat(asked)}` },
  'chat.rename': { method: 'PATCH', path: (asked) => `${chats}/${chat(asked)}` },
  'chat.update': { method: 'PATCH', path: (asked) => `${chats}/${chat(asked)}` },
  'chat.delete': { method: 'DELETE', path: (asked) => `${chats}/${chat(asked)}` },
  'chat.post': ask,
  'chat.stream': ask,
  'result.export': exported('csv'),
  'result.export.csv': exported('csv'),
  'feedback.create': {
    method: 'POST',
    path: ({ json, params }) =>
      `${chats}/${params.answerChat}/messages/${json?.answerId ?? params.id}/feedback`,
    body: ({ answerId: _answerId, vote, text, ...rest }) => ({ verdict: vote, note: text, ...rest }),
  },
  'me.get': at('/api/me'),
  'me.update': at('/api/me', 'PATCH'),
  'auth.session': at('/api/auth/session'),
  'auth.csrf': at('/api/auth/csrf'),
  'auth.providers': at('/api/auth/providers'),
  'auth.page': at('/sign-in'),
  'admin.page': at('/admin'),
  'admin.users.list': at('/api/admin/users'),
  'admin.users.page': at('/admin/people'),
  'admin.users.create': at('/api/admin/users', 'POST'),
  'admin.users.get': by((id) => `/api/admin/users/${id}`),
  'admin.users.update': by((id) => `/api/admin/users/${id}`, 'PATCH'),
  'admin.users.delete': by((id) => `/api/admin/users/${id}`, 'DELETE'),
  'admin.sources.list': at('/api/admin/sources'),
  'admin.sources.create': at('/api/admin/sources', 'POST'),
  'admin.sources.get': by((id) => `/api/admin/sources/${id}`),
  'admin.sources.update': by((id) => `/api/admin/sources/${id}`, 'PATCH'),
  'admin.sources.delete': by((id) => `/api/admin/sources/${id}`, 'DELETE'),
  'admin.sources.access': by((id) => `/api/admin/sources/${id}/access`),
  'admin.sources.access.update': by((id) => `/api/admin/sources/${id}/access`, 'PUT'),
  'admin.sources.labels': by((id) => `/api/admin/sources/${id}/labels`, 'PUT'),
  'admin.sources.manifest': by((id) => `/api/admin/sources/${id}/manifest`),
  'admin.sources.preview': by((id) => `/api/admin/sources/${id}/preview`, 'POST'),
  'admin.sources.refresh': by((id) => `/api/admin/sources/${id}/refresh`, 'POST'),
  'admin.db.test': at('/api/admin/sources/test', 'POST'),
  'admin.db.create': at('/api/admin/sources', 'POST'),
  'admin.db.update': by((id) => `/api/admin/sources/${id}`, 'PATCH'),
  'admin.antipatterns.list': at('/api/admin/anti-patterns'),
  'admin.antipatterns.update': by((id) => `/api/admin/anti-patterns/${id}`, 'PATCH'),
  'sources.list': at('/api/sources'),
  'feedback.list': at('/autotrain/feedback', 'GET', 'autotrain/feedback/route.ts'),
  'policy.list': at('/autotrain/rules', 'GET', 'autotrain/rules/route.ts'),
  'policy.get': by((id) => `/autotrain/rules/${id}`, 'GET', 'autotrain/rules/[id]/route.ts'),
  'policy.update': by((id) => `/autotrain/rules/${id}`, 'PATCH', 'autotrain/rules/[id]/route.ts'),
  'policy.approve': rule('approve'),
  'policy.reject': rule('reject'),
  'policy.deploy': rule('deploy'),
  'policy.activate': rule('deploy'),
  'policy.rollback': rule('rollback'),
  'policy.generate': by(
    (id) => `/autotrain/generate/${id}`,
    'POST',
    'autotrain/generate/[feedback_id]/route.ts',
  ),
  'policy.status': at('/autotrain/status', 'GET', 'autotrain/status/route.ts'),
};

const app = path.join(import.meta.dirname, '..', '..', '..', 'app');

/** Undefined for a route that Docent does not have. */
export function routeOf(name: string): Route | undefined {
  const found = Object.hasOwn(routes, name) ? routes[name] : undefined;
  return found?.file && !fs.existsSync(path.join(app, found.file)) ? undefined : found;
}

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
