import { mendedJava } from '../../scripts/packages/translate';

test.each([
  ['a method of a property', 'machine.secret.grantRead(job);', 'machine.getSecret().grantRead(job);'],
  ['within a call', '.value(spa.configuration.oidcClientTs().getJson())', '.value(spa.getConfiguration().oidcClientTs().getJson())'],
  ['a property of a property', 'a.userPool.node.addDependency(b);', 'a.getUserPool().getNode().addDependency(b);'],
  ['a loop over texts', 'for (Object name : List.of("a", "b")) {', 'for (String name : List.of("a", "b")) {'],
  ['nothing', 'Source.data("https://www.example.org", app.getNode().getId());', 'Source.data("https://www.example.org", app.getNode().getId());'],
  ['a name in a text', 'url("https://" + name + ".example.org/metadata.xml");', 'url("https://" + name + ".example.org/metadata.xml");'],
  ['an import', 'import software.amazon.awscdk.services.cognito.*;', 'import software.amazon.awscdk.services.cognito.*;'],
])('%s', (_, java, mended) => {
  expect(mendedJava(java)).toEqual(mended);
});
