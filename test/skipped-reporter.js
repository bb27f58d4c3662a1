/** Names every skipped test in the closing lines, so that a judge whose tool is missing is not missed silently. */
module.exports = class SkippedReporter {
  onRunComplete(_, { testResults }) {
    const skipped = new Map();
    for (const { testResults: tests } of testResults) {
      for (const { status, ancestorTitles, fullName } of tests) {
        if (status !== 'pending') { continue; }
        const suite = ancestorTitles[0] ?? fullName;
        skipped.set(suite, (skipped.get(suite) ?? 0) + 1);
      }
    }
    for (const [suite, count] of skipped) {
      process.stdout.write(`skipped: ${count} ${count === 1 ? 'test' : 'tests'} of "${suite}"\n`);
    }
  }
};
