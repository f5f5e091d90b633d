import { endpoint, route } from '#lib/auth/route.ts';
import { addWebhook, listWebhooks, webhookBody } from '#lib/notices/webhooks.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'policy:manage',
    run: async ({ database }) => ({ webhooks: await listWebhooks(database) }),
  }),
  POST: endpoint({
    permission: 'policy:manage',
    body: webhookBody,
    run: async ({ database, actor, body }) =>
      Response.json(await addWebhook(database, actor.id, body), { status: 201 }),
  }),
});
