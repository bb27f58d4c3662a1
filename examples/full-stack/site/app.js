// The CDK app writes config.json at deployment.
const { apiUrl, ...settings } = await (await fetch('/config.json')).json();
const users = new oidc.UserManager({ ...settings, userStore: new oidc.WebStorageStateStore({ store: sessionStorage }) });
const element = (id) => document.getElementById(id);

element('sign-in').onclick = () => users.signinRedirect();
element('sign-out').onclick = () => users.signoutRedirect();

if (new URLSearchParams(location.search).has('code')) {
  await users.signinRedirectCallback();
  history.replaceState({}, '', location.pathname);
}
const user = await users.getUser();
element('sign-in').hidden = user !== null;
element('sign-out').hidden = user === null;
if (user === null) {
  element('greeting').textContent = 'Sign in to see your orders';
} else {
  const response = await fetch(`${apiUrl}/orders`, { headers: { authorization: `Bearer ${user.access_token}` } });
  const orders = await response.json();
  element('user').textContent = user.profile.email;
  element('greeting').textContent = 'You are signed in';
  element('title').textContent = 'Your orders';
  element('orders').replaceChildren(...orders.map(({ id, item }) => Object.assign(document.createElement('li'), { textContent: `${id} · ${item}` })));
}
