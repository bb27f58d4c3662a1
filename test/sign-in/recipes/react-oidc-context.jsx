import { createRoot } from 'react-dom/client';
import { AuthProvider, useAuth } from 'react-oidc-context';

const settings = await (await fetch('/config.json')).json();

/** Shows the app to a user who is signed in, and a button to everybody else. */
function SignIn({ children }) {
  const auth = useAuth();
  if (auth.isLoading) { return <p>Loading …</p>; }
  if (auth.error) { return <p>{auth.error.message}</p>; }
  return auth.isAuthenticated ? children : <button id="sign-in" onClick={() => auth.signinRedirect()}>Sign in</button>;
}

/** In the app, `useAuth()` has `user`, `signinSilent()` for new tokens, and `signoutRedirect()`. */
export function render(root, App) {
  createRoot(root).render(
    <AuthProvider {...settings} onSigninCallback={() => history.replaceState({}, '', location.pathname)}>
      <SignIn><App /></SignIn>
    </AuthProvider>,
  );
}
