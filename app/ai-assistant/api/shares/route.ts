import { endpoint, route } from '#lib/auth/route.ts';
import { newShareBody } from '#lib/conversations/chat-requests.ts';
import { shareChat } from '#lib/conversations/shares.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    permission: 'chat:use',
    body: newShareBody,
    run: async ({ database, actor, body }) => {
      const share = await shareChat(database, actor, { chatId: body.chat_id, messageId: body.message_id });
      return Response.json(share, { status: 201 });
    },
  }),
});
