// A user with a browser that has no scripts: it follows redirects, keeps cookies, and fills in forms.
export class User {
  cookies = new Map();
  /** How often the user filled in the provider's sign-in page. */
  signIns = 0;

  /** Opens the URL; returns the page without a form that the user comes to, or the URL that begins with `until`, or is `exactly` this one, which is not opened. */
  async opens(url, until, exactly = false) {
    let request = { url: String(url) };
    for (let step = 0; step < 25; step++) {
      if (until !== undefined && step > 0 && (exactly ? request.url === until : request.url.startsWith(until))) { return { url: request.url }; }
      const response = await this.fetch(request.url, request.form && { method: 'POST', body: new URLSearchParams(request.form) });
      const location = response.headers.get('location');
      if (location !== null) {
        request = { url: new URL(location, request.url).href };
        continue;
      }
      const page = await response.text();
      if (!response.ok) { throw new Error(`${response.status} ${request.url.slice(0, 100)} ${page.replace(/\s+/g, ' ').slice(0, 300)}`); }
      const form = /<form[^>]*action="([^"]+)"[^>]*>([^]*?)<\/form>/.exec(page);
      if (form === null) { return { url: request.url, text: page }; }
      const fields = Object.fromEntries([...form[2].matchAll(/<input[^>]*>/g)]
        .map(([input]) => [/name="([^"]*)"/.exec(input)?.[1], /value="([^"]*)"/.exec(input)?.[1] ?? ''])
        .filter(([name]) => name !== undefined));
      if ('password' in fields) {
        Object.assign(fields, { username: 'jane', password: 'x' });
        this.signIns++;
      }
      request = { url: new URL(form[1].replaceAll('&amp;', '&'), request.url).href, form: fields };
    }
    throw new Error('no end of redirects');
  }

  /** One request with the cookies of the host. */
  async fetch(url, init = {}) {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? this.cookies.set(host, new Map()).get(host);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } });
    for (const each of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(each);
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(each)) { jar.delete(name); } else { jar.set(name, value); }
    }
    return response;
  }
}
