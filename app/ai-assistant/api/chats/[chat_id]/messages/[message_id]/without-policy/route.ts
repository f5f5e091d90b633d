import { endpoint, route } from '#lib/auth/route.ts';
import { answerWithout, withoutPolicyBody } from '#lib/policy/answer-without.ts';
import { messageParams } from '#lib/policy/feedback-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    permission: 'chat:use',
    params: messageParams,
    body: withoutPolicyBody,
    run: ({ database, actor, params, body, request }) =>
      answerWithout(
        database,
        actor,
        { chatId: params.chat_id, messageId: params.message_id },
        body.policy,
        request.signal,
      ),
  }),
});
