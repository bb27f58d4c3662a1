import { clientTopic } from './rule';

/** CloudFormation makes neither of two resources that wait for each other. */
export const redirectCircle = clientTopic('redirect-circle', ['redirectCircle'], [
  {
    id: 'callback-circle',
    level: 'error',
    summary: 'A resource whose URL a client sends users to does not wait for that client.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    property: '',
    refusal: 'Circular dependency between resources',
    check: ({ redirectCircle: paths }) => paths,
    message: (paths) => `the redirect URLs of the client contain a value of ${paths.map((path) => `'${path}'`).join(', ')}, which needs the client itself, for example its id in a variable. Neither can be created first. Either use a URL that is known before the deployment, such as that of a custom domain, or let the app read the client's configuration at run time: from an SSM parameter that it finds by a fixed name, or from a file in its bucket.`,
  },
]);
