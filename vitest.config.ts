import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup.ts'],
    // Commands begin as processes of their own, which takes seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: more workers only fight for them.
    maxWorkers: 2,
  },
})
