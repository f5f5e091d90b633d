// Reads one schema and says how long that took and what stays in memory.
import { indexManifest } from '../../data-source/manifest.ts';
import { openSource } from '../../data-source/open-source.ts';
import { rounded } from './timings.ts';

const megabyte = 2 ** 20;
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});
const heap = () => {
  collect();
  return process.memoryUsage().heapUsed;
};

const source = await openSource(process.argv[2] as string);
const before = heap();
const started = performance.now();
const manifest = await source.introspect();
const milliseconds = rounded(performance.now() - started);
const held = heap() - before;
const index = indexManifest(manifest);
const indexed = heap() - before;
await source.close();
process.send?.({
  introspection_ms: milliseconds,
  models: index.manifest.models.length,
  manifest_mb: rounded(held / megabyte),
  with_index_mb: rounded(indexed / megabyte),
});
process.disconnect();
