import { textIn } from '../__testUtils__/textIn';
import { bytesWords, roundWords } from '../components/cluster';
import { figureWords } from '../components/hub/figureWords';
import { clockTime, exactTime } from '../components/time';
import { FleetText, writtenNumber, writtenTime } from '.';

const at = Date.parse('2026-11-20T14:05:20Z');
const day: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
};

describe('figures in the language of the portal', () => {
  const browser = jest.spyOn(navigator, 'languages', 'get');
  afterAll(() => browser.mockRestore());

  describe.each([
    ['en', ['de-DE', 'de']],
    ['en', ['en-US']],
    ['de', ['en-US', 'en']],
    ['de', ['de-DE']],
  ] as const)('%s in a browser that speaks %j', (language, spoken) => {
    let t: FleetText;
    beforeAll(async () => {
      browser.mockReturnValue(spoken);
      t = await textIn(language);
    });
    const words = <T>(en: T, de: T): T => (language === 'en' ? en : de);

    it('has its numbers', () => {
      expect(writtenNumber(12_345.5, t)).toBe(words('12,345.5', '12.345,5'));
      expect(roundWords(27.54, t)).toBe(words('27.5', '27,5'));
      expect(bytesWords(1.5 * 1024 ** 3, t)).toBe(words('1.5 GiB', '1,5 GiB'));
      expect(figureWords('queueSeconds', 1.25, t)).toBe(
        words('1.3 s', '1,3 s'),
      );
    });

    it('has its days and hours', () => {
      expect(writtenTime(at, t, { ...day, timeZone: 'UTC' })).toMatch(
        words(/^Fri/, /^Fr\./),
      );
      expect(writtenTime(at, t, { month: 'long' })).toBe('November');
      expect(clockTime(at, t)).toMatch(words(/^\d\d:05 [AP]M$/, /^\d\d:05$/));
      expect(exactTime(new Date(at).toISOString(), t)).toMatch(
        words(/^Nov \d+, 2026/, /^\d+\.11\.2026/),
      );
    });
  });

  it('is that of the reader’s country where the language is the same', async () => {
    browser.mockReturnValue(['en-GB', 'en']);
    const t = await textIn('en');
    expect(clockTime(at, t)).toMatch(/^\d\d:05$/);
    expect(writtenTime(at, t, { dateStyle: 'short' })).toMatch(
      /^\d\d\/11\/2026$/,
    );
  });
});
