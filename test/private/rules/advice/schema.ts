import type { Advice } from './advice';
import { said } from './advice';
import type { Properties } from '../cases/case';

type Change = (attribute: Properties) => Properties;

function attributesOf({ Schema }: Properties): Properties[] {
  return Schema as Properties[];
}

function changed({ Schema }: Properties, change: Change): Properties {
  return { Schema: attributesOf({ Schema }).map(change) };
}

export const schemaAdvice: Record<string, Advice> = {
  'schema-custom-max-50': { neighbour: (message, failing) => ({ Schema: attributesOf(failing).slice(Number(said(message, /Remove (\d+),/))) }) },
  'schema-custom-name': { neighbour: (message, failing) => changed(failing, (attribute) => ({ ...attribute, Name: 'x'.repeat(Number(said(message, /Write 1 to (\d+) characters/))) })) },
  'schema-custom-required': {
    neighbour: (message, failing) => changed(failing, (attribute) => {
      said(message, /Remove (Required)\./);
      return { ...attribute, Required: undefined };
    }),
  },
  'schema-standard-type': {
    neighbour: (message, failing) => (said(message, /(and write (?:it|them) in standardAttributes)\.$/), changed(failing, ({ Name }) => ({ Name }))),
  },
  'schema-duplicate': {
    neighbour: (message, failing) => ({
      Schema: attributesOf(failing).filter(({ Name }, index, all) => !said(message, /^(.*) (?:is|are) declared more than once\. Declare (?:it|each) once\./).includes(`'${String(Name)}'`)
        || all.findIndex((other) => other.Name === Name) === index),
    }),
  },
};
