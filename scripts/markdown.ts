/** The anchors that GitHub creates for the headings of a page, in order, and the anchors that the page sets itself. */
export function anchors(page: string): Set<string> {
  const text = withoutCode(page);
  const found = new Set([...text.matchAll(/<a ([^>]*)>/g)].flatMap(([, attributes]) => [...attributes.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(([, id]) => id)));
  for (const [, heading] of text.matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = anchorOf(heading);
    let anchor = slug;
    for (let n = 1; found.has(anchor); n++) { anchor = `${slug}-${n}`; }
    found.add(anchor);
  }
  return found;
}

/** @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links */
export function anchorOf(heading: string): string {
  const text = heading.split(/(`[^`]*`)/).map((part, i) => i % 2 === 1 ? part : part.replaceAll(/<[^>]*>/g, '')).join('');
  return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim().toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
}

/** The text from the heading with an anchor to the next heading of the same or a higher level. `undefined` if there is no such heading. */
export function sectionOf(page: string, anchor: string): string | undefined {
  const headings = [...withoutCode(page).matchAll(/^(#{1,6}) (.+)$/gm)];
  const at = headings.findIndex(([, , heading]) => anchorOf(heading) === anchor || heading.includes(` id="${anchor}"`));
  if (at < 0) { return undefined; }
  const end = headings.slice(at + 1).find(([, level]) => level.length <= headings[at][1].length);
  return page.slice(headings[at].index, end?.index);
}

/** Plain text as Markdown, with quoted values and URLs as code, and with special characters escaped. */
export function prose(text: string): string {
  const quoted = text.replaceAll(/(?<=^|[\s(:])'([^'`\n]+)'(?=$|[\s).,:;])/g, '`\'$1\'`');
  return quoted.split(/(`[^`]*`)/).map((part, i) => i % 2 === 1 ? part : part
    .replaceAll(/\bhttps?:\/\/(?:<[^<>]*>|[^\s'"<>])*(?<![.,;:)])/g, (url) => `\`${url}\``)
    .split(/(`[^`]*`)/).map((piece, j) => j % 2 === 1 ? piece : piece.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('*', '\\*')).join(''))
    .join('').replaceAll('\n', ' ');
}

/** The page with blank code blocks of the same length, because a `#` in them is not a heading. */
function withoutCode(page: string): string {
  return page.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replaceAll(/[^\n]/g, ' '));
}
