import { fetchAuthSession, getCurrentUser } from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { signInWithRedirect, signOut } from '../recipes/amplify.mjs';

const show = async () => { document.body.dataset.user = (await getCurrentUser().catch(() => undefined))?.username ?? ''; };
Hub.listen('auth', ({ payload }) => {
  if (payload.event === 'signInWithRedirect_failure') { console.error(payload.data.error); }
  return show();
});
window.refreshed = async () => {
  const before = await fetchAuthSession();
  const after = await fetchAuthSession({ forceRefresh: true });
  return after.tokens !== undefined && String(after.tokens.accessToken) !== String(before.tokens.accessToken);
};
document.querySelector('#sign-in').onclick = () => signInWithRedirect();
document.querySelector('#sign-out').onclick = () => signOut();
await show();
document.querySelector('#sign-in').hidden = false;
