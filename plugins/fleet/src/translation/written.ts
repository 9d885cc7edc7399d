import { FleetText } from '.';

/**
 * Numbers and times as the portal's language writes them, whatever the browser
 * speaks: everything that the pages show in figures goes through here. A
 * browser of the same language says which of its countries, and the time zone.
 */
export function writtenNumber(
  value: number,
  t: FleetText,
  options: Intl.NumberFormatOptions = {},
): string {
  return numbers(localeOf(t), options).format(value);
}

/** A moment in the reader's time zone. */
export function writtenTime(
  at: string | number,
  t: FleetText,
  options: Intl.DateTimeFormatOptions,
): string {
  return times(localeOf(t), options).format(new Date(at));
}

function localeOf(t: FleetText): string {
  const language = t('written.language');
  const own = navigator.languages.find(
    tag => tag.split('-')[0] === language.split('-')[0],
  );
  return own ?? language;
}

const numbers = madeOnce(
  (locale: string, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options),
);

const times = madeOnce(
  (locale: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, options),
);

/** A page has hundreds of times, and to make a format takes long. */
function madeOnce<TOptions, TFormat>(
  make: (locale: string, options: TOptions) => TFormat,
): (locale: string, options: TOptions) => TFormat {
  const made = new Map<string, TFormat>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const format = made.get(key) ?? make(locale, options);
    made.set(key, format);
    return format;
  };
}
