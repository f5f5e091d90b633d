import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { batchProgress, cancelBatch } from '#lib/policy/regenerate.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    ...operations.readBatch,
    run: ({ database, params }) => batchProgress(database, params.batch_id),
  }),
  DELETE: endpoint({
    ...operations.cancelBatch,
    run: ({ database, actor, params }) => cancelBatch(database, actor.id, params.batch_id),
  }),
});
