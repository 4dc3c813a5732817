import { defineConfig } from 'vitest/config';

/** The tests that can tell a changed engine: those of reading, expressions and decisions cannot. */
export default defineConfig({
  test: {
    root: 'engine',
    environment: 'node',
    include: ['test/{apply,elements,operations,simulate,verbs}/**/*.test.ts', 'test/step.test.ts'],
  },
});
