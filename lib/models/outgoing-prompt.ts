import { toJSONSchema, type z } from 'zod';
import type { ModelCall } from './call-model.ts';
import type { ModelPrompt } from './language-model.ts';
import type { Redaction } from './redact-prompt.ts';

const defaultOutputTokens = 1500;

/** A prompt as it leaves the house: its form said in words, personal data replaced. */
export function outgoingPrompt(
  { system, prompt, schema, schemaName, maxOutputTokens = defaultOutputTokens }: ModelPrompt<unknown>,
  redaction: Redaction,
): Pick<ModelCall, 'system' | 'prompt' | 'schema' | 'schemaName' | 'maxOutputTokens'> {
  return {
    system: `${redaction.redact(system)}\n\n${formText(schema)}`,
    prompt: redaction.redact(prompt),
    schema,
    schemaName,
    maxOutputTokens,
  };
}

// The form is said in words too: a server without structured output knows it from here, and one that
// has it is steered by the same names.
const formTexts = new WeakMap<z.ZodType, string>();

function formText(schema: z.ZodType): string {
  let text = formTexts.get(schema);
  if (text === undefined) {
    const { $schema: _, ...form } = toJSONSchema(schema);
    text = `Reply with one JSON object of this form and nothing else:\n${JSON.stringify(form)}`;
    formTexts.set(schema, text);
  }
  return text;
}
