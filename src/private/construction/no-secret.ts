import type { IConstruct } from 'constructs';

/** The error for reading the secret of a public client. */
export function noSecret({ node }: IConstruct): Error {
  return new Error(`'${node.path}' is a public client, which has no secret: its users can read the app and everything in it. `
    + 'An app that runs where only you can read it is a ConfidentialAppClient; one without users is a MachineClient.');
}
