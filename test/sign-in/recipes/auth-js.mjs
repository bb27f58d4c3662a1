import { ExpressAuth } from '@auth/express';
import Cognito from '@auth/express/providers/cognito';
import express from 'express';

export const app = express();
app.set('trust proxy', true);
app.use('/auth', ExpressAuth({ providers: [Cognito] }));
