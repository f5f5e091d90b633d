// The rules of one source. A set of rules is put in the place of another; rules that stay are left as they
// are, those that go are ended and not deleted, so that an old answer can be explained.
import { recordAudit } from '../audit/record-audit.ts';
import { indexManifest, type ManifestIndex } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';
import type { AccessRule } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { openedSource } from './open-sources.ts';
import { lockedSource } from './present-source.ts';
import type { AccessRuleBody } from './source-requests.ts';

/** @throws AssistantError `resource.not_found`, `source.unavailable` */
export async function readAccess(database: Database, sourceId: string) {
  const { manifest } = await openedSource(database, sourceId);
  const index = indexManifest(manifest);
  const rules = await database.accessRule.findMany({
    where: { sourceId, endedAt: null },
    orderBy: [{ model: 'asc' }, { field: 'asc' }, { id: 'asc' }],
    include: { author: { select: { name: true } } },
  });
  return {
    rules: rules.map((rule) => ({
      ...bodyOf(rule),
      author: rule.author?.name ?? null,
      created_at: rule.createdAt.toISOString(),
      /** What it names is not in the source any more. */
      stale: !isKnown(index, bodyOf(rule)),
    })),
    /** Hidden from everybody until a rule reveals them. */
    sensitive: manifest.models.flatMap((model) =>
      model.fields.filter((field) => field.sensitive).map((field) => `${model.name}.${field.name}`),
    ),
  };
}
export type AccessView = Awaited<ReturnType<typeof readAccess>>;

/**
 * Makes `wanted` the rules of a source, from the next question on.
 *
 * @throws AssistantError `resource.not_found`, `source.unavailable`, `request.malformed` when a new rule
 *   names what is not there
 */
export async function replaceAccess(
  database: Database,
  actorId: string,
  sourceId: string,
  wanted: readonly AccessRuleBody[],
): Promise<void> {
  const { manifest } = await openedSource(database, sourceId);
  const index = indexManifest(manifest);
  await database.$transaction(async (transaction) => {
    await lockedSource(transaction, sourceId);
    const live = await transaction.accessRule.findMany({ where: { sourceId, endedAt: null } });
    const before = new Map(live.map((rule) => [keyOf(bodyOf(rule)), rule]));
    const after = new Map(wanted.map((rule) => [keyOf(rule), rule]));
    const added = [...after].filter(([key]) => !before.has(key)).map(([, rule]) => rule);
    const ended = [...before].filter(([key]) => !after.has(key)).map(([, rule]) => rule);
    if (added.some((rule) => !isKnown(index, rule))) {
      throw new AssistantError('request.malformed', { detail: 'rules: an unknown model or field' });
    }
    await transaction.accessRule.updateMany({
      where: { id: { in: ended.map(({ id }) => id) } },
      data: { endedAt: new Date() },
    });
    await transaction.accessRule.createMany({
      data: added.map((rule) => ({ ...rule, sourceId, authorId: actorId })),
    });
    const said = (rules: readonly AccessRuleBody[]) => rules.slice(0, 50).map(keyOf);
    await recordAudit(transaction, {
      actorId,
      action: 'source.access_changed',
      subject: `source:${sourceId}`,
      detail: { added: said(added), ended: said(ended.map(bodyOf)) },
    });
  });
}

/** A stored rule in the form it is given in. */
function bodyOf({ kind, role, model, field, mask, attribute }: AccessRule): AccessRuleBody {
  return {
    kind,
    role,
    model,
    ...(field === null ? {} : { field }),
    ...(mask === null ? {} : { mask }),
    ...(attribute === null ? {} : { attribute }),
  } as AccessRuleBody;
}

/** `hide_field staff orders.total`: the same for the same rule, and readable in the audit. */
function keyOf(rule: AccessRuleBody): string {
  const field = 'field' in rule ? `.${rule.field}` : '';
  const how = 'mask' in rule ? ` ${rule.mask}` : 'attribute' in rule ? ` = ${rule.attribute}` : '';
  return `${rule.kind} ${rule.role ?? 'all'} ${rule.model}${field}${how}`;
}

function isKnown(index: ManifestIndex, rule: AccessRuleBody): boolean {
  return (
    index.model(rule.model) !== undefined &&
    (!('field' in rule) || index.field(rule.model, rule.field) !== undefined)
  );
}
