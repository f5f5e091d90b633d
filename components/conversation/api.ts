// Calls of the browser to Docent's own routes. A reply that is not one of ours, or none at all,
// becomes a RequestFailure; what the server says on purpose is a value.
import type { Completions } from '#lib/conversations/complete-words.ts';
import type { MoreRows } from '#lib/conversations/more-rows.ts';
import type { Envelope } from '#lib/envelope/envelope.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { asEnvelope } from './as-envelope.ts';
import { type AnswerEvent, readAnswerEvents } from './event-stream.ts';
import type { Asked, Verdict } from './exchange.ts';
import { leaveForSignIn } from './session-end.ts';

const root = '/ai-assistant/api/chats';

export interface ChatSummary {
  readonly id: string;
  readonly title: string | null;
  /** In the list of chats, of one that has no title yet. */
  readonly first_question?: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly pinned: boolean;
  readonly archived: boolean;
  readonly source_id: string | null;
}

export interface ChatChange {
  readonly title?: string;
  readonly pinned?: boolean;
  readonly archived?: boolean;
  /** Takes a deletion back. */
  readonly deleted?: false;
}

export interface StoredMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly content: string;
  /** How it was asked, where that was not in words. */
  readonly asked?: Asked;
  readonly envelope?: Envelope | null;
  readonly feedback?: Verdict | null;
  readonly created_at: string;
}

export interface Suggestions {
  /** What the assistant says it can do here, in the person's language. */
  readonly greeting?: string;
  readonly suggestions: readonly string[];
}

export class RequestFailure extends Error {
  /** HTTP status, or 0 when there was no reply. */
  readonly status: number;
  /** Of the failure, where the reply named it. */
  readonly code: string | undefined;

  constructor(status: number, cause?: unknown, code?: string) {
    super(`request failed with ${status}`, { cause });
    this.name = 'RequestFailure';
    this.status = status;
    this.code = code;
  }
}

export async function listChats(): Promise<readonly ChatSummary[]> {
  const reply = await call<{ chats: ChatSummary[] }>('GET', root);
  return reply.chats;
}

/** In a source of one's choice, or the default one. */
export function createChat(sourceId?: string): Promise<ChatSummary> {
  return call('POST', root, sourceId === undefined ? {} : { source_id: sourceId });
}

export interface SourceName {
  readonly id: string;
  readonly name: string;
  readonly is_default: boolean;
}

/** What a new chat can be about; the default first. */
export async function listSourceNames(): Promise<readonly SourceName[]> {
  return (await call<{ sources: SourceName[] }>('GET', '/api/sources')).sources;
}

export function readChat(id: string): Promise<ChatSummary & { messages: readonly StoredMessage[] }> {
  return call('GET', `${root}/${encodeURIComponent(id)}`);
}

export function changeChat(id: string, change: ChatChange): Promise<ChatSummary> {
  return call('PATCH', `${root}/${encodeURIComponent(id)}`, change);
}

export function deleteChat(id: string): Promise<unknown> {
  return call('DELETE', `${root}/${encodeURIComponent(id)}`);
}

/** What the server says to a verdict, in the person's language. */
export interface FeedbackReply {
  readonly message?: string;
}

export function sendFeedback(
  chatId: string,
  messageId: string,
  { state: _told, ...verdict }: Verdict,
  locale: string,
): Promise<FeedbackReply> {
  return call(
    'POST',
    `${root}/${encodeURIComponent(chatId)}/messages/${encodeURIComponent(messageId)}/feedback`,
    { ...verdict, locale },
  );
}

/** The same question under the live policies but one. It is shown and not kept. */
export async function askWithoutPolicy(chatId: string, messageId: string, policy: string): Promise<Envelope> {
  const path = `${encodeURIComponent(chatId)}/messages/${encodeURIComponent(messageId)}`;
  const envelope = asEnvelope(await call('POST', `${root}/${path}/without-policy`, { policy }));
  if (!envelope) throw new RequestFailure(0);
  return envelope;
}

export interface SharedView {
  readonly author: string;
  /** Of a whole chat; null for one answer. */
  readonly title: string | null;
  readonly shared_at: string;
  readonly source_id: string | null;
  readonly questions: readonly { readonly message_id: string; readonly question: string }[];
}

const shares = '/ai-assistant/api/shares';

/** A link to one answer, or to a chat as it is now. */
export async function createShare(chatId: string, messageId?: string): Promise<{ id: string; href: string }> {
  const body = { chat_id: chatId, ...(messageId === undefined ? {} : { message_id: messageId }) };
  const { id } = await call<{ id: string }>('POST', shares, body);
  return { id, href: new URL(`/shared/${id}`, window.location.href).href };
}

export function revokeShare(id: string): Promise<unknown> {
  return call('DELETE', `${shares}/${encodeURIComponent(id)}`);
}

export function readShare(id: string): Promise<SharedView> {
  return call('GET', `${shares}/${encodeURIComponent(id)}`);
}

/** One shared answer, made for the reader. */
export async function readSharedAnswer(id: string, messageId: string): Promise<Envelope> {
  const path = `${shares}/${encodeURIComponent(id)}/answers/${encodeURIComponent(messageId)}`;
  const envelope = asEnvelope(await call('GET', path));
  if (!envelope) throw new RequestFailure(0);
  return envelope;
}

/** More rows of an answer, from the first on; in another order than its own where one is given. */
export function readMoreRows(
  chatId: string,
  messageId: string,
  order?: { readonly column: string; readonly direction: string; readonly most: number },
  signal?: AbortSignal,
): Promise<MoreRows> {
  const path = `${encodeURIComponent(chatId)}/messages/${encodeURIComponent(messageId)}`;
  const query = order && { sort: order.column, direction: order.direction, most: String(order.most) };
  return call('GET', `${root}/${path}/rows?${new URLSearchParams(query)}`, undefined, signal);
}

export type FileForm = 'csv' | 'xlsx';

/**
 * The whole result of an answer as a file; what the server says where it gives none. `onBytes` is told how much
 * has come.
 */
export async function fetchExport(
  chatId: string,
  messageId: string,
  form: FileForm,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<{ content: Blob; name: string } | { problem: string | undefined } | 'stopped'> {
  const path = `${encodeURIComponent(chatId)}/messages/${encodeURIComponent(messageId)}`;
  try {
    const response = await fetch(`${root}/${path}/export?format=${form}`, { signal });
    if (!response.ok || !response.body) return { problem: asEnvelope(await response.json())?.message };
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    const reader = response.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      pieces.push(next.value);
      bytes += next.value.length;
      onBytes(bytes);
    }
    return { content: new Blob(pieces), name: `docent-export.${form}` };
  } catch (thrown) {
    // A file that breaks off is no file; whatever broke it, there is nothing to save.
    return signal.aborted || !(thrown instanceof Error) ? 'stopped' : { problem: undefined };
  }
}

export function readSuggestions(locale: string, sourceId?: string): Promise<Suggestions> {
  const query = new URLSearchParams({ locale, ...(sourceId === undefined ? {} : { source: sourceId }) });
  return call('GET', `/api/suggestions?${query}`);
}

export async function readCompletions(
  text: string,
  locale: Locale,
  sourceId: string | undefined,
  signal: AbortSignal,
): Promise<Completions> {
  const query = new URLSearchParams({
    text,
    locale,
    ...(sourceId === undefined ? {} : { source: sourceId }),
  });
  const response = await reach(`/api/completions?${query}`, { signal });
  if (!response.ok) throw new RequestFailure(response.status);
  return (await jsonOf(response)) as Completions;
}

/**
 * Asks, and gives what the server tells on the way; the last event is the envelope.
 *
 * @throws RequestFailure when there is no envelope to be had.
 */
export async function* ask(
  chatId: string,
  asked: Asked,
  client: { timezone: string; locale: string },
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const response = await reach(`${root}/${encodeURIComponent(chatId)}/message`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream, application/json;q=0.5' },
    body: JSON.stringify({ ...asked, client_context: client }),
    signal,
  });
  // Said as an envelope too, but no answer: the question was not taken.
  if (response.status === 401) throw new RequestFailure(response.status);
  const streamed = response.headers.get('content-type')?.includes('text/event-stream');
  if (streamed && response.body) {
    yield* readAnswerEvents(response.body);
    return;
  }
  const envelope = asEnvelope(await jsonOf(response));
  if (!envelope) throw new RequestFailure(response.status);
  yield { kind: 'envelope', envelope };
}

export async function call<Reply>(
  method: string,
  url: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Reply> {
  const response = await reach(url, {
    method,
    signal: signal ?? null,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) {
    const envelope = asEnvelope(await jsonOf(response));
    const code = envelope?.type === 'error' ? envelope.data.error_code : undefined;
    throw new RequestFailure(response.status, undefined, code);
  }
  return (response.status === 204 ? undefined : await jsonOf(response)) as Reply;
}

export async function reach(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, credentials: 'same-origin', cache: 'no-store' });
  } catch (cause) {
    throw new RequestFailure(0, cause);
  }
  if (response.status === 401) leaveForSignIn();
  return response;
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new RequestFailure(response.status, cause);
  }
}
