/** Counts of passed, failed and skipped things, with a line on each that did not pass. */
export function createTally() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const notes = [];
  return {
    counts,
    notes,
    pass: (n = 1) => {
      counts.passed += n;
    },
    fail: (why, n = 1) => {
      counts.failed += n;
      notes.push(`FAILED   ${why}`);
    },
    skip: (why, n = 1) => {
      counts.skipped += n;
      notes.push(`SKIPPED  ${why}`);
    },
  };
}

/** Prints the notes and, last, the one line that others read; gives the exit code. */
export function printTotal({ counts, notes }) {
  if (notes.length > 0) console.log(`\n${notes.join('\n')}`);
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed > 0 ? 1 : 0;
}
