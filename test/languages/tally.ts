/** Counts checks. Its last lines are what CI reads. */
export class Tally {
  private passed = 0;
  private failed = 0;
  private readonly skipped: string[] = [];

  /** Runs a check, and tells whether it passed: what builds upon it can then be left out. */
  public check(name: string, body: () => string | void): boolean {
    const start = Date.now();
    try {
      const remark = body();
      this.passed += 1;
      print(`ok   ${name}${remark ? `: ${remark}` : ''} (${seconds(start)} s)`);
      return true;
    } catch (error) {
      this.failed += 1;
      print(`FAIL ${name} (${seconds(start)} s)\n${shown((error as Error).message)}`);
      return false;
    }
  }

  public skip(what: string): void {
    this.skipped.push(what);
  }

  public fail(what: string): void {
    this.check(what, () => { throw new Error('not run'); });
  }

  /** Prints the result, and returns the exit code. */
  public end(): number {
    for (const what of this.skipped) { print(`skipped: ${what}`); }
    print(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function seconds(start: number): string {
  return ((Date.now() - start) / 1000).toFixed(0);
}

function shown(message: string): string {
  const lines = message.split('\n');
  const cut = lines.length > 80 ? [...lines.slice(0, 40), `… ${lines.length - 80} lines …`, ...lines.slice(-40)] : lines;
  return cut.map((line) => `     ${line.length > 400 ? `${line.slice(0, 400)} …` : line}`).join('\n');
}
