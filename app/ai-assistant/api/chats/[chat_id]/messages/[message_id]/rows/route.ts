import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';
import { assistantRuntime } from '#lib/conversations/assistant-runtime.ts';
import { answerParams, rowsQuery } from '#lib/conversations/chat-requests.ts';
import { moreRows } from '#lib/conversations/more-rows.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    params: answerParams,
    run: ({ database, actor, params, request }) => {
      const { sort, direction, most } = readQuery(request, rowsQuery);
      const asked = {
        chatId: params.chat_id,
        messageId: params.message_id,
        order: sort === undefined ? undefined : { column: sort, direction },
        most,
      };
      return moreRows({ database, runtime: assistantRuntime }, actor, asked, request.signal);
    },
  }),
});
