import { endpoint, route } from '#lib/auth/route.ts';
import { assistantRuntime } from '#lib/conversations/assistant-runtime.ts';
import { answerParams } from '#lib/conversations/chat-requests.ts';
import { moreRows } from '#lib/conversations/more-rows.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    params: answerParams,
    run: ({ database, actor, params, request }) =>
      moreRows(
        { database, runtime: assistantRuntime },
        actor,
        { chatId: params.chat_id, messageId: params.message_id },
        request.signal,
      ),
  }),
});
