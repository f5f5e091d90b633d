// The program of the compiler's process: one request a line, one reply a line. It loads everything once, and
// says so when it is ready.
import { problemsIn, transpile } from './compile-snippet.ts';
import type { CompilerRequest } from './compiler.ts';

let text = '';
process.stdin.on('data', (chunk) => {
  text += chunk;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
    const request = JSON.parse(text.slice(0, end)) as CompilerRequest;
    text = text.slice(end + 1);
    const answer =
      request.wanted === 'code'
        ? (transpile(request.text) ?? null)
        : problemsIn(request.text, request.models);
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
});
process.stdin.on('end', () => process.exit(0));
problemsIn('return await db.from("a", "a").select({ n: count() }).all();', [
  { name: 'a', fields: [], relations: [] },
]);
process.stdout.write('ready\n');
