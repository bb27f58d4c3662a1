import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { gunzipSync } from 'zlib';
import type { ApiModel, Facts, ResourceSchema } from './facts';
import { factsOfApi, factsOfCdk, factsOfSchemas } from './facts';

export const SOURCES = ['botocore', 'cfn-lint', 'aws-cdk-lib'] as const;
export type Source = typeof SOURCES[number];

/** The facts in the newest release of each source, and the versions. */
export interface Newest {
  readonly releases: Readonly<Record<Source, string>>;
  readonly facts: Facts;
}

/** The first member is the version. Each further member is a file of the package. */
const UNPACK = `
import json, sys, zipfile, re, base64
wheel = zipfile.ZipFile(sys.argv[1])
names = wheel.namelist()
if sys.argv[2] == 'botocore':
    found = [n for n in names if re.fullmatch(r'botocore/data/cognito-idp/[0-9-]+/service-2\\.json\\.gz', n)]
    print(json.dumps([base64.b64encode(wheel.read(n)).decode() for n in found]))
else:
    types = json.loads(wheel.read('cfnlint/data/schemas/providers/us-east-1.json'))
    print(json.dumps({t: json.loads(wheel.read('cfnlint/data/schemas/resources/%s.json' % f)) for t, f in types.items() if t.startswith('AWS::Cognito::')}))
`;

/** Gets the newest releases from PyPI and npm, with their ordinary clients. */
export function newest(): Newest {
  const folder = mkdtempSync(path.join(tmpdir(), 'service-watch-'));
  try {
    const [botocore, model] = wheel('botocore', folder);
    const [cfnLint, schemas] = wheel('cfn-lint', folder);
    const models = (model as string[]).map((each) => JSON.parse(gunzipSync(Buffer.from(each, 'base64')).toString()) as ApiModel);
    if (models.length !== 1) { throw new Error(`botocore ${botocore} has ${models.length} models of cognito-idp. Change scripts/service-watch/newest.ts.`); }
    const [cdk, assembly] = awsCdkLib(folder);
    const sources = [factsOfApi(models[0]), factsOfSchemas(schemas as Record<string, ResourceSchema>), factsOfCdk(assembly)];
    const empty = SOURCES.filter((_, index) => sources[index].size < 50);
    if (empty.length > 0) { throw new Error(`${empty.join(', ')} says next to nothing of Cognito: its form has changed. Change scripts/service-watch/.`); }
    return { releases: { 'botocore': botocore, 'cfn-lint': cfnLint, 'aws-cdk-lib': cdk }, facts: new Map(sources.flatMap((facts) => [...facts])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wheel(name: string, folder: string): [release: string, content: unknown] {
  const into = path.join(folder, name);
  run('python3', ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:', '--dest', into, name]);
  const [file] = readdirSync(into);
  return [file.split('-')[1], JSON.parse(run('python3', ['-c', UNPACK, path.join(into, file), name]))];
}

function awsCdkLib(folder: string): [release: string, assembly: Parameters<typeof factsOfCdk>[0]] {
  const release = run('npm', ['view', 'aws-cdk-lib', 'version']).trim();
  return [release, JSON.parse(gunzipSync(installed(release) ?? packed(release, folder)).toString()) as Parameters<typeof factsOfCdk>[0]];
}

/** The development dependency is often already the newest release, and the package has 60 MB. */
function installed(release: string): Buffer | undefined {
  const root = path.dirname(require.resolve('aws-cdk-lib-latest/package.json'));
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return version === release ? readFileSync(path.join(root, '.jsii.gz')) : undefined;
}

function packed(release: string, folder: string): Buffer {
  run('npm', ['pack', '--silent', '--pack-destination', folder, `aws-cdk-lib@${release}`]);
  run('tar', ['-xzf', path.join(folder, `aws-cdk-lib-${release}.tgz`), '-C', folder, 'package/.jsii.gz']);
  return readFileSync(path.join(folder, 'package', '.jsii.gz'));
}

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] });
}
