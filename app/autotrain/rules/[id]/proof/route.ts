import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { readProof } from '#lib/policy/proof-view.ts';
import { startProof, stopProof } from '#lib/policy/steer-proof.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    ...operations.readProof,
    run: ({ database, params }) => readProof(database, params.id),
  }),
  POST: endpoint({
    ...operations.startProof,
    run: async ({ database, actor, params }) =>
      Response.json(await startProof(database, actor.id, params.id), { status: 202 }),
  }),
  DELETE: endpoint({
    ...operations.stopProof,
    run: ({ database, actor, params }) => stopProof(database, actor.id, params.id),
  }),
});
