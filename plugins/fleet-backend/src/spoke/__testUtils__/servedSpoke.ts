import { createServer, RequestListener } from 'http';
import { AddressInfo } from 'net';
import { createSpokeClient } from '../ConfiguredSpokeAccess';

/** A spoke behind a real socket, and the client that a configuration makes for it. */
export async function servedSpoke(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const client = createSpokeClient(
    {
      hub: 'prod-hub',
      cluster: 'prod-1',
      token: 'a-portal-token',
      dangerouslyAllowSkipTLSVerify: false,
    },
    `http://127.0.0.1:${port}`,
  );
  return {
    client,
    async stop() {
      await client.close();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}
