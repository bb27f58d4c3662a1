import * as fs from 'fs';
import * as path from 'path';
import type { Language } from './language';
import { goBindings, goModulesIn, replaceModules } from '../../scripts/packages/go-bindings';
import { run, tryRun } from '../../scripts/packages/run';

const CDK = 'github.com/aws/aws-cdk-go/awscdk/v2';

export const go: Language = {
  name: 'Go',
  folder: 'go',
  target: 'go',
  tools: [['go', 'version']],
  manifest: 'go.mod',
  violation: 'violation',
  programs: ['escapehatch', 'secrethashproxy'],
  translated: false,

  environment: () => ({}),

  usePackage(copy) {
    for (const setting of ['GOSUMDB', 'GONOSUMDB', 'GONOSUMCHECK', 'GOINSECURE', 'GOPRIVATE']) {
      const value = run('go', ['env', setting]).trim();
      if (setting === 'GOSUMDB' ? value === 'off' : value !== '') { throw new Error(`${setting} is '${value}': checksums would not be verified`); }
    }
    replaceModules(copy, { ...goBindings(), ...goModulesIn('dist/go') });
  },

  run(copy, program) {
    return tryRun('go', ['run', `./${program}`], { cwd: copy });
  },

  runTests(copy) {
    return run('go', ['test', '-v', './findings'], { cwd: copy }).match(/^--- PASS: /gm)?.length ?? 0;
  },

  useNewestCdk(copy) {
    const [newest] = run('go', ['list', '-m', '-f', '{{join .Versions "\\n"}}', '-versions', CDK], { cwd: copy })
      .trim().split('\n').filter((version) => /^v[\d.]+$/.test(version)).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    const manifest = path.join(copy, go.manifest);
    const before = fs.readFileSync(manifest, 'utf8');
    run('go', ['mod', 'edit', ...Object.keys(goBindings()).map((name) => `-dropreplace=${name}`), `-require=${CDK}@${newest}`], { cwd: copy });
    const { status, stderr } = tryRun('go', ['mod', 'tidy'], { cwd: copy });
    if (status === 0) { return { version: newest.slice(1) }; }
    const refusal = /^go: (\S+@v\S+): (?:.*\b(?:403|404|410)\b.*|.*unknown revision.*)$/m.exec(stderr);
    if (!refusal) { throw new Error(stderr); }
    fs.writeFileSync(manifest, before);
    return { notServed: refusal[1] };
  },
};
