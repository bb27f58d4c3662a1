/** Text in a cell of a Markdown table: what a reader of GitHub and GitLab sees is the text. */
export function cell(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]!)
    .replace(/[\\`*_{}[\]()#+!|~$@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
    // GitHub makes links of them, and one that is cut at a placeholder leads nowhere.
    .replace(/:\/\//g, '&#58;//');
}

export function cells(texts: readonly string[]): string {
  return texts.length === 0 ? '–' : texts.map(cell).join('<br/>');
}

/** Text in a quoted label of Mermaid, which has character references of its own. */
export function label(text: string): string {
  return text.replace(/[#"<>&`\\]/g, (character) => `#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}
