import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { writePolicy } from '#lib/policy/edit-policy.ts';
import { listPolicies } from '#lib/policy/list-policies.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    ...operations.listRules,
    run: ({ database, request }) => listPolicies(database, readQuery(request, operations.listRules.query)),
  }),
  POST: endpoint({
    ...operations.writeRule,
    run: async ({ database, actor, body }) =>
      Response.json(await writePolicy(database, actor.id, body), { status: 201 }),
  }),
});
