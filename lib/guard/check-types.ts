// Holds a snippet that a model wrote against the types of what this asker may see, before any run. Like the
// guard it explains early and saves a run; it is no lock: a snippet that gets around it meets the guard, the
// isolate and the check of every query, which trust none of it.
import type { Manifest } from '../data-source/manifest.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { askCompiler } from './typing/compiler.ts';

const maximumBytes = 32 * 1024;
/** A snippet cannot use more at once; the names of more only say that it is very long. */
const modelsTyped = 60;

/**
 * `visible`: what the asker may see, and nothing else.
 * @throws AssistantError `snippet.type_error`, whose detail is made of names in the snippet and of those of the
 *   models that it names, as far as they are visible
 */
export async function checkTypes(snippet: string, visible: Manifest): Promise<void> {
  const wrong = (detail: string, cause?: unknown) =>
    new AssistantError('snippet.type_error', { detail, cause, generated: snippet });
  if (Buffer.byteLength(snippet) > maximumBytes) throw wrong('it is longer than 32 KiB');
  const words = new Set(snippet.match(/[a-z][a-z0-9_]*/g));
  const models = visible.models
    .filter(({ name }) => words.has(name))
    .slice(0, modelsTyped)
    .map(({ name, fields, relations }) => ({
      name,
      fields: fields.map(({ name, type, masked }) => ({ name, type, ...(masked && { masked }) })),
      relations: relations.map(({ to, on }) => ({ to, on })),
    }));
  let problems: readonly string[];
  try {
    problems = await askCompiler({ wanted: 'problems', text: snippet, models });
  } catch (cause) {
    throw wrong('the compiler could not read it in time; write it more simply', cause);
  }
  if (problems.length > 0) throw wrong(problems.join('; '));
}
