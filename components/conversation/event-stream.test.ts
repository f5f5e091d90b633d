import { describe, expect, it } from 'vitest';
import { type AnswerEvent, readAnswerEvents } from './event-stream.ts';

const envelope = {
  type: 'error',
  message: 'Late.',
  data: { error_code: 'query.timeout', retryable: true },
  meta: {},
};

async function eventsOf(...chunks: (string | Uint8Array)[]): Promise<AnswerEvent[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
      controller.close();
    },
  });
  const events: AnswerEvent[] = [];
  for await (const event of readAnswerEvents(body)) events.push(event);
  return events;
}

const part = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;

describe('the events of an answer', () => {
  it('come in order: stages, the reading, the envelope', async () => {
    const events = await eventsOf(
      part({ type: 'start' }),
      part({ type: 'data-stage', data: { stage: 'planner', state: 'started' } }),
      part({ type: 'data-stage', data: { reading: 'Number of customers' } }),
      part({ type: 'data-stage', data: { stage: 'planner', state: 'ended', milliseconds: 3 } }),
      part({ type: 'data-envelope', data: envelope }),
      'data: [DONE]\n\n',
    );
    expect(events).toEqual([
      { kind: 'stage', stage: 'planner', state: 'started' },
      { kind: 'reading', text: 'Number of customers' },
      { kind: 'stage', stage: 'planner', state: 'ended' },
      { kind: 'envelope', envelope },
    ]);
  });

  it('survive any cut between chunks, also inside a character', async () => {
    const bytes = new TextEncoder().encode(part({ type: 'data-stage', data: { reading: 'Số đơn hàng' } }));
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const events = await eventsOf(bytes.slice(0, cut), bytes.slice(cut));
      expect(events).toEqual([{ kind: 'reading', text: 'Số đơn hàng' }]);
    }
  });

  it('may end lines as the web does, and need no blank line at the end', async () => {
    const text = `data: ${JSON.stringify({ type: 'data-envelope', data: envelope })}\r\n`;
    expect(await eventsOf(`: hello\r\n\r\n${text}`)).toEqual([{ kind: 'envelope', envelope }]);
  });

  it('do not include what is unknown, malformed or half', async () => {
    const events = await eventsOf(
      part({ type: 'text-delta', delta: 'x' }),
      'data: {"type":"data-stage","data"\n\n',
      part({ type: 'data-envelope', data: { type: 'page', message: '<html>' } }),
      'data: {"type":"data-env',
    );
    expect(events).toEqual([]);
  });
});
