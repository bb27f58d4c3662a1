import { CfnResource } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { removeNamed, said } from './advice';
import type { UserPoolFixture } from '../../../user-pool-fixture';

/** The library of constructs cannot take a dependency back. */
function withoutDependencies(construct: IConstruct): void {
  construct.node.scopes.forEach(({ node }) => (node as unknown as { _dependencies?: Set<unknown> })._dependencies?.clear());
}

function at(path: string, fixture: UserPoolFixture): IConstruct {
  return path.split('/').reduce<IConstruct>((scope, name) => scope.node.findChild(name), fixture.app);
}

function functionsOf(fixture: UserPoolFixture): CfnFunction[] {
  return fixture.app.node.findAll().filter((each): each is CfnFunction => CfnResource.isCfnResource(each) && each.cfnResourceType === 'AWS::Lambda::Function');
}

/** Takes the id of the client, its secret and the permission on it out of every function. */
function emptied(fixture: UserPoolFixture): void {
  for (const fn of functionsOf(fixture)) { fn.environment = undefined; }
  for (const policy of fixture.app.node.findAll().filter(({ node }) => node.id === 'DefaultPolicy')) { removeNamed(policy.node.path, fixture); }
}

export const circleAdvice: Record<string, Advice> = {
  'trigger-circle': {
    built: (message, _, fixture) => {
      const told = /Remove the dependency of '(.+)' on the client, such as a call of (addDependency)\(\)\.$/.exec(message);
      if (told) { return withoutDependencies(at(told[1], fixture)); }
      said(message, /(pass only that name to the function|Take the client id out of '.+'|A trigger reads the id of the user pool from event\.userPoolId)/);
      emptied(fixture);
    },
  },
  'dependency-circle': {
    built: (message, _, fixture) => {
      said(message, /Remove one of these dependencies, such as a call of (addDependency)\(\)\./);
      fixture.app.node.findAll().forEach(withoutDependencies);
    },
  },
};
