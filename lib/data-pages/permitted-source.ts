// A source as one person may look through it: the models they may see, and the one way to rows, which is
// the gateway that their answers go through. Nothing on the data pages has a way of its own.
import type { SignedIn } from '../auth/signed-in.ts';
import { accessFor } from '../conversations/access-for.ts';
import { type GatewayOptions, openGateway } from '../data-source/gateway.ts';
import { indexManifest, type ManifestIndex, type Model } from '../data-source/manifest.ts';
import type { Query } from '../data-source/query.ts';
import { type BridgeReply, bridgeReplySchema } from '../data-source/reply.ts';
import { visibleManifest } from '../data-source/visibility.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { type FailureCode, failures } from '../errors/failures.ts';
import { requireChoosable } from '../sources/choosable-sources.ts';
import { openedSource } from '../sources/open-sources.ts';

export type Rows = Extract<BridgeReply, { ok: true }>;

export interface PermittedSource {
  /** What this person may see, and nothing else. */
  readonly manifest: ManifestIndex;
  /** @throws AssistantError `resource.not_found` for what is not there or may not be seen */
  model(name: string): Model;
  /** @throws AssistantError `query.refused`, `query.timeout`, `query.failed`, `source.unavailable`, … */
  rows(query: Query & { readonly milliseconds?: number }, signal: AbortSignal): Promise<Rows>;
}

const limits = { rows: 200, bytes: 4 * 1024 * 1024, milliseconds: 5000 };

/** @throws AssistantError `resource.not_found` for a source that cannot be chosen, `source.unavailable` */
export async function openPermittedSource(
  database: Database,
  actor: SignedIn,
  sourceId: string,
): Promise<PermittedSource> {
  await requireChoosable(database, sourceId);
  const { source, manifest } = await openedSource(database, sourceId);
  const access = await accessFor(database, { sourceId, manifest, actor });
  return permittedSource({ source, manifest, access, actor });
}

export function permittedSource(
  of: Pick<GatewayOptions, 'source' | 'manifest' | 'access' | 'actor'>,
): PermittedSource {
  const visible = indexManifest(visibleManifest(of.manifest, of.access));
  const { bridge } = openGateway({ ...of, limits, observe: () => {} });
  return {
    manifest: visible,
    model(name) {
      const model = visible.model(name);
      if (!model) throw new AssistantError('resource.not_found');
      return model;
    },
    async rows(query, signal) {
      const reply = bridgeReplySchema.parse(JSON.parse(await bridge(JSON.stringify(query), signal)));
      if (reply.ok) return reply;
      if (!(reply.code in failures)) throw new AssistantError('internal.unexpected');
      throw new AssistantError(reply.code as FailureCode, reply.detail ? { detail: reply.detail } : {});
    },
  };
}
