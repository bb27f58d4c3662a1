import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { planIn, said } from './advice';
import type { L1Props, UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';
const FLOWS: Readonly<Record<string, string>> = {
  userSrp: 'ALLOW_USER_SRP_AUTH', user: 'ALLOW_USER_AUTH', userPassword: 'ALLOW_USER_PASSWORD_AUTH', adminUserPassword: 'ALLOW_ADMIN_USER_PASSWORD_AUTH', custom: 'ALLOW_CUSTOM_AUTH',
};

/** True where the variant leaves the rotation of a sound client on. */
function rotates(failing: L1Props): boolean {
  return !('refreshTokenRotation' in failing) || (failing.refreshTokenRotation as { feature?: string } | undefined)?.feature === 'ENABLED';
}

/** The list of flows that a message says to write. The constructs add the refresh flow where they do not rotate. */
function listSaid(message: string, failing: L1Props): string[] {
  const props = /[Ww]rite authFlows: \{ ([^}]+) \}/.exec(message)?.[1];
  return props
    ? [...props.split(', ').map((prop) => FLOWS[said(prop, /^(\w+): true$/)]), ...rotates(failing) ? [] : [REFRESH]]
    : said(message, /[Ww]rite ([A-Z_]+(?:, [A-Z_]+)*)/).split(', ');
}

const writesList: Advice = {
  client: (message, failing) => ({ ...failing, explicitAuthFlows: listSaid(message, failing) }),
  built: (message, client) => { (l1Of(client) as CfnUserPoolClient).explicitAuthFlows = listSaid(message, {}); },
};

const setsPlan: Advice = {
  client: (message, failing, fixture) => {
    l1Of(fixture.pool).addPropertyOverride('UserPoolTier', planIn(message));
    return failing;
  },
};

function addTrigger(message: string, fixture: UserPoolFixture): void {
  l1Of(fixture.pool).addPropertyOverride(`LambdaConfig.${said(message, /no (DefineAuthChallenge) trigger, .* Add the trigger/)}`, 'arn:aws:lambda:eu-west-1:111111111111:function:trigger');
}

export const authFlowAdvice: Record<string, Advice | readonly Advice[]> = {
  'auth-flow-enum': {
    client: (message, failing) => ({
      ...failing,
      explicitAuthFlows: message.includes('Write one or more of')
        ? [...new Set(failing.explicitAuthFlows!.map((flow) => flow.endsWith('_AUTH') ? flow : said(message, /one or more of (\w+)/)))]
        : listSaid(message, failing),
    }),
  },
  'auth-flow-legacy-mix': writesList,
  'auth-flow-legacy-discouraged': writesList,
  'auth-flow-duplicates': {
    client: (message, { explicitAuthFlows }) => ({ explicitAuthFlows: said(message, /Write (it|each) once/) === '' ? [] : [...new Set(explicitAuthFlows)] }),
  },
  'auth-flow-empty-is-default': [writesList, {
    client: (message, failing) => {
      if (!message.includes('To close')) { return { ...failing, explicitAuthFlows: listSaid(message, failing) }; }
      const close = said(message, /To close sign-in through the API, (set disableApiSignIn: true|write ALLOW_REFRESH_TOKEN_AUTH alone)/);
      return { ...failing, explicitAuthFlows: close === '' ? [] : [REFRESH] };
    },
  }],
  'auth-flow-m2m-defaults-open': {
    client: (message) => message.includes('Remove the override of ExplicitAuthFlows') ? {} : { explicitAuthFlows: [said(message, /Write (?:only |authFlows: \{ userSrp: false \}: the only flow is then )(\w+)/)] },
  },
  'auth-flow-refresh-needed-without-rotation': [
    { client: (message, failing) => ({ ...failing, explicitAuthFlows: [...failing.explicitAuthFlows!, said(message, /(?:Add \w+|Remove the override of ExplicitAuthFlows), (or)/) && REFRESH] }) },
    {
      client: (message, failing) => {
        said(message, /or (set refreshTokenRotation: true|set refreshTokenRotationGracePeriod: Duration\.seconds\(10\)|set RefreshTokenRotation\.Feature to ENABLED)/);
        return { ...failing, refreshTokenRotation: { feature: 'ENABLED' } };
      },
    },
  ],
  'auth-flow-user-auth-tier': [writesList, setsPlan],
  'auth-flow-client-token-only': { client: (message) => ({ explicitAuthFlows: [said(message, /Write only (\w+),/)] }) },
  'auth-flow-client-token-scopes': {
    client: (message, failing, fixture) => {
      const wrong = said(message, /^([\w., ]+) describes? a user/).split(', ');
      said(message, /Replace (?:it|them) with .*: (`\$\{server\.ref\}\/<scope name>`|OAuthScope\.resourceServer)/);
      const kept = failing.allowedOAuthScopes!.filter((scope) => !wrong.includes(scope));
      return { ...failing, allowedOAuthScopes: kept.length > 0 ? kept : [`${l1Of(fixture.pool.node.findChild('Api')).ref}/read`] };
    },
  },
  'auth-flow-password-public': writesList,
  'auth-flow-admin-public': writesList,
  'auth-flow-custom-needs-triggers': [writesList, {
    client: (message, failing, fixture) => {
      addTrigger(message, fixture);
      return failing;
    },
    built: (message, client, fixture) => {
      addTrigger(message, fixture);
      return client;
    },
  }],
  'auth-flow-managed-login-needs-srp': writesList,
  'auth-flow-user-auth-factors': {
    neighbour: (message, { Policies }) => {
      const { SignInPolicy: { AllowedFirstAuthFactors } } = Policies as { SignInPolicy: { AllowedFirstAuthFactors: string[] } };
      return { Policies: { SignInPolicy: { AllowedFirstAuthFactors: [...AllowedFirstAuthFactors, said(message, /Add (PASSWORD)/)] } } };
    },
  },
  'auth-flow-user-migration': {
    built: (message, pool, { app }) => {
      const client = app.node.findAll().find(({ node }) => node.path === said(message, /to the flows of '([^']+)'/)) as CfnUserPoolClient;
      client.explicitAuthFlows = [...client.explicitAuthFlows ?? [], said(message, /Add (\w+) to/)];
      return pool;
    },
  },
};
