// Puts a text wherever our records let words of others stand: in a question, in every kind of envelope and
// every place of it, in the name of a chat and in what was said of an answer.
import { randomUUID } from 'node:crypto';
import type { Database } from '../../../db/client.ts';
import type { Envelope, Meta, Provenance, Result } from '../../../envelope/envelope.ts';

/** Characters of a text that is shown; longer ones are refused before they are kept. */
const most = 4000;

/** A text as our database takes it. */
export function storable(text: string): string {
  return [...text.replaceAll('\u0000', '\ufffd').toWellFormed()].slice(0, most).join('');
}

/** A chat of this person in which every text stands in every place. Gives its id. */
export async function seedChat(
  database: Database,
  ownerId: string,
  texts: readonly string[],
): Promise<string> {
  const chatId = randomUUID();
  const title = texts.map((text) => [...text].slice(0, 40).join('')).join(' ');
  await database.chat.create({ data: { id: chatId, ownerId, title: [...title].slice(0, 2000).join('') } });
  let position = 0;
  for (const text of texts) {
    for (const envelope of envelopesOf(text, chatId)) {
      const common = { chatId, locale: 'en', timeZone: 'UTC' };
      await database.message.create({
        data: { ...common, position: ++position, role: 'question', content: text },
      });
      const answer = await database.message.create({
        data: {
          ...common,
          position: ++position,
          role: 'answer',
          content: envelope.message,
          envelope: JSON.parse(JSON.stringify(envelope)),
        },
      });
      if (envelope.type !== 'answer') continue;
      await database.feedback.create({
        data: { messageId: answer.id, authorId: ownerId, verdict: 'down', note: text.slice(0, 2000) },
      });
    }
  }
  return chatId;
}

function envelopesOf(text: string, chatId: string): Envelope[] {
  const meta: Meta = {
    chat_id: chatId,
    intent_label: 'DATA_QUERY',
    intent_confidence: 1,
    trace_id: randomUUID(),
  };
  const answer = (result: Result | null, more: object = {}): Envelope => ({
    type: 'answer',
    message: text,
    data: { result, truncated: false, explanation: text, ...more },
    meta,
  });
  return [
    answer(tableOf(text), { provenance: provenanceOf(text), code: text }),
    answer(tableOf(text, { kind: 'bar', x: 'words', series: ['number'] })),
    answer({ columns: [{ name: 'value', label: text, type: 'integer' }], rows: [[text]] }),
    answer(null, { suggestions: [text] }),
    {
      type: 'out_of_scope',
      message: text,
      data: { reason: 'no_such_data', how_to_rephrase: text, suggestions: [text] },
      meta,
    },
    { type: 'error', message: text, data: { error_code: text.slice(0, 80), retryable: true }, meta },
    {
      type: 'clarification',
      message: text,
      data: {
        question: text,
        options: [{ id: 'option-1', label: text, preview: text }],
        pending_clarification_id: randomUUID(),
      },
      meta,
    },
  ];
}

function tableOf(text: string, chart?: Result['chart']): Result {
  return {
    columns: [
      { name: 'words', label: text, type: 'text' },
      { name: 'json', label: 'json', type: 'json' },
      { name: 'number', label: 'number', type: 'integer', unit: text.slice(0, 20) },
      { name: 'day', label: 'day', type: 'timestamp', bucket: 'day' },
    ],
    rows: [
      [text, JSON.stringify({ [text]: text }), 1, text],
      ['harmless', '{}', 2, '2026-01-31T00:00:00'],
    ],
    ...(chart && { chart }),
  };
}

function provenanceOf(text: string): Provenance {
  return {
    reading: text,
    parts: [
      {
        id: 'where.0',
        kind: 'filter',
        text,
        removable: true,
        change: { choices: [{ text, change: { value: 'other' } }] },
      },
    ],
    planner: 'built-in',
    confidence: 1,
    assumptions: [text],
    plan: { model: text, where: { path: text, op: 'eq', value: text } },
    sql: [text],
    policies: [{ id: 'RUL-1', title: text }],
    models: [text],
    rowsRead: 2,
    milliseconds: 1,
  };
}
