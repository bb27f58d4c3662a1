// Loaded before a program (`node --import`): each TLS connection goes to the server of the test, whatever its host. Node 20 reads no proxy variable.
import tls from 'node:tls';

const { connect } = tls;
tls.connect = (options, ...rest) => connect({
  ...options, servername: options.servername || options.host, host: '127.0.0.1', port: Number(process.env.SIGN_IN_PORT),
}, ...rest);
