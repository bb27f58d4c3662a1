import { getSession } from '@auth/express';
import Cognito from '@auth/express/providers/cognito';
import { app } from '../recipes/auth-js.mjs';

app.get('/', async (request, response) => {
  const session = await getSession(request, { providers: [Cognito] });
  response.send(session?.user?.name ?? 'nobody');
});
app.listen(Number(process.env.APP_PORT), '127.0.0.1');
