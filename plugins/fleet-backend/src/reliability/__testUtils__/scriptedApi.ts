import {
  createConfiguration,
  ResponseContext,
  ServerConfiguration,
  wrapHttpLibrary,
} from '../../kubernetes/client';
import { PlatformApi } from '../../spoke/platform/PlatformApi';

export interface Asked {
  method: string;
  /** Path and query. */
  target: string;
  body: string | undefined;
}
export interface Told {
  status: number;
  text: string;
}

/** An API server without a socket, which answers what it is told to. */
export function scriptedApi(answer: (asked: Asked) => Promise<Told>) {
  return new PlatformApi(
    createConfiguration({
      baseServer: new ServerConfiguration('http://spoke', {}),
      authMethods: {},
      httpApi: wrapHttpLibrary({
        async send(request) {
          const { pathname, search } = new URL(request.getUrl());
          const body = request.getBody();
          const { status, text } = await answer({
            method: request.getHttpMethod().toString(),
            target: `${pathname}${search}`,
            body: typeof body === 'string' ? body : undefined,
          });
          return new ResponseContext(
            status,
            {},
            {
              text: async () => text,
              binary: async () => Buffer.from(text),
              stream: () => null,
            },
          );
        },
      }),
    }),
    500,
  );
}
