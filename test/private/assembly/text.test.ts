import { HOLE, listed, mark, shortened, upToFive } from '../../../src/private/assembly/text';

const letters = (n: number) => [...'abcdefgh'].slice(0, n);

describe('a list in a message', () => {
  test('shows up to five items', () => {
    expect(upToFive(letters(1))).toBe('a');
    expect(upToFive(letters(5))).toBe('a, b, c, d, e');
    expect(upToFive(letters(6))).toBe('a, b, c, d, e and 1 more');
    expect(upToFive(letters(8))).toBe('a, b, c, d, e and 3 more');
  });

  test('quotes texts, and shows what is not known of them', () => {
    expect(listed(['a', `b-${HOLE}`, mark('Stack/Pool', 'Ref')])).toBe('\'a\', \'b-${…}\', \'${Stack/Pool}\'');
    expect(listed(letters(6))).toBe('\'a\', \'b\', \'c\', \'d\', \'e\' and 1 more');
  });
});

test('a long text is shortened to its first 40 characters', () => {
  expect(shortened('x'.repeat(40))).toBe('x'.repeat(40));
  expect(shortened('🔑'.repeat(41))).toBe(`${'🔑'.repeat(40)}…`);
});
