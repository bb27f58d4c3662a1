import { app } from '../recipes/express-openid-connect.mjs';

app.set('trust proxy', true);
app.get('/', (request, response) => response.send(request.oidc.user.sub));
app.get('/refreshes', async ({ oidc: { accessToken } }, response) => {
  const { access_token: token } = await accessToken.refresh();
  response.send(token !== undefined && token !== accessToken.access_token ? 'done' : 'the token is the old one');
});
app.listen(Number(process.env.APP_PORT), '127.0.0.1');
