import { createMockDirectory } from '@backstage/backend-test-utils';
import { stringify } from 'yaml';
import { readKubeconfig } from './kubeconfig';

const setting = 'fleet.hubs[prod-hub].kubernetes';
const pem = '-----BEGIN CERTIFICATE-----';
const base64 = (text: string) => Buffer.from(text).toString('base64');

const users: Record<string, unknown> = {
  token: { token: 'secret-token' },
  file: { token: 'old', tokenFile: 'tokens/portal' },
  certificate: {
    'client-certificate-data': base64(pem),
    'client-key': 'portal.key',
  },
  program: { exec: { command: 'aws', args: ['eks', 'get-token'] } },
  half: { 'client-certificate-data': base64(pem) },
};

/** A context for each user, and one for each cluster. */
const kubeconfig = {
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'token',
  clusters: [
    {
      name: 'prod',
      cluster: {
        server: 'https://10.0.0.1:6443/',
        'certificate-authority': 'ca.pem',
        'tls-server-name': 'kubernetes',
      },
    },
    {
      name: 'proxied',
      cluster: { server: 'https://a', 'proxy-url': 'http://proxy' },
    },
    { name: 'broken', cluster: { server: 'unix:///var/run/k8s' } },
  ],
  users: Object.entries(users).map(([name, user]) => ({ name, user })),
  contexts: [
    ...Object.keys(users).map(name => ({
      name,
      context: { cluster: 'prod', user: name },
    })),
    ...['proxied', 'broken', 'absent'].map(name => ({
      name,
      context: { cluster: name, user: 'token' },
    })),
    { name: 'nobody', context: { cluster: 'prod', user: 'nobody' } },
  ],
};

describe('readKubeconfig', () => {
  const folder = createMockDirectory();
  const read = (context?: string) =>
    readKubeconfig({ file: folder.resolve('config'), context }, setting);

  beforeEach(() => {
    folder.setContent({
      config: stringify(kubeconfig),
      'ca.pem': pem,
      'portal.key': 'the key',
    });
  });

  it('reads the current context, with files beside it', () => {
    expect(read()).toEqual({
      server: 'https://10.0.0.1:6443',
      token: 'secret-token',
      ca: pem,
      tlsServerName: 'kubernetes',
      dangerouslyAllowSkipTLSVerify: false,
    });
  });

  it('reads token files and client certificates', () => {
    const tokenFile = folder.resolve('tokens/portal');
    expect(read('file')).toMatchObject({ tokenFile, token: undefined });
    expect(read('certificate')).toMatchObject({
      clientCertificate: pem,
      clientKey: 'the key',
    });
  });

  it.each([
    ['somewhere', /has no context 'somewhere'; name one .*\.context\.$/],
    ['program', /a program makes, which the portal does not run/],
    ['proxied', /through a proxy-url/],
    ['broken', /no usable cluster 'broken'/],
    ['absent', /no usable cluster 'absent'/],
    ['nobody', /no usable user for context 'nobody'/],
    ['half', /without a token or a client certificate with its key/],
  ])('refuses context %s with a sentence', (context, words) => {
    expect(() => read(context)).toThrow(words);
    expect(() => read(context)).toThrow(`${setting}.kubeconfig`);
  });

  it('says what is wrong with the file', () => {
    folder.setContent({ config: ': no yaml: [' });
    expect(() => read()).toThrow(/is no kubeconfig file/);
    folder.setContent({ config: stringify({ ...kubeconfig, clusters: 7 }) });
    expect(() => read()).toThrow(/is no kubeconfig file/);
    folder.setContent({ config: stringify(kubeconfig) });
    expect(() => read()).toThrow(/needs ca\.pem, which cannot be read/);
    folder.clear();
    expect(() => read()).toThrow(/cannot be read; check that it is there/);
  });
});
