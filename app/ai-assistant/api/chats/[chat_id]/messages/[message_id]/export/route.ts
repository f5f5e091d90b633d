import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';
import { assistantRuntime } from '#lib/conversations/assistant-runtime.ts';
import { answerParams, exportQuery } from '#lib/conversations/chat-requests.ts';
import { exportAnswer } from '#lib/conversations/export-answer.ts';
import { exportOverHttp } from '#lib/conversations/export-over-http.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    params: answerParams,
    run: async ({ database, actor, params, request }) => {
      const asked = {
        chatId: params.chat_id,
        messageId: params.message_id,
        ...readQuery(request, exportQuery),
      };
      const tools = { database, runtime: assistantRuntime };
      return exportOverHttp(await exportAnswer(tools, actor, asked, request.signal));
    },
  }),
});
