import { ConversationPage } from '#components/conversation/conversation-page.tsx';
import { requireActor } from '#lib/auth/require-actor.ts';
import { database } from '#lib/db/client.ts';
import { choosableSources } from '#lib/sources/choosable-sources.ts';

// A layout is not rendered again when one goes from page to page; the page asks for itself.
export default async function ChatPage() {
  await requireActor();
  return <ConversationPage sources={await choosableSources(database())} />;
}
