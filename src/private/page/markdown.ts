/** Escapes a text for a cell of a Markdown table, so that GitHub and GitLab show the text unchanged. */
export function cell(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]!)
    .replace(/[\\`*_{}[\]()#+!|~$@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
    // GitHub turns these into links, and a link that ends at a placeholder is broken.
    .replace(/:\/\//g, '&#58;//')
    .replace(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`);
}

export function cells(texts: readonly string[]): string {
  return texts.length === 0 ? '–' : texts.map(cell).join('<br/>');
}

/** Escapes a text for a quoted label of Mermaid, which has its own character references. */
export function label(text: string): string {
  return text.replace(/[#"<>&`\\]/g, (character) => `#${character.charCodeAt(0)};`).replace(/\s+/g, ' ')
    // Mermaid reads a formula between two pairs of dollar signs, also where they are character references.
    .replace(/\$(?=\$)/g, '$\u2060');
}
