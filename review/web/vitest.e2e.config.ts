import { defineConfig } from 'vitest/config';

// One browser and one server at a time: the tests measure how fast the page answers.
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/global_setup.ts'],
    fileParallelism: false,
    expect: { poll: { timeout: 60_000, interval: 50 } },  // what is waited for comes at once, or the machine is busy
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
