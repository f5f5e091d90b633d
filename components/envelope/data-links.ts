// From an answer to the data pages: the record behind a row, and the list behind an answer.
import type { AnswerEnvelope } from '#lib/envelope/envelope.ts';

const root = (chatId: string) => `/data/by-chat/${encodeURIComponent(chatId)}`;

export function recordLink(chatId: string, model: string, key: string): string {
  return `${root(chatId)}/${encodeURIComponent(model)}/${encodeURIComponent(key)}`;
}

/**
 * The rows an answer is about, as a list with its filter. Undefined where they are not the rows of one
 * model: what is combined with another plan, or kept by what its groups come to.
 */
export function listLink(chatId: string, envelope: AnswerEnvelope): string | undefined {
  const plan = envelope.data.provenance?.plan;
  if (typeof plan !== 'object' || plan === null || Array.isArray(plan)) return undefined;
  const { model, where, combine, having } = plan as Record<string, unknown>;
  if (typeof model !== 'string' || combine !== undefined || having !== undefined) return undefined;
  const query = where === undefined ? '' : `?${new URLSearchParams({ where: JSON.stringify(where) })}`;
  // An address has a limit; a filter that does not fit is not worth losing half of.
  return query.length > 6000 ? undefined : `${root(chatId)}/${encodeURIComponent(model)}${query}`;
}
