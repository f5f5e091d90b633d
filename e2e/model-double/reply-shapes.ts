// The three protocols a model is reached by: what a prompt looks like in each, and what a reply does.

export interface ModelPrompt {
  readonly shape: Shape;
  readonly model: string;
  /** Instructions and question as the model sees them, in this order. */
  readonly system: string;
  readonly user: string;
  /** The whole body, for what a test wants to know besides. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export type Shape = 'openai' | 'anthropic' | 'google';

export interface ToolCall {
  readonly name: string;
  readonly input: unknown;
}

export interface Said {
  /** One of a kind: agents replace a message by one of the same id. */
  readonly id: string;
  readonly text: string;
  readonly call?: ToolCall;
  /** True when the reply ends because there was no more room. */
  readonly cut: boolean;
  readonly tokensIn: number;
  /** With the thoughts. */
  readonly tokensOut: number;
  readonly thoughts: number;
  readonly model: string;
}

type Body = Readonly<Record<string, unknown>>;
type Part = { readonly text?: string };

export function shapeOf(url: string): Shape | undefined {
  if (url.endsWith('/chat/completions')) return 'openai';
  if (url.endsWith('/messages')) return 'anthropic';
  return /:(?:generate|streamGenerate)Content/.test(url) ? 'google' : undefined;
}

export function readPrompt(shape: Shape, url: string, body: Body): Omit<ModelPrompt, 'headers'> {
  switch (shape) {
    case 'openai': {
      const messages = body.messages as readonly { role: string; content: string | readonly Part[] }[];
      const said = (role: string) =>
        messages
          .filter((each) => each.role === role)
          .map((each) => textOf(each.content))
          .join('\n');
      return {
        shape,
        model: String(body.model),
        system: said('system') || said('developer'),
        user: said('user'),
        body,
      };
    }
    case 'anthropic': {
      const messages = body.messages as readonly { role: string; content: string | readonly Part[] }[];
      const user = messages.map((each) => textOf(each.content)).join('\n');
      return {
        shape,
        model: String(body.model),
        system: textOf(body.system as string | readonly Part[]),
        user,
        body,
      };
    }
    case 'google': {
      const contents = body.contents as readonly { parts: readonly Part[] }[];
      const instruction = body.systemInstruction as { parts: readonly Part[] } | undefined;
      return {
        shape,
        model: /models\/([^:]+):/.exec(url)?.[1] ?? '',
        system: textOf(instruction?.parts ?? ''),
        user: contents.map(({ parts }) => textOf(parts)).join('\n'),
        body,
      };
    }
  }
}

/** Tokens that a reply may have. */
export function roomOf(body: Body): number {
  const { maxOutputTokens } = (body.generationConfig ?? {}) as { maxOutputTokens?: number };
  return Number(body.max_tokens ?? body.max_completion_tokens ?? maxOutputTokens ?? Number.POSITIVE_INFINITY);
}

export function replyBody(shape: Shape, said: Said, prompt: Body): unknown {
  switch (shape) {
    case 'openai':
      return {
        id: said.id,
        object: 'chat.completion',
        created: 0,
        model: said.model,
        choices: [
          {
            index: 0,
            message: { role: 'assistant', ...openAiContent(said) },
            finish_reason: said.call ? 'tool_calls' : said.cut ? 'length' : 'stop',
          },
        ],
        usage: {
          prompt_tokens: said.tokensIn,
          completion_tokens: said.tokensOut,
          completion_tokens_details: { reasoning_tokens: said.thoughts },
          total_tokens: said.tokensIn + said.tokensOut,
        },
      };
    case 'anthropic':
      return {
        id: said.id,
        type: 'message',
        role: 'assistant',
        model: said.model,
        content: [anthropicContent(said, prompt)],
        stop_reason: said.cut ? 'max_tokens' : 'end_turn',
        stop_sequence: null,
        usage: { input_tokens: said.tokensIn, output_tokens: said.tokensOut },
      };
    case 'google':
      return {
        candidates: [
          {
            index: 0,
            content: { role: 'model', parts: [{ text: said.text }] },
            finishReason: said.cut ? 'MAX_TOKENS' : 'STOP',
          },
        ],
        usageMetadata: {
          promptTokenCount: said.tokensIn,
          candidatesTokenCount: said.tokensOut - said.thoughts,
          thoughtsTokenCount: said.thoughts,
          totalTokenCount: said.tokensIn + said.tokensOut,
        },
        modelVersion: said.model,
      };
  }
}

function openAiContent({ id, text, call }: Said): object {
  if (!call) return { content: text };
  const { name, input } = call;
  const called = {
    id: `call-${id}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  };
  return { content: null, tool_calls: [called] };
}

/** Where the object was asked for as the input of a tool, it comes as one; broken JSON can only be text. */
function anthropicContent(said: Said, prompt: Body): unknown {
  const [tool] = (prompt.tools ?? []) as readonly { readonly name: string }[];
  if (tool) {
    try {
      return { type: 'tool_use', id: 'double', name: tool.name, input: JSON.parse(said.text) as unknown };
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown;
    }
  }
  return { type: 'text', text: said.text };
}

export function modelList(url: string, model: string): unknown {
  if (url.includes('/google/')) return { models: [{ name: `models/${model}` }] };
  if (url.includes('/anthropic/')) return { data: [{ id: model, type: 'model' }], has_more: false };
  return { object: 'list', data: [{ id: model, object: 'model', created: 0, owned_by: 'double' }] };
}

function textOf(content: string | readonly Part[]): string {
  return typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('\n');
}
