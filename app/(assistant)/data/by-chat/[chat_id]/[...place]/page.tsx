import { notFound, redirect } from 'next/navigation';
import { requireActor } from '#lib/auth/require-actor.ts';
import { chatParams } from '#lib/conversations/chat-requests.ts';
import { sourceOfChat } from '#lib/conversations/source-of-chat.ts';
import { database } from '#lib/db/client.ts';

interface PageProps {
  params: Promise<{ chat_id: string; place: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** An answer knows its chat, and the chat its source: from there to the list or the record. */
export default async function ByChatPage({ params, searchParams }: PageProps) {
  const actor = await requireActor();
  const { place, ...rest } = await params;
  const chat = chatParams.safeParse(rest);
  const sourceId = chat.success ? await sourceOfChat(database(), actor, chat.data.chat_id) : undefined;
  if (sourceId === undefined) notFound();
  const { where } = await searchParams;
  const query = typeof where === 'string' ? `?${new URLSearchParams({ where })}` : '';
  redirect(
    `/data/${sourceId}/${place.map((part) => encodeURIComponent(decodeURIComponent(part))).join('/')}${query}`,
  );
}
