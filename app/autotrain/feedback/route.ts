import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { giveFeedback } from '#lib/policy/give-feedback.ts';
import { listFeedback } from '#lib/policy/list-feedback.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    ...operations.listFeedback,
    run: ({ database, actor, request }) =>
      listFeedback(database, actor, readQuery(request, operations.listFeedback.query)),
  }),
  POST: endpoint({
    ...operations.giveFeedback,
    async run({ database, actor, body }) {
      const { message_id: messageId, verdict = body.type === 'praise' ? 'up' : 'down', ...said } = body;
      const given = await giveFeedback(database, actor, { messageId }, { verdict, ...said });
      return Response.json(given, { status: 201, headers: { 'cache-control': 'private, no-store' } });
    },
  }),
});
