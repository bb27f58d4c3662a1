import { EVIDENCE } from '../../../scripts/catalogue';

/** The quotation of the evidence that a finding's is an instance of, every placeholder filled; `undefined` where nobody saw it. */
export function evidenceOf(id: string, quotation: string): string | undefined {
  return Object.keys(EVIDENCE[id]?.says ?? {}).find((text) => new RegExp(`^${text.split(/<[a-z]+>/).map(escaped).join('(?!<[a-z]+>).+')}$`).test(quotation));
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
