import { conjoined, HOLE, listed, mark, shortened, timeText, upToFive } from '../../../src/private/assembly/text';

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

test('names are joined by commas and one and', () => {
  expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(conjoined)).toEqual(['a', 'a and b', 'a, b and c']);
});

test.each([
  [0, '0 seconds'], [1, '1 second'], [60, '1 minute'], [3600, '1 hour'], [47 * 3600, '47 hours'], [48 * 3600 + 60, '48 hours and 1 minute'], [172860.00000000003, '48 hours and 1 minute'],
  [72 * 3600, '72 hours'], [73 * 3600, '3 days and 1 hour'], [23977 * 3600, '999 days and 1 hour'], [90061 + 3 * 86400, '4 days, 1 hour, 1 minute and 1 second'],
])('%d seconds are %s', (seconds, text) => {
  expect(timeText(seconds)).toBe(text);
});

test('a long text is shortened to its first 40 characters', () => {
  expect(shortened('x'.repeat(40))).toBe('x'.repeat(40));
  expect(shortened('🔑'.repeat(41))).toBe(`${'🔑'.repeat(40)}…`);
});
