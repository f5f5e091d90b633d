import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { measurePolicy } from '#lib/policy/measure-policy.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    ...operations.readEffect,
    run: ({ database, params }) => measurePolicy(database, params.id),
  }),
});
