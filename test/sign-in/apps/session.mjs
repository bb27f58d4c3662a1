import { randomUUID } from 'node:crypto';

const sessions = new Map();

/** Express middleware: what a session library does, in memory. */
export function session(request, response, next) {
  let id = /(?:^|; )sid=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
  if (!sessions.has(id)) {
    id = randomUUID();
    sessions.set(id, {});
    response.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' });
  }
  request.session = sessions.get(id);
  next();
}
