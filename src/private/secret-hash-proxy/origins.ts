import { Token } from 'aws-cdk-lib';

/** The faults of the known origins. The proxy compares origins with what browsers send. */
export function originProblems(origins: readonly string[]): string[] {
  if (Token.isUnresolved(origins)) { return []; }
  return origins.flatMap((origin, i) => {
    const problem = Token.isUnresolved(origin) ? undefined : problemOf(origin);
    return problem === undefined ? [] : [`allowedOrigins[${i}] is '${origin}'. ${problem}`];
  });
}

function problemOf(origin: string): string | undefined {
  if (origin === '*' || origin === 'null') { return `It would let pages of any site use the proxy. ${EACH}`; }
  if (origin.includes('*')) { return `The proxy compares whole origins, so a pattern matches none. ${EACH}`; }
  const sent = asSent(origin);
  if (sent === undefined) { return `It is not an origin. ${EACH}`; }
  return sent === origin ? undefined : `A browser sends '${sent}', so the proxy would refuse each request. Write '${sent}'.`;
}

const EACH = 'Write each origin by itself, such as \'https://app.example.org\'.';

/** The origin as a browser sends it. In the URL standard, the schemes of WebViews have no origin, but WebViews send one. */
function asSent(origin: string): string | undefined {
  if (/\s/.test(origin)) { return undefined; }
  try {
    const { origin: standard, protocol, host } = new URL(origin);
    if (standard !== 'null') { return standard; }
    return host === '' ? undefined : `${protocol}//${host}`;
  } catch {
    return undefined;
  }
}
