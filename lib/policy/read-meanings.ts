// What an admin's words may mean as the effect of a policy: read as the words of a complaint are, and offered as typed
// effects to choose from. Nothing is stored; what is chosen becomes a new version like any other edit.
import { z } from 'zod';
import { indexManifest, type ManifestIndex } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { type Locale, nearestLocale } from '../i18n/locale.ts';
import { questionLocale } from '../language/locale/question-locale.ts';
import { type PolicyEffect, policyEffectSchema } from '../pipeline/live-policy.ts';
import { canonicalKey } from './canonical-effect.ts';
import { describeEffect } from './describe-effect.ts';
import { conditionsSaid } from './generate/conditions-said.ts';
import { isDate } from './generate/dates-said.ts';
import { effectWords } from './generate/effect-words.ts';
import { fieldsSaid } from './generate/fields-said.ts';
import { meaningsOfWords } from './generate/meanings-of-words.ts';
import { namesOf } from './generate/names.ts';
import { newestManifests } from './newest-manifests.ts';

const mostMeanings = 5;

export const meaningsBody = z.strictObject({
  words: z.string().trim().min(1).max(300),
  /** Of the sentences that say what each meaning is. */
  locale: z.string().min(1).max(35).optional(),
});

export interface ReadMeaning {
  readonly effect: PolicyEffect;
  /** What it does, in a sentence. */
  readonly words: string;
  /** The same as a rule, for a model. */
  readonly rule: string;
}

/** The likeliest first; none where the words say nothing that the data holds. @throws AssistantError `resource.not_found` */
export async function readMeanings(
  database: Database,
  number: number,
  { words, locale }: z.output<typeof meaningsBody>,
  now = new Date(),
): Promise<{ meanings: ReadMeaning[] }> {
  const policy = await database.policy.findUnique({
    where: { number },
    select: { sourceId: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { effect: true } } },
  });
  if (!policy) throw new AssistantError('resource.not_found');
  const [manifest] = (await newestManifests(database, [policy])).values();
  const effect = policyEffectSchema.safeParse(policy.versions[0]?.effect);
  if (!manifest || !effect.success) return { meanings: [] };
  const spoken = nearestLocale(locale);
  const index = indexManifest(manifest);
  const written = questionLocale(words, spoken);
  const found = [...new Set<Locale>([written, 'en'])].flatMap((one) =>
    effectsSaid(effect.data, words, { index, locale: one, now }),
  );
  const known = new Map(found.map((one) => [canonicalKey(one, policy.sourceId ?? '', null), one]));
  const setting = { manifest: index, locale: spoken, now, timeZone: 'UTC' };
  const meanings = [...known.values()].flatMap((one) => {
    const described = describeEffect(one, index, spoken);
    const { rule } = effectWords(one, setting);
    return described.isThere ? [{ effect: one, words: described.words, rule }] : [];
  });
  return { meanings: meanings.slice(0, mostMeanings) };
}

/** Effects of the same kind for the same words, with what is said now; a word may become the name of a number. */
function effectsSaid(
  effect: PolicyEffect,
  words: string,
  { index, locale, now }: { index: ManifestIndex; locale: Locale; now: Date },
): PolicyEffect[] {
  const model = 'model' in effect ? index.model(effect.model) : undefined;
  if (!model) return [];
  const names = namesOf(index, locale, new Set([model.name]));
  const clock = { now, timeZone: 'UTC' };
  const tests = () => conditionsSaid(words, names, [model], clock);
  const made: unknown[] = [];
  if (effect.kind === 'term' || effect.kind === 'metric') {
    const { term, also } = effect;
    const said = { term, ...(also && { also }) };
    for (const { model: owner, means } of [...meaningsOfWords(words, names, [model], clock), ...tests()])
      made.push(
        'measure' in means
          ? { kind: 'metric', ...said, model: owner.name, measure: means.measure }
          : { kind: 'term', ...said, model: owner.name, means },
      );
  }
  if (effect.kind === 'defaultFilter')
    for (const { model: owner, means } of tests())
      if (owner === model) made.push({ kind: 'defaultFilter', model: owner.name, where: means.condition });
  if (effect.kind === 'mainDate')
    for (const { model: owner, field } of fieldsSaid(words, names))
      if (owner === model && isDate(field))
        made.push({ kind: 'mainDate', model: owner.name, field: field.name });
  return made.flatMap((one) => policyEffectSchema.safeParse(one).data ?? []);
}
