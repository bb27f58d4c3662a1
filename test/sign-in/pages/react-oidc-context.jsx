import { useEffect } from 'react';
import { useAuth } from 'react-oidc-context';
import { render } from '../recipes/react-oidc-context.jsx';

function App() {
  const auth = useAuth();
  useEffect(() => {
    document.body.dataset.user = auth.user.profile.sub;
    window.refreshed = async () => {
      const after = await auth.signinSilent();
      return after.access_token !== auth.user.access_token && after.refresh_token !== auth.user.refresh_token;
    };
  });
  return <button id="sign-out" onClick={() => auth.signoutRedirect()}>Sign out</button>;
}

render(document.querySelector('#root'), App);
