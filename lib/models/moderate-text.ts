// What a provider's own moderation says of a text: OpenAI has one beside its models, free of charge.
import { guardedFetch } from '../outgoing/guarded-fetch.ts';
import type { ModelConnection } from './model-settings.ts';
import { openaiClient } from './openai-client.ts';

const moderationModel = 'omni-moderation-latest';
const milliseconds = 5000;

/**
 * Whether the text is abusive; undefined where the provider has no moderation or it could not be asked, which
 * nobody should wait for.
 */
export async function moderateText(
  connection: ModelConnection,
  trustedOrigins: readonly string[],
  text: string,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  if (connection.provider !== 'openai' || !connection.apiKey) return undefined;
  const fetch = guardedFetch({ trustedOrigins, bytes: 256 * 1024, idleMilliseconds: milliseconds });
  const client = await openaiClient(connection, fetch, { maxRetries: 1, timeout: milliseconds });
  try {
    const { results } = await client.moderations.create({ model: moderationModel, input: text }, { signal });
    return results.some(({ flagged }) => flagged);
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return undefined;
  }
}
