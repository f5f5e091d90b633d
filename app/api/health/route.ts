import { offerWarmUp } from '#lib/conversations/warm-up.ts';
import { database } from '#lib/db/client.ts';

// The first to ask is the process that serves, and it gets the app ready next.
offerWarmUp();

/** Open to everybody, so it says nothing but whether this process can serve. */
export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    await database().$queryRaw`select 1`;
    return Response.json({ status: 'ok' }, { headers });
  } catch {
    // Why is in the log of whoever needed the database; an outsider learns only that.
    return Response.json({ status: 'unavailable' }, { status: 503, headers });
  }
}
