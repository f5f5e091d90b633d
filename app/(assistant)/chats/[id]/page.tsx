import { redirect } from 'next/navigation';
import { ConversationPage } from '#components/conversation/conversation-page.tsx';
import { currentActor } from '#lib/auth/current-actor.ts';

// A layout is not rendered again when one goes from page to page; the page asks for itself.
export default async function ChatPage() {
  if (!(await currentActor())) redirect('/sign-in');
  return <ConversationPage />;
}
