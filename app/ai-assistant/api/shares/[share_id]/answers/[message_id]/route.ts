import { endpoint, route } from '#lib/auth/route.ts';
import { sharedAnswerParams } from '#lib/conversations/chat-requests.ts';
import { sharedAnswer } from '#lib/conversations/shared-answer.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    params: sharedAnswerParams,
    run: ({ database, actor, params, request }) =>
      sharedAnswer(
        database,
        actor,
        { shareId: params.share_id, messageId: params.message_id },
        request.signal,
      ),
  }),
});
