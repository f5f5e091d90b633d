// What one person may see of a source: the rules for everybody and for their role. Sensitive fields are
// hidden from all until a rule reveals them to a role; a hiding rule wins over a revealing one.
import type { AccessRules, Actor } from '../data-source/access.ts';
import type { Manifest } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';
import { type AccessRule, Prisma } from '../db/generated/client.ts';
import { type Read, readOf, readTogether } from '../db/read-together.ts';

const masks = ['email', 'phone', 'card', 'all'] as const;

export type RuleRow = Pick<AccessRule, 'kind' | 'model' | 'field' | 'mask' | 'attribute'>;

/**
 * The rules for everybody and for a role.
 *
 * @param sourceId an expression
 */
export function ruleRows(sourceId: Prisma.Sql, role: Actor['role']): Read<RuleRow> {
  return readOf(Prisma.sql`
    select kind, model, field, mask, attribute from "AccessRule"
    where "sourceId" = ${sourceId} and "endedAt" is null and (role is null or role = ${role}::"Role")
    order by id`);
}

export async function accessFor(
  database: Database,
  { sourceId, manifest, actor }: { sourceId: string; manifest: Manifest; actor: Actor },
): Promise<AccessRules> {
  const { rules } = await readTogether(database, {
    rules: ruleRows(Prisma.sql`${sourceId}::uuid`, actor.role),
  });
  return accessIn(rules, manifest);
}

export function accessIn(rules: readonly RuleRow[], manifest: Manifest): AccessRules {
  const of = (kind: (typeof rules)[number]['kind']) => rules.filter((rule) => rule.kind === kind);
  const names = (kind: Parameters<typeof of>[0]) => of(kind).map((rule) => `${rule.model}.${rule.field}`);
  const revealed = new Set(names('reveal_field'));
  const sensitive = sensitiveFields(manifest).filter((name) => !revealed.has(name));
  return remembered(manifest, {
    hiddenModels: of('hide_model').map((rule) => rule.model),
    hiddenFields: [...new Set([...names('hide_field'), ...sensitive])].sort(),
    maskedFields: of('mask_field').map((rule) => ({
      field: `${rule.model}.${rule.field}`,
      // A mask that is not known hides everything rather than nothing.
      mask: masks.find((mask) => mask === rule.mask) ?? 'all',
    })),
    rowRules: of('row_rule').map((rule) => ({
      model: rule.model,
      field: rule.field ?? '',
      attribute: rule.attribute ?? '',
    })),
  });
}

const rulesKept = 50;
const rulesOf = new WeakMap<Manifest, Map<string, AccessRules>>();

/** Equal rules as the same object: what one may see of a large source is worked out once, not per question. */
function remembered(manifest: Manifest, rules: AccessRules): AccessRules {
  let kept = rulesOf.get(manifest);
  if (!kept) {
    kept = new Map();
    rulesOf.set(manifest, kept);
  }
  const key = JSON.stringify(rules);
  const same = kept.get(key) ?? rules;
  kept.delete(key);
  kept.set(key, same);
  for (const oldest of kept.keys()) {
    if (kept.size <= rulesKept) break;
    kept.delete(oldest);
  }
  return same;
}

const known = new WeakMap<Manifest, readonly string[]>();

function sensitiveFields(manifest: Manifest): readonly string[] {
  let names = known.get(manifest);
  if (!names) {
    names = manifest.models.flatMap((model) =>
      model.fields.filter((field) => field.sensitive).map((field) => `${model.name}.${field.name}`),
    );
    known.set(manifest, names);
  }
  return names;
}
