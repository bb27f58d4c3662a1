import { Fn } from 'aws-cdk-lib';
import { said } from './advice';
import type { L1Props } from '../../../user-pool-fixture';

const TOKEN = /\$\{Token\[[^\]]*\]\}/g;
const SHOWN_TOKEN = /\$\{[^}]*\}/g;

/** Whether a message begins with this URL; a token is shown as `${…}` there. */
function isNamed(message: string, url: string): boolean {
  const pattern = url.split(TOKEN).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\$\\{[^}]*\\}');
  return new RegExp(`^'${pattern}'`).test(message);
}

/** A URL as a message shows it, with the tokens of the failing one. */
export function withTokens(shown: string, failing: string): string {
  const tokens = failing.match(TOKEN) ?? [];
  const places = shown.match(SHOWN_TOKEN) ?? [];
  return shown.replace(SHOWN_TOKEN, () => tokens.length === places.length ? tokens.shift()! : Fn.importValue('Value'));
}

/** The redirect URLs of a client, those that a message begins with replaced. */
export function replaced(message: string, failing: L1Props, by: (url: string) => readonly string[]): L1Props {
  const urls = [failing.callbackUrLs ?? [], failing.logoutUrLs ?? [], failing.defaultRedirectUri ?? []].flat();
  const named = urls.filter((url) => isNamed(message, url));
  // A text that is a token as a whole is shown as what it resolves to.
  const wrong = named.length > 0 ? named : urls;
  const change = (url: string) => wrong.includes(url) ? by(url) : [url];
  return {
    ...failing,
    ...failing.callbackUrLs ? { callbackUrLs: failing.callbackUrLs.flatMap(change) } : {},
    ...failing.logoutUrLs ? { logoutUrLs: failing.logoutUrLs.flatMap(change) } : {},
    ...failing.defaultRedirectUri !== undefined ? { defaultRedirectUri: change(failing.defaultRedirectUri)[0] } : {},
  };
}

/** The URL that the message says to write. */
export function writtenUrl(message: string, failing: L1Props): L1Props {
  const shown = said(message, /(?:Write|such as) '([^']*)'/);
  return replaced(message, failing, (url) => [withTokens(shown, isNamed(message, url) ? url : '')]);
}
