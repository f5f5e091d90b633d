import { endpoint, route } from '#lib/auth/route.ts';
import { removeWebhook, webhookParams } from '#lib/notices/webhooks.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  DELETE: endpoint({
    permission: 'policy:manage',
    params: webhookParams,
    run: ({ database, actor, params }) => removeWebhook(database, actor.id, params.id),
  }),
});
