// What an effect does, in a sentence that a reviewer understands without knowing its form. The part about the
// data is made by the same rules as the reading of an answer.
import type { ManifestIndex } from '../data-source/manifest.ts';
import type { Locale } from '../i18n/locale.ts';
import { unseenNames } from '../language/policies/unseen-names.ts';
import { interpret } from '../pipeline/interpretation.ts';
import type { PolicyEffect } from '../pipeline/live-policy.ts';
import { effectPlan, isAboutSomething } from './effect-plan.ts';
import { candidateWords } from './generate/candidate-words.ts';
import { meaningInWords } from './generate/effect-words.ts';

interface EffectWords {
  means(words: string, what: string): string;
  always(what: string): string;
  number(name: string, what: string): string;
  way(from: string, to: string, path: string): string;
  date(model: string, field: string): string;
  shown(field: string, unit: string, decimals: number): string;
  ask(term: string, options: string): string;
  note(text: string): string;
  gone(names: string): string;
}

const words: Record<Locale, EffectWords> = {
  en: {
    means: (said, what) => `“${said}” is read as: ${what}`,
    always: (what) => `Unless a question says otherwise, only these count: ${what}`,
    number: (name, what) => `“${name}” is the number: ${what}`,
    way: (from, to, path) => `From ${from} to ${to} by way of ${path}`,
    date: (model, field) => `When a question about ${model} says when, ${field} is meant`,
    shown: (field, unit, decimals) => `${field} is shown as ${unit} with ${decimals} decimals`,
    ask: (term, options) => `“${term}” is always asked about: ${options}`,
    note: (text) => `Words for the model alone: ${text}`,
    gone: (names) => `It does nothing: the source has no ${names} any more.`,
  },
  vi: {
    means: (said, what) => `“${said}” được hiểu là: ${what}`,
    always: (what) => `Trừ khi câu hỏi nói khác, chỉ tính: ${what}`,
    number: (name, what) => `“${name}” là con số: ${what}`,
    way: (from, to, path) => `Từ ${from} đến ${to} qua ${path}`,
    date: (model, field) => `Khi câu hỏi về ${model} nói đến thời gian thì hiểu là ${field}`,
    shown: (field, unit, decimals) => `${field} được hiển thị theo ${unit} với ${decimals} chữ số thập phân`,
    ask: (term, options) => `“${term}” luôn được hỏi lại: ${options}`,
    note: (text) => `Lời dành riêng cho mô hình: ${text}`,
    gone: (names) => `Không có tác dụng: nguồn dữ liệu không còn ${names}.`,
  },
  es: {
    means: (said, what) => `«${said}» se lee como: ${what}`,
    always: (what) => `Salvo que la pregunta diga otra cosa, solo cuentan: ${what}`,
    number: (name, what) => `«${name}» es el número: ${what}`,
    way: (from, to, path) => `De ${from} a ${to} a través de ${path}`,
    date: (model, field) => `Cuando una pregunta sobre ${model} dice cuándo, se entiende ${field}`,
    shown: (field, unit, decimals) => `${field} se muestra como ${unit} con ${decimals} decimales`,
    ask: (term, options) => `«${term}» siempre se pregunta: ${options}`,
    note: (text) => `Palabras solo para el modelo: ${text}`,
    gone: (names) => `No hace nada: la fuente ya no tiene ${names}.`,
  },
};

/** `isThere` is false when the effect names a model, a field or a way that the source no longer has. */
export function describeEffect(
  effect: PolicyEffect,
  manifest: ManifestIndex,
  locale: Locale,
): { words: string; isThere: boolean } {
  const say = words[locale];
  const isThere = isAboutSomething(effect, manifest);
  if (!isThere) return { words: say.gone(goneNames(effect, manifest, locale)), isThere };
  const plan = effectPlan(effect);
  const what = plan ? interpret(plan, { manifest, locale, now: new Date(), timeZone: 'UTC' }) : '';
  const label = (model: string) => manifest.model(model)?.plural ?? model;
  switch (effect.kind) {
    case 'term': {
      const meant = meaningInWords(effect, { manifest, locale, now: new Date(), timeZone: 'UTC' });
      return { isThere, words: say.means([effect.term, ...(effect.also ?? [])].join('", "'), meant) };
    }
    case 'valueLabel':
      return { isThere, words: say.means([effect.label, ...(effect.also ?? [])].join('", "'), what) };
    case 'metric':
      return { isThere, words: say.number([effect.term, ...(effect.also ?? [])].join('", "'), what) };
    case 'defaultFilter':
      return { isThere, words: say.always(what) };
    case 'joinPath':
      return { isThere, words: say.way(label(effect.from), label(effect.to), effect.path) };
    case 'mainDate':
      return {
        isThere,
        words: say.date(
          label(effect.model),
          manifest.field(effect.model, effect.field)?.label ?? effect.field,
        ),
      };
    case 'format':
      return { isThere, words: say.shown(effect.field, effect.unit, effect.decimals) };
    case 'ask':
      return { isThere, words: say.ask(effect.term, effect.options.join(' / ')) };
    case 'note':
      return { isThere, words: say.note(effect.text) };
  }
}

/** “capacity” of rooms; the whole effect where only a query in it cannot be made any more. */
function goneNames(effect: PolicyEffect, manifest: ManifestIndex, locale: Locale): string {
  const named = unseenNames(effect, manifest).map(({ model, path }) => {
    const rows = manifest.model(model)?.plural ?? model;
    return path === undefined ? `“${rows}”` : candidateWords[locale].fieldOf(path.replaceAll('_', ' '), rows);
  });
  return named.length > 0 ? named.join(', ') : '…';
}
