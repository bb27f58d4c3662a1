import { clientTopic } from './rule';
import { listed } from '../assembly/text';

/** CloudFormation cannot create two resources that depend on each other. */
export const redirectCircle = clientTopic('redirect-circle', ['redirectCircle'], [
  {
    id: 'callback-circle',
    level: 'error',
    summary: 'A resource in a redirect URL of a client does not depend on that client.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    property: '',
    refusal: 'Circular dependency between resources',
    check: ({ redirectCircle: paths }) => paths,
    message: (paths) => `A redirect URL of the client refers to ${listed(paths)}, which depends on the client, for example on its id. Neither can be created first. Write a URL that is known before the deployment, such as one on a custom domain. Or let the app read the configuration of the client when it runs, from an SSM parameter with a fixed name or from a file in its bucket, and remove the dependency.`,
  },
]);
