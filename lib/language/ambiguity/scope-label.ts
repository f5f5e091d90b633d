import { resolvePath } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Plan } from '../../pipeline/plan.ts';
import type { Context } from '../../pipeline/stages.ts';

const words: Record<Locale, { common(things: string, owners: string): string }> = {
  en: { common: (things, owners) => `Only the ${things} that all ${owners} have in common` },
  vi: { common: (things, owners) => `Chỉ ${things} mà tất cả ${owners} đều có` },
  es: { common: (things, owners) => `Solo ${things} que tienen en común: ${owners} (todos)` },
};

/**
 * What the wider reading of "for every X" offers, in words that set it apart from one list for each X;
 * undefined for any other plan.
 */
export function scopeLabel(plan: Plan, { manifest, locale }: Context): string | undefined {
  const { where } = plan;
  if (!where || !('plan' in where) || !('op' in where) || where.op !== 'eq') return undefined;
  const { expr, plan: all } = where;
  if (!expr || !('measure' in expr) || !all || all.where || all.measures?.[0]?.fn !== 'count')
    return undefined;
  const { fn, path } = expr.measure;
  const reached = path === undefined ? undefined : resolvePath(manifest, plan.model, path)?.model;
  const things = manifest.model(plan.model);
  if (!/^count/.test(fn) || !things || reached?.name !== all.model) return undefined;
  return words[locale].common(things.plural, reached.plural);
}
