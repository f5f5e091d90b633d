// Random plans, read back in every language: nothing that a plan says is missing from the sentence, and what
// can be taken out of the sentence leaves a plan that runs. The seed of a run is shown with it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolvePath } from '../data-source/manifest.ts';
import { locales } from '../i18n/locale.ts';
import { drawWith } from '../testing/draw.ts';
import { RandomPlan } from '../testing/random-plan.ts';
import { randomRun } from '../testing/random-run.ts';
import { shop } from '../testing/shop-manifest.ts';
import { shopPaths } from '../testing/shop-paths.ts';
import { generateSnippet } from './code-generator.ts';
import { interpret, interpretParts } from './interpretation.ts';
import { withoutPart } from './interpretation-edit.ts';
import { type Plan, planSchema } from './plan.ts';

const now = new Date('2026-05-20T10:00:00Z');
const plans = fc.gen().map((generate) => new RandomPlan(drawWith(generate), shopPaths).plan());
const run = randomRun('readings of plans', 300);

/** What a sentence about this plan must name, read off its JSON and not off the reader. */
function said(plan: Plan): { labels: Set<string>; values: Set<string>; years: Set<string> } {
  const labels = new Set<string>();
  const values = new Set<string>();
  const years = new Set<string>();
  const walk = (node: unknown, model: string): void => {
    if (Array.isArray(node)) for (const each of node) walk(each, model);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const one = node as Record<string, unknown>;
    const from = (one.exists ?? one.notExists) as string | undefined;
    for (const path of [one.path, from]) {
      const found = typeof path === 'string' ? resolvePath(shop, model, path) : undefined;
      const name = found?.field?.label ?? found?.model.label;
      if (name) labels.add(name);
    }
    for (const value of [one.value].flat()) if (value !== undefined) values.add(String(value));
    const period = one.period as { from?: string; offset?: number } | undefined;
    if (period?.from) years.add(period.from.slice(0, 4));
    if (period?.offset !== undefined) years.add(String(now.getUTCFullYear() + period.offset));
    const inner = from === undefined ? model : (resolvePath(shop, model, from)?.model.name ?? model);
    for (const [key, child] of Object.entries(one))
      if (key !== 'period') walk(child, key === 'where' ? inner : model);
  };
  for (const part of [plan.where, plan.measures, plan.dimensions, plan.fields]) walk(part, plan.model);
  return { labels, values, years };
}

test.each(locales)('%s: a sentence names all that its plan says', (locale) => {
  const setting = { manifest: shop, locale, timeZone: 'UTC', now };
  fc.assert(
    fc.property(plans, (plan) => {
      const sentence = interpret(plan, setting).toLowerCase();
      const { labels, values, years } = said(plan);
      for (const each of [...labels, ...values, ...years]) expect(sentence).toContain(each.toLowerCase());
      for (const { text } of interpretParts(plan, setting)) expect(sentence).toContain(text.toLowerCase());
      if (plan.limit && plan.limit > 1) expect(sentence).toContain(String(plan.limit));
    }),
    run,
  );
});

test.each(locales)('%s: without a part the plan runs and reads otherwise', (locale) => {
  const setting = { manifest: shop, locale, timeZone: 'UTC', now };
  fc.assert(
    fc.property(plans, (plan) => {
      const sentence = interpret(plan, setting);
      for (const { id, removable } of interpretParts(plan, setting)) {
        if (!removable) continue;
        const rest = planSchema.parse(JSON.parse(JSON.stringify(withoutPart(plan, id))));
        expect(interpret(rest, setting)).not.toBe(sentence);
        expect(() =>
          generateSnippet(rest, { manifest: shop, now, timeZone: 'UTC', rowLimit: 10 }),
        ).not.toThrow();
      }
    }),
    run,
  );
});

test.each(locales)('%s: turned directions and other limits read otherwise', (locale) => {
  const setting = { manifest: shop, locale, timeZone: 'UTC', now };
  fc.assert(
    fc.property(plans, (plan) => {
      const sentence = interpret(plan, setting);
      if (plan.limit) expect(interpret({ ...plan, limit: plan.limit + 1 }, setting)).not.toBe(sentence);
      if (!plan.orderBy) return;
      const orderBy = plan.orderBy.map((term) => ({
        ...term,
        direction: term.direction === 'asc' ? ('desc' as const) : ('asc' as const),
      }));
      expect(interpret({ ...plan, orderBy }, setting)).not.toBe(sentence);
    }),
    run,
  );
});
