import { Amplify } from 'aws-amplify';
import { signInWithRedirect, signOut } from 'aws-amplify/auth';
import 'aws-amplify/auth/enable-oauth-listener';

Amplify.configure(await (await fetch('/amplify_outputs.json')).json());

export { signInWithRedirect, signOut };
