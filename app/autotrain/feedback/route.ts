import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';
import { feedbackQuery, newFeedbackBody } from '#lib/policy/feedback-requests.ts';
import { giveFeedback } from '#lib/policy/give-feedback.ts';
import { listFeedback } from '#lib/policy/list-feedback.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    run: ({ database, actor, request }) => listFeedback(database, actor, readQuery(request, feedbackQuery)),
  }),
  POST: endpoint({
    permission: 'chat:use',
    body: newFeedbackBody,
    async run({ database, actor, body }) {
      const { message_id: messageId, verdict = body.type === 'praise' ? 'up' : 'down', ...said } = body;
      return Response.json(await giveFeedback(database, actor, { messageId }, { verdict, ...said }), {
        status: 201,
        headers: { 'cache-control': 'private, no-store' },
      });
    },
  }),
});
