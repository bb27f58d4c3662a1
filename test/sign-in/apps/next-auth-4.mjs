// What Next.js hands to a route of pages/api/auth/[...nextauth], by Express. The recipe is bundled, as Next.js does.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import express from 'express';
import NextAuth from 'next-auth';

const outfile = join(dirname(process.env.SIGN_IN_CERTIFICATE), 'next-auth-4.cjs');
await build({
  stdin: { contents: readFileSync('recipes/next-auth-4.mjs', 'utf8'), resolveDir: 'recipes', sourcefile: 'options.js' },
  bundle: true, platform: 'node', outfile, logLevel: 'error',
});
const { authOptions } = (await import(outfile)).default;
const nextAuth = NextAuth.default ?? NextAuth;
const app = express();
app.use(express.urlencoded({ extended: false }));
app.all('/api/auth/*path', (request, response) => {
  const cookies = Object.fromEntries((request.headers.cookie ?? '').split('; ').filter(Boolean).map((pair) => pair.split('=', 2)).map(([name, value]) => [name, decodeURIComponent(value)]));
  const query = { ...request.query, nextauth: request.params.path };
  return nextAuth(Object.defineProperties(request, { query: { value: query }, cookies: { value: cookies } }), response, authOptions);
});
app.get('/', async ({ headers: { cookie } }, response) => {
  const session = await fetch(`http://127.0.0.1:${process.env.APP_PORT}/api/auth/session`, { headers: { cookie: cookie ?? '' } });
  response.send((await session.json()).user?.email ?? 'nobody');
});
app.listen(Number(process.env.APP_PORT), '127.0.0.1');
