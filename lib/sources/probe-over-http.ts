import type { ProbeNews, ProbeResult } from './probe-connection.ts';

/** The news of a probe as lines of JSON for who accepts `application/x-ndjson`, else the result alone. */
export async function probeOverHttp(
  news: AsyncGenerator<ProbeNews>,
  request: Request,
): Promise<Response | ProbeResult | undefined> {
  if (!request.headers.get('accept')?.includes('application/x-ndjson')) {
    let last: ProbeResult | undefined;
    for await (const one of news) if ('result' in one) last = one.result;
    return last;
  }
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await news.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      await news.return(undefined);
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'private, no-store' },
  });
}
