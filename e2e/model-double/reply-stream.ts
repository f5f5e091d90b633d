// The same replies in pieces, as each of the three protocols streams them: server-sent events.
import type { Said, Shape } from './reply-shapes.ts';

/** Characters of a piece. */
const pieceLength = 12;

/** Whether a reply in pieces is asked for. */
export function wantsStream(url: string, body: Readonly<Record<string, unknown>>): boolean {
  return body.stream === true || url.includes(':streamGenerateContent');
}

/** The events of a reply, in order, each with what of its words it brings. */
export function replyEvents(
  shape: Shape,
  said: Said,
  asked: Readonly<Record<string, unknown>>,
): { readonly words: string; readonly event: string }[] {
  const pieces = said.text.match(new RegExp(`[^]{1,${pieceLength}}`, 'g')) ?? [''];
  const silent = (event: string) => ({ words: '', event });
  switch (shape) {
    case 'openai': {
      const chunk = (choices: unknown[], more: object = {}) =>
        data({
          id: said.id,
          object: 'chat.completion.chunk',
          created: 0,
          model: said.model,
          choices,
          ...more,
        });
      const choice = (delta: object, finish: string | null = null) => [
        { index: 0, delta, finish_reason: finish },
      ];
      const usage = {
        prompt_tokens: said.tokensIn,
        completion_tokens: said.tokensOut,
        completion_tokens_details: { reasoning_tokens: said.thoughts },
        total_tokens: said.tokensIn + said.tokensOut,
      };
      return [
        silent(chunk(choice({ role: 'assistant', content: '' }))),
        ...pieces.map((words) => ({ words, event: chunk(choice({ content: words })) })),
        silent(chunk(choice({}, said.cut ? 'length' : 'stop'))),
        silent(chunk([], { usage })),
        silent('data: [DONE]\n\n'),
      ];
    }
    case 'anthropic': {
      const named = (type: string, more: object) => `event: ${type}\n${data({ type, ...more })}`;
      const [tool] = (asked.tools ?? []) as readonly { readonly name: string }[];
      const block = tool
        ? { type: 'tool_use', id: said.id, name: tool.name, input: {} }
        : { type: 'text', text: '' };
      const delta = (words: string) =>
        tool ? { type: 'input_json_delta', partial_json: words } : { type: 'text_delta', text: words };
      const message = {
        id: said.id,
        type: 'message',
        role: 'assistant',
        model: said.model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: said.tokensIn, output_tokens: 0 },
      };
      return [
        silent(named('message_start', { message })),
        silent(named('content_block_start', { index: 0, content_block: block })),
        ...pieces.map((words) => ({
          words,
          event: named('content_block_delta', { index: 0, delta: delta(words) }),
        })),
        silent(named('content_block_stop', { index: 0 })),
        silent(
          named('message_delta', {
            delta: { stop_reason: said.cut ? 'max_tokens' : 'end_turn', stop_sequence: null },
            usage: { output_tokens: said.tokensOut },
          }),
        ),
        silent(named('message_stop', {})),
      ];
    }
    case 'google': {
      const usageMetadata = {
        promptTokenCount: said.tokensIn,
        candidatesTokenCount: said.tokensOut - said.thoughts,
        thoughtsTokenCount: said.thoughts,
        totalTokenCount: said.tokensIn + said.tokensOut,
      };
      return pieces.map((words, place) => {
        const last = place === pieces.length - 1;
        const candidate = {
          index: 0,
          content: { role: 'model', parts: [{ text: words }] },
          ...(last && { finishReason: said.cut ? 'MAX_TOKENS' : 'STOP' }),
        };
        return {
          words,
          event: data({
            candidates: [candidate],
            modelVersion: said.model,
            ...(last && { usageMetadata }),
          }),
        };
      });
    }
  }
}

function data(event: object): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
