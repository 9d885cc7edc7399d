import { HubArchive } from '@fleet-portal/backstage-plugin-fleet-common';

/** Milliseconds. Some browsers read the address only after a question to the reader. */
const addressLives = 60_000;

/**
 * Hands an archive to the browser as a download. It was fetched with the
 * reader's identity, which a plain link would not send.
 */
export function saveArchive({ fileName, content }: HubArchive): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), addressLives);
}
