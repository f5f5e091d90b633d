import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './lib/commands/find-chromium.ts';

// One app with a home of its own for all stories: the demo, freshly loaded, and nothing of the person who
// runs the tests. Worker processes read this file again and must find the same home, hence the variable.
process.env.DOCENT_E2E_HOME ??= fs.mkdtempSync(path.join(os.tmpdir(), 'docent-e2e-'));
// Below the ports that systems give to connections going out (32768 on Linux): a story finds its own free.
process.env.DOCENT_E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 12_000));
const port = process.env.DOCENT_E2E_PORT;
// Where a story may start a model; nothing listens there, and none is asked, until one does and is chosen.
process.env.DOCENT_E2E_MODEL_PORT ??= String(Number(port) + 1);

export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  // The reports of the other steps lie beside it; what a run leaves behind is cleared before the next.
  outputDir: 'test-results/browser',
  // Every rule of accessibility on a page of many cells takes a slow machine a while; nothing here waits for time.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    // Recording a trace takes a fifth of a story's time; `npx playwright test NAME --trace on` makes one.
    trace: 'off',
    screenshot: 'only-on-failure',
    // What cannot be clicked by then never can; the story says so instead of waiting for its own end.
    actionTimeout: 60_000,
    timezoneId: 'UTC',
    locale: 'en-US',
    // Nothing is waited for that only moves.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node lib/commands/bootstrap.mjs start',
    url: `http://127.0.0.1:${port}/sign-in`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      DOCENT_HOME: process.env.DOCENT_E2E_HOME,
      PORT: port,
      DATABASE_URL: '',
      DATA_URL: '',
      HOST: '',
      DOCENT_URL: '',
      DOCENT_MODEL_URL: `http://127.0.0.1:${process.env.DOCENT_E2E_MODEL_PORT}/v1`,
    },
  },
});
