import type { Language } from './language';
import type { Tally } from './tally';
export function checkSnippets(_language: Language, _copy: string, _tally: Tally): void {}
