import { FleetText, writtenNumber } from '../../translation';

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** `171 GiB`: three digits are enough to judge by. */
export function bytesWords(bytes: number, t: FleetText): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${roundWords(value, t)} ${units[unit]}`;
}

/** `27.5`; whole numbers from 100 on. */
export function roundWords(value: number, t: FleetText): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : 1;
  return writtenNumber(value, t, { maximumFractionDigits: digits });
}

/** `38`, or a dash where one of the two is not known. */
export function percentWords(part?: number, whole?: number): string {
  if (part === undefined || !whole) return '-';
  return String(Math.round((part / whole) * 100));
}
