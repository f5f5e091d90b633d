import type { ExportedFile } from './export-answer.ts';

/**
 * The file as it is made: a piece is asked for when the one before it has gone, and when the client goes away
 * the export ends. One that fails half way breaks off, so that no cut file looks whole.
 */
export function exportOverHttp({ contentType, name, bytes }: ExportedFile): Response {
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await bytes.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await bytes.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}
