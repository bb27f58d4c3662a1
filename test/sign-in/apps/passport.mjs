import express from 'express';
import { passport } from '../recipes/passport.mjs';
import { session } from './session.mjs';

const app = express();
app.set('trust proxy', true);
app.use(session);
const signIn = passport.authenticate('cognito', { session: false });
app.get('/login', signIn);
app.get('/callback', signIn, (request, response) => {
  request.session.sub = request.user.sub;
  response.redirect('/');
});
app.get('/', (request, response) => response.send(request.session.sub ?? 'nobody'));
app.listen(Number(process.env.APP_PORT), '127.0.0.1');
