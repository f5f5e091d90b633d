import { endpoint, route } from '#lib/auth/route.ts';
import { answerOverHttp } from '#lib/conversations/answer-over-http.ts';
import { startQuestion } from '#lib/conversations/ask-question.ts';
import { assistantRuntime } from '#lib/conversations/assistant-runtime.ts';
import { chatParams, questionBody } from '#lib/conversations/chat-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    permission: 'chat:use',
    params: chatParams,
    body: questionBody,
    async run({ database, actor, params, body, request }) {
      const { client_context: client, ...asked } = body;
      const started = await startQuestion(
        { asker: actor, chatId: params.chat_id, asked, client },
        { database, runtime: assistantRuntime },
      );
      return answerOverHttp(started, request);
    },
  }),
});
