import { endpoint, route } from '#lib/auth/route.ts';
import { feedbackBody, messageParams } from '#lib/policy/feedback-requests.ts';
import { giveFeedback } from '#lib/policy/give-feedback.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    permission: 'chat:use',
    params: messageParams,
    body: feedbackBody,
    run: ({ database, actor, params, body }) =>
      giveFeedback(database, actor, { chatId: params.chat_id, messageId: params.message_id }, body),
  }),
});
