import { endpoint, route } from '#lib/auth/route.ts';
import { listVerified, verifyAnswer, verifyBody } from '#lib/policy/verified-questions.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'policy:manage',
    run: async ({ database }) => ({ questions: await listVerified(database) }),
  }),
  POST: endpoint({
    permission: 'policy:manage',
    body: verifyBody,
    run: async ({ database, actor, body }) =>
      Response.json(await verifyAnswer(database, actor, body), { status: 201 }),
  }),
});
