// A file of attacks: one JSON object a line, with generated inputs described instead of written out.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const attackSchema = z.object({
  id: z.string(),
  class: z.string(),
  technique: z.string(),
  input: z.record(z.string(), z.unknown()),
  expect: z.record(z.string(), z.unknown()),
  must: z.string().optional(),
});
export type Attack = z.infer<typeof attackSchema>;

/** @throws Error naming the line that is not an attack */
export function readAttacks(file: string): Attack[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = attackSchema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${index + 1}: ${parsed.error.issues[0]?.message}`);
    return [parsed.data];
  });
}

/** Text as it is, or as its generator describes it. @throws Error for a generator that is not known */
export function inputText(value: unknown): string {
  if (typeof value === 'string') return value;
  const made = (value ?? {}) as Record<string, string | number>;
  const times = (unit: unknown, count: unknown) => String(unit ?? '').repeat(Number(count ?? 0));
  if (made.$gen === 'repeat' || (made.$gen === undefined && made.unit !== undefined))
    return `${made.prefix ?? ''}${times(made.unit, made.count)}${made.suffix ?? ''}`;
  if (made.$gen === 'repeat2')
    return `${made.prefix ?? ''}${times(made.unit, made.count)}${made.middle ?? ''}${times(made.unit2, made.count2)}${made.suffix ?? ''}`;
  if (typeof made.$json_escape === 'string') return JSON.parse(`"${made.$json_escape}"`);
  throw new Error(`a generator that is not known: ${JSON.stringify(value)?.slice(0, 80)}`);
}

/** Planted secrets and marks of success; none may appear in anything that leaves the boundary. */
export const planted = /CANARY|PWNED|HOST-CANARY|root:x:0/;
