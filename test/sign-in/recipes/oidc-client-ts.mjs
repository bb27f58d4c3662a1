import { UserManager, WebStorageStateStore } from 'oidc-client-ts';

const settings = await (await fetch('/config.json')).json();
const users = new UserManager({ ...settings, userStore: new WebStorageStateStore({ store: sessionStorage }) });

/** Returns the user. If nobody is signed in, the browser goes to the sign-in page. */
export async function signedInUser() {
  if (new URLSearchParams(location.search).has('code')) {
    const user = await users.signinRedirectCallback();
    history.replaceState({}, '', location.pathname);
    return user;
  }
  const user = await users.getUser();
  return user ?? users.signinRedirect();
}

export function signOut() {
  return users.signoutRedirect();
}
