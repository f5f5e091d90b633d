// A policy as a reviewer sees it: what it says and does, who speaks for it, what its proof found, what of it is
// live, and every step that was taken, by whom and why.
import { indexManifest, type Manifest } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { type Locale, nearestLocale } from '../i18n/locale.ts';
import { type PolicyEffect, policyEffectSchema } from '../pipeline/live-policy.ts';
import { type Contradiction, contradictions } from './contradictions.ts';
import { describeEffect } from './describe-effect.ts';
import { feedbackId, policyId } from './external-id.ts';
import { effectWords } from './generate/effect-words.ts';
import { moderateWords } from './moderate-words.ts';
import { newestManifests } from './newest-manifests.ts';
import { policyState, ruleStatus } from './policy-state.ts';
import { proofSummary } from './proof-view.ts';

const person = { select: { id: true, name: true } } as const;
const include = {
  versions: {
    orderBy: { number: 'desc' },
    include: {
      author: person,
      reviews: { orderBy: [{ at: 'desc' }, { id: 'desc' }], include: { reviewer: person } },
      proofs: { orderBy: { startedAt: 'desc' }, take: 1 },
    },
  },
  deployments: {
    orderBy: { serial: 'desc' },
    include: {
      deployedBy: person,
      version: { select: { number: true } },
      previousVersion: { select: { number: true } },
      rollbackOf: { select: { serial: true } },
    },
  },
  evidence: {
    orderBy: { at: 'asc' },
    include: {
      feedback: {
        select: { number: true, note: true, flags: true, createdAt: true, author: person, messageId: true },
      },
    },
  },
} satisfies Prisma.PolicyInclude;
type Row = Prisma.PolicyGetPayload<{ include: typeof include }>;
type VersionRow = Row['versions'][number];

export type PolicySummary = Awaited<ReturnType<typeof summaryOf>>;
export type PolicyDetail = Awaited<ReturnType<typeof readPolicy>>;

/** In the order given. */
export async function summariesOf(
  database: Database,
  ids: readonly string[],
  locale?: string,
): Promise<PolicySummary[]> {
  const rows = await database.policy.findMany({ where: { id: { in: [...ids] } }, include });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const manifests = await newestManifests(database, rows);
  const summaries: PolicySummary[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (row) summaries.push(await summaryOf(database, row, manifests, nearestLocale(locale)));
  }
  return summaries;
}

/** @throws AssistantError `resource.not_found` */
export async function readPolicy(database: Database, number: number, locale?: string) {
  const row = await database.policy.findUnique({ where: { number }, include });
  if (!row) throw new AssistantError('resource.not_found');
  const manifests = await newestManifests(database, [row]);
  const summary = await summaryOf(database, row, manifests, nearestLocale(locale));
  return {
    ...summary,
    versions: row.versions.map((version) =>
      versionView(version, spokenIn(row, manifests, nearestLocale(locale))),
    ),
    evidence: row.evidence.map(({ feedback, origin, reason, at }) => ({
      id: feedbackId(feedback.number),
      note: feedback.note,
      flags: feedback.flags,
      author: feedback.author,
      origin,
      reason,
      at: at.toISOString(),
    })),
    history: historyOf(row),
  };
}

async function summaryOf(
  database: Database,
  row: Row,
  manifests: ReadonlyMap<string, Manifest>,
  locale: Locale,
) {
  const [newest] = row.versions;
  if (!newest) throw new AssistantError('internal.unexpected', { detail: 'a policy without a version' });
  const [deployment] = row.deployments;
  const live = row.versions.find(({ id }) => id === deployment?.versionId);
  const state = policyState({
    retiredAt: row.retiredAt,
    newestVersionId: newest.id,
    verdict: newest.reviews[0]?.verdict,
    deployment,
  });
  const effect = policyEffectSchema.safeParse(newest.effect);
  return {
    id: policyId(row.number),
    source_id: row.sourceId,
    status: ruleStatus(state),
    state,
    version: newest.number,
    ...wordsOf(newest, spokenIn(row, manifests, locale)),
    /** The wording that holds now, and the one that is to hold. */
    old_wording: live && live.id !== newest.id ? live.rule : null,
    new_wording: newest.rule,
    reason: newest.rationale,
    is_custom: row.isCustom,
    evidence_count: row.evidenceCount,
    people: new Set(row.evidence.map(({ feedback }) => feedback.author.id)).size,
    source_feedback: row.evidence.map(({ feedback }) => feedbackId(feedback.number)),
    waiting_since: row.createdAt.toISOString(),
    author: newest.author,
    ...(await warnings(database, row, newest, effect.data, manifests.get(row.sourceId ?? ''), locale)),
    proof: newest.proofs[0] ? proofSummary(newest.proofs[0]) : null,
    live:
      live && deployment
        ? {
            version: live.number,
            share: deployment.share,
            role: deployment.role,
            since: deployment.at.toISOString(),
          }
        : null,
    /** Given back with a step, so that it fails when another admin was faster. */
    newest_deployment: deployment?.serial ?? null,
  };
}

interface Spoken {
  readonly manifest: Manifest | undefined;
  readonly locale: Locale;
  /** What the generator called it; absent where a person wrote it from the start. */
  readonly generated: string | undefined;
}

function spokenIn(row: Row, manifests: ReadonlyMap<string, Manifest>, locale: Locale): Spoken {
  const generated = row.versions.find(({ authorId }) => authorId === null)?.title;
  return { manifest: manifests.get(row.sourceId ?? ''), locale, generated };
}

/** What nobody named is called by what it does, in the language of who looks; else as its author called it. */
function titleOf({ title, effect }: VersionRow, { manifest, locale, generated }: Spoken): string {
  const known = policyEffectSchema.safeParse(effect);
  if (title !== generated || !manifest || !known.success || known.data.kind === 'note') return title;
  const setting = { manifest: indexManifest(manifest), locale, now: new Date(), timeZone: 'UTC' };
  return describeEffect(known.data, setting.manifest, locale).isThere
    ? effectWords(known.data, setting).title
    : title;
}

function wordsOf(version: VersionRow, spoken: Spoken) {
  return {
    title: titleOf(version, spoken),
    category: version.category,
    priority: version.priority,
    rule: version.rule,
    rationale: version.rationale,
    examples: version.examples as string[],
    root_cause: version.rootCause,
    missing_knowledge: version.missingKnowledge,
    correct_mapping: version.correctMapping,
    confidence: version.confidence,
    triggers: version.triggers,
    locale: version.locale,
    effect: version.effect,
  };
}

/** What a reviewer should see first. */
async function warnings(
  database: Database,
  row: Row,
  version: VersionRow,
  effect: PolicyEffect | undefined,
  manifest: Manifest | undefined,
  locale: Locale,
) {
  const described = effect && manifest ? describeEffect(effect, indexManifest(manifest), locale) : undefined;
  const contradicts: Contradiction[] = effect
    ? await contradictions(database, row.id, row.sourceId, effect)
    : [];
  const text = [
    version.title,
    version.rule,
    version.rationale,
    version.rootCause,
    JSON.stringify(version.effect),
  ].join(' ');
  return {
    effect_in_words: described?.words ?? '',
    contradicts,
    /** It names a model or a field that the source no longer has. */
    vanished: described ? !described.isThere : effect === undefined,
    flags: [...new Set([...moderateWords(text), ...row.evidence.flatMap(({ feedback }) => feedback.flags)])],
  };
}

function versionView(version: VersionRow, spoken: Spoken) {
  return {
    number: version.number,
    ...wordsOf(version, spoken),
    author: version.author,
    created_at: version.createdAt.toISOString(),
    review: version.reviews[0]
      ? {
          verdict: version.reviews[0].verdict,
          reason: version.reviews[0].reason,
          override: version.reviews[0].override,
          reviewer: version.reviews[0].reviewer,
          at: version.reviews[0].at.toISOString(),
        }
      : null,
    proof: version.proofs[0] ? proofSummary(version.proofs[0]) : null,
  };
}

interface Step {
  readonly at: string;
  readonly step: string;
  readonly version: number | null;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly reason: string;
  readonly share?: number;
  readonly role?: string | null;
  readonly serial?: number;
  readonly version_before?: number | null;
  readonly rollback_of?: number | null;
  readonly override?: boolean;
}

/** Every step, the newest first. Without a person it was the generator, the settings, or harm. */
function historyOf(row: Row): Step[] {
  const written = row.versions.map(
    ({ number, author, createdAt, rationale }): Step => ({
      at: createdAt.toISOString(),
      step: author ? 'edited' : 'generated',
      version: number,
      by: author,
      reason: author ? '' : rationale,
    }),
  );
  const reviewed = row.versions.flatMap(({ number, reviews }) =>
    reviews.map(
      ({ verdict, reason, override, reviewer, at }): Step => ({
        at: at.toISOString(),
        step: verdict,
        version: number,
        by: reviewer,
        reason,
        override,
      }),
    ),
  );
  const deployed = row.deployments.map(
    (each): Step => ({
      at: each.at.toISOString(),
      step: each.kind,
      version: each.version?.number ?? null,
      by: each.deployedBy,
      reason: each.reason,
      share: each.share,
      role: each.role,
      serial: each.serial,
      version_before: each.previousVersion?.number ?? null,
      rollback_of: each.rollbackOf?.serial ?? null,
    }),
  );
  const order = ['generated', 'edited'];
  return [...written, ...reviewed, ...deployed].sort(
    (left, right) =>
      right.at.localeCompare(left.at) ||
      (right.serial ?? 0) - (left.serial ?? 0) ||
      Number(order.includes(left.step)) - Number(order.includes(right.step)),
  );
}
