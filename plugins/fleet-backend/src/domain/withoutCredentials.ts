/**
 * `https://user:token@host/repo` is written as `https://host/repo`; the user of
 * `ssh://git@host/repo` is no secret and stays.
 */
export function withoutCredentials(text: string): string {
  return text
    .replace(/(\bhttps?:\/\/)[^\s/@"']{1,2048}@/gi, '$1')
    .replace(/(\b[a-z]{1,8}:\/\/[^\s/@:"']{1,256}):[^\s/@"']{1,2048}@/gi, '$1@')
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 ***');
}
