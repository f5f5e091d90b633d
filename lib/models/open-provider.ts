// A connection as the AI SDK's model. Azure is reached by its OpenAI-compatible v1 address, so it needs no
// package of its own (the SDK's one brings a second copy of everything).
import type { LanguageModel } from 'ai';
import { AssistantError } from '../errors/assistant-error.ts';
import { baseUrl } from './base-url.ts';
import type { ModelConnection } from './model-settings.ts';

/** How a provider is asked for an object; steps down where a server does not know the better way. */
export const replyForms = ['schema', 'json', 'text'] as const;
export type ReplyForm = (typeof replyForms)[number];

/** @throws AssistantError `model.rejected` when something that the provider needs was not set */
export async function openProvider(
  connection: ModelConnection,
  form: ReplyForm,
  fetch: typeof globalThis.fetch,
): Promise<LanguageModel> {
  const { provider, name, apiKey } = connection;
  const url = baseUrl(connection);
  const at = url === undefined ? {} : { baseURL: url };
  switch (provider) {
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai');
      return createOpenAI({ ...at, apiKey: needed(apiKey, 'key'), fetch }).chat(name);
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic({ ...at, apiKey: needed(apiKey, 'key'), fetch })(name);
    }
    case 'google': {
      const { createGoogle } = await import('@ai-sdk/google');
      return createGoogle({ ...at, apiKey: needed(apiKey, 'key'), fetch })(name);
    }
    case 'azure':
    case 'compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      return createOpenAICompatible({
        name: provider,
        baseURL: needed(at.baseURL, 'url'),
        ...(provider === 'azure'
          ? { headers: { 'api-key': needed(apiKey, 'key') } }
          : apiKey
            ? { apiKey }
            : {}),
        supportsStructuredOutputs: form === 'schema',
        // Else a streamed reply would cost nothing, by all that is known.
        includeUsage: true,
        fetch,
      })(name);
    }
  }
}

function needed(value: string | undefined, what: 'key' | 'url'): string {
  if (value) return value;
  throw new AssistantError('model.rejected', { detail: `no ${what} is set` });
}
