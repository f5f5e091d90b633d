// What words that want to become a lasting rule can come to: a typed effect that narrows or maps, or nothing.
import { type LivePolicy, livePolicySchema, policyEffectSchema } from '../../pipeline/live-policy.ts';
import { labelSchema, termSchema } from '../../pipeline/narrow-text.ts';

/** What no effect may carry: who may see what, how much, since when, by whose word. */
const powers =
  /^(status|state|active|approved|priority|grant|grants|scope|scopes|role|roles|permission|limit|limits|rows|users?|code|sql|url|redact|reveal)$/i;
/** What a word that people say never holds. */
const noWord = /https?:|\/\/|[{}<>`$]|[\p{Cc}\p{Cf}]/u;

type Fields = Readonly<Record<string, unknown>>;

/** A suggestion read as strictly as one of ours is, in every form that it could be meant in. */
export function* judgeSuggestion(suggestion: Fields, words: readonly string[]): Iterable<string> {
  for (const form of formsOf(suggestion)) {
    const effect = policyEffectSchema.safeParse(form);
    const whole = livePolicySchema.safeParse({ id: 'RUL-1', title: 'suggested', triggers: [], effect: form });
    const power = Object.keys(form).find((key) => powers.test(key));
    if ((effect.success || whole.success) && power) yield `an effect with ${power} was taken`;
  }
  for (const text of words) {
    if (!noWord.test(text)) continue;
    if (termSchema.safeParse(text).success) yield 'a term holds what no word holds';
    if (labelSchema.safeParse(text).success) yield 'a label holds what no word holds';
  }
}

function formsOf(suggestion: Fields): Fields[] {
  const { kind, effect, ...rest } = suggestion;
  const nested = typeof effect === 'object' && effect !== null ? [effect as Fields] : [];
  const kinds = [effect, kind, 'note', 'term', 'defaultFilter', 'metric'].filter(
    (one) => typeof one === 'string',
  );
  return [suggestion, ...nested, ...kinds.map((one) => ({ ...rest, kind: one }))];
}

/** The words as a live note, as if somebody had approved them; undefined where they are too long for one. */
export function asNote(text: string): LivePolicy | undefined {
  const note = livePolicySchema.safeParse({
    id: 'RUL-1',
    title: text.slice(0, 80),
    triggers: [],
    effect: { kind: 'note', text },
  });
  return note.data;
}
