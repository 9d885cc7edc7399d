import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { freePorts } from './freePorts';

it('finds ports that nobody else is given until a server listens on them', async () => {
  const ports = await freePorts(5);
  expect(new Set(ports).size).toBe(5);
  const others = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const given = others.map(server => (server.address() as AddressInfo).port);
  for (const other of others) other.close();
  expect(Math.max(...ports)).toBeLessThan(Math.min(...given));
});

it('leaves out those that are taken', async () => {
  const [taken] = await freePorts(1);
  const server = createServer().listen(taken, '127.0.0.1');
  await once(server, 'listening');
  const ports = await freePorts(8);
  server.close();
  expect(ports).not.toContain(taken);
});

it('says when there are not so many', async () => {
  await expect(freePorts(17)).rejects.toThrow('not 17 are free');
});
