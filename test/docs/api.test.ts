import { shorter } from '../../scripts/api';

const ASSEMBLY = {
  types: {
    'lib.Base': { properties: [{ name: 'issuer' }] },
    'lib.Client': { base: 'lib.Base', methods: [{ name: 'rotate' }] },
  },
};
const row = (anchor: string) => `| <code><a href="#lib.${anchor}">x</a></code> | text |`;
const detail = (anchor: string) => `##### \`x\` <a name="x" id="lib.${anchor}"></a>\n\ntext\n\n---\n\n`;
const properties = (type: string) => `#### Properties <a></a>\n\n${row(`${type}.property.issuer`)}\n${row(`${type}.property.node`)}\n\n---\n\n${detail(`${type}.property.issuer`)}${detail(`${type}.property.node`)}`;
const parameter = '##### `id` <a name="id" id="lib.Client.Initializer.parameter.id"></a>\n\n- *Type:* string\n\n---\n\n';
const methods = `#### Methods <a></a>\n\n${row('Client.rotate')}\n${row('Client.toString')}\n\n---\n\n${detail('Client.rotate')}${detail('Client.toString')}`;

const page = shorter(`# API\n\n${row('Client.Initializer.parameter.id')}\n${parameter}${properties('Base')}${methods}${properties('Client')}`, ASSEMBLY);

test('a member is described where it is declared', () => {
  expect(page.match(/id="lib\.\w+\.property\.issuer"/g)).toEqual(['id="lib.Base.property.issuer"']);
  expect(page).toContain(detail('Client.rotate'));
});

test('a type that inherits it links there', () => {
  expect(page.split(row('Base.property.issuer'))).toHaveLength(3);
  expect(page).not.toContain('#lib.Client.property.issuer');
});

test('what CDK declares is left out', () => {
  expect(page).not.toMatch(/node|toString/);
});

test('a parameter of which only the type is known is in the table alone', () => {
  expect(page).not.toContain(parameter);
  expect(page).toContain('| <code>x</code> | text |');
});

test('every link of the page has its anchor', () => {
  const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  expect([...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !anchors.has(id))).toEqual([]);
});
