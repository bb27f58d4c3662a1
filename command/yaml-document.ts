import type { Document } from 'yaml';
import { Composer, CST, isScalar, Lexer, LineCounter, Parser } from 'yaml';

/** CloudFormation takes templates of 1 MB. */
export const LARGEST = 2_000_000;
export const DEEPEST = 200;
export const TOO_DEEP = `it is nested more than ${DEEPEST} levels deep`;
/** More than a template of 1 MB can contain. */
const MOST_TOKENS = 400_000;
/** Each directive makes the next one slower. */
const MOST_DIRECTIVES = 100;
/** The maximum number of characters that are read a second time. */
const MOST_READ_AGAIN = 2_000_000;

/** The reason why a text cannot be read, in one sentence. */
export class Unreadable extends Error {}

export interface Comment {
  readonly text: string;
  readonly line: number;
}

export interface Parsed {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
  readonly comments: Comment[];
}

export function documentIn(text: string): Parsed {
  const { stackTraceLimit } = Error;
  // The parser creates an `Error` for each mistake in the text, and there may be a hundred thousand.
  Error.stackTraceLimit = 0;
  try {
    return onlyDocumentIn(text);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A template is one document. For the parser, a closing `---` starts an empty second document. */
function onlyDocumentIn(text: string): Parsed {
  const lines = new LineCounter();
  const comments: Comment[] = [];
  const composer = new Composer({ uniqueKeys: false, strict: false, logLevel: 'silent' });
  let only: Document.Parsed | undefined;
  for (const document of composer.compose(tokens(text, lines, comments), true, text.length)) {
    const isEmpty = document.contents === null || (isScalar(document.contents) && document.contents.source === '');
    if (only && (!isEmpty || document.errors.length > 0)) { throw new Unreadable('it holds several YAML documents, and a template is one'); }
    only ??= document;
    if (document.errors.length > 0) { break; }
  }
  return { document: only!, lines, comments };
}

/** PyYAML, which SAM uses, accepts any indentation in a list in brackets. This parser requires that the lines are indented further. */
export function withIndentedFlows(text: string): string {
  let indented = text;
  for (let read = 0; read < MOST_READ_AGAIN; read += text.length) {
    const cut = cutFlowIn(indented);
    if (cut === undefined) { return indented; }
    if (indented.slice(cut).trim() === '') { return text; }
    indented = `${indented.slice(0, cut)}${' '.repeat(DEEPEST)}${indented.slice(cut)}`;
  }
  return text;
}

/** The position at which the lexer stops reading a list or map in brackets. */
function cutFlowIn(text: string): number | undefined {
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.FLOW_END) { return offset; }
    if (lexeme !== CST.DOCUMENT && lexeme !== CST.SCALAR) { offset += lexeme.length; }
  }
  return undefined;
}

/** The composer is recursive, so a text that is too deep or too long is refused before it runs. */
function* tokens(text: string, lines: LineCounter, comments: Comment[]): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let count = 0;
  let directives = 0;
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    const isScalarText = previous === CST.SCALAR;
    if (lexeme.startsWith('#') && !isScalarText) { comments.push({ text: lexeme.slice(1).trim(), line: lines.linePos(parser.offset).line }); }
    if (lexeme.startsWith('%') && !isScalarText) { directives += 1; }
    count += 1;
    if (count > MOST_TOKENS) { throw new Unreadable(`it has more than ${MOST_TOKENS} tokens, and CloudFormation takes templates of 1 MB`); }
    if (directives > MOST_DIRECTIVES) { throw new Unreadable(`it has more than ${MOST_DIRECTIVES} directives`); }
    for (const token of parser.next(lexeme)) {
      yield token;
      // The text after an error is not read, so that many errors cost no more than one.
      if (token.type === 'error') { return; }
    }
    if (parser.stack.length > DEEPEST) { throw new Unreadable(TOO_DEEP); }
    previous = lexeme;
  }
  yield* parser.end();
}
