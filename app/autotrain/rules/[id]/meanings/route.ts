import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { readMeanings } from '#lib/policy/read-meanings.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    ...operations.readMeanings,
    run: ({ database, params, body }) => readMeanings(database, params.id, body),
  }),
});
