import { ChildProcess, spawn } from 'child_process';
import { createSign, generateKeyPairSync, randomBytes } from 'crypto';
import { once } from 'events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { Agent, fetch } from 'undici';
import { parseAllDocuments } from 'yaml';
import { freePorts } from './freePorts';

interface KubernetesKind {
  apiVersion: string;
  kind: string;
}

interface KubernetesObject extends KubernetesKind {
  metadata: { name: string; namespace?: string };
}

/** What a server serves of a group and version. */
interface ServedResources {
  resources: { kind: string; name: string; namespaced: boolean }[];
}

interface CustomResourceDefinition {
  spec: {
    group: string;
    names: { plural: string };
    versions: { name: string; served: boolean }[];
  };
}

/**
 * A real etcd and kube-apiserver from the folder that `KUBEBUILDER_ASSETS`
 * names. There is no kubelet, scheduler or controller: a test makes nodes and
 * pods itself.
 */
export class KubeApiServer {
  readonly #folder: string;
  readonly #etcd: ChildProcess;
  readonly #spawnServer: () => ChildProcess;
  readonly #agent: Agent;
  /** What it serves, by the path of a group and version. */
  readonly #served = new Map<string, Promise<ServedResources>>();
  #server: ChildProcess;

  private constructor(
    folder: string,
    etcd: ChildProcess,
    spawnServer: () => ChildProcess,
    server: ChildProcess,
    agent: Agent,
    /** `https://127.0.0.1:PORT`. */
    readonly url: string,
    readonly adminToken: string,
    /** PEM of the certificate that the server made for itself. */
    readonly ca: string,
  ) {
    this.#folder = folder;
    this.#etcd = etcd;
    this.#spawnServer = spawnServer;
    this.#server = server;
    this.#agent = agent;
  }

  static async start(assets: string): Promise<KubeApiServer> {
    const folder = await mkdtemp(join(tmpdir(), 'kube-apiserver-'));
    const [etcdPort, peerPort, port] = await freePorts(3);
    const adminToken = randomBytes(24).toString('hex');
    await writeFile(
      join(folder, 'tokens.csv'),
      `${adminToken},admin,admin,system:masters\n`,
    );
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    await writeFile(join(folder, 'sa.key'), privateKey);

    const etcdUrl = `http://127.0.0.1:${etcdPort}`;
    const etcd = spawn(join(assets, 'etcd'), [
      `--data-dir=${join(folder, 'etcd')}`,
      `--listen-client-urls=${etcdUrl}`,
      `--advertise-client-urls=${etcdUrl}`,
      `--listen-peer-urls=http://127.0.0.1:${peerPort}`,
    ]);
    const spawnServer = () =>
      spawn(join(assets, 'kube-apiserver'), [
        `--etcd-servers=${etcdUrl}`,
        `--secure-port=${port}`,
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        `--cert-dir=${join(folder, 'certs')}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${join(folder, 'sa.key')}`,
        `--service-account-signing-key-file=${join(folder, 'sa.key')}`,
        `--token-auth-file=${join(folder, 'tokens.csv')}`,
        '--authorization-mode=RBAC',
        '--service-cluster-ip-range=10.0.0.0/24',
        '--endpoint-reconciler-type=none',
      ]);
    const server = spawnServer();
    const url = `https://127.0.0.1:${port}`;
    const agent = new Agent({ connect: { rejectUnauthorized: false } });
    await ready(`${url}/readyz`, adminToken, agent, server);
    const ca = await readFile(join(folder, 'certs', 'apiserver.crt'), 'utf8');
    return new KubeApiServer(
      folder,
      etcd,
      spawnServer,
      server,
      agent,
      url,
      adminToken,
      ca,
    );
  }

  /** Sends an object as the administrator. */
  async send(
    method: string,
    path: string,
    body: unknown,
    contentType = method === 'PATCH'
      ? 'application/merge-patch+json'
      : 'application/json',
  ): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      dispatcher: this.#agent,
      headers: {
        Authorization: `Bearer ${this.adminToken}`,
        'Content-Type': contentType,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return JSON.parse(text);
  }

  /** Creates every object of a manifest file, or of every file of a folder. */
  async apply(fileOrFolder: string): Promise<void> {
    const isFolder = (await stat(fileOrFolder)).isDirectory();
    const files = isFolder
      ? (await readdir(fileOrFolder))
          .filter(file => file.endsWith('.yaml'))
          .map(file => join(fileOrFolder, file))
      : [fileOrFolder];
    for (const file of files) {
      for (const document of parseAllDocuments(await readFile(file, 'utf8'))) {
        await this.create(document.toJS());
      }
    }
    this.#served.clear();
  }

  /** Creates CRDs, and waits until their kinds are served. */
  async install(fileOrFolder: string): Promise<void> {
    await this.apply(fileOrFolder);
    for (;;) {
      const { items } = (await this.send(
        'GET',
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        undefined,
      )) as { items: CustomResourceDefinition[] };
      const paths = items.flatMap(({ spec }) =>
        spec.versions
          .filter(({ served }) => served)
          .map(
            ({ name }) => `/apis/${spec.group}/${name}/${spec.names.plural}`,
          ),
      );
      const answers = await Promise.all(
        paths.map(path => this.#isThere(`${path}?limit=1`)),
      );
      if (answers.every(Boolean)) break;
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
    }
    this.#served.clear();
  }

  /**
   * Creates an object of whatever kind is served.
   *
   * @throws Error with the server's words, also about a field that it does not know
   */
  async create(object: KubernetesObject): Promise<void> {
    const path = await this.#collectionOf(object);
    await this.send('POST', `${path}?fieldValidation=Strict`, object);
  }

  /**
   * `kubectl apply --server-side --dry-run=server`: everything but the storing.
   *
   * @throws Error as {@link KubeApiServer.create}
   */
  async dryRun(object: KubernetesObject): Promise<void> {
    const path = `${await this.#collectionOf(object)}/${object.metadata.name}`;
    await this.send(
      'PATCH',
      `${path}?fieldManager=test&fieldValidation=Strict&dryRun=All`,
      object,
      'application/apply-patch+yaml',
    );
  }

  /** Creates a namespace, unless it is there. */
  async ensureNamespace(name: string): Promise<void> {
    if (await this.#isThere(`/api/v1/namespaces/${name}`)) return;
    await this.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }

  async serves({ apiVersion, kind }: KubernetesKind): Promise<boolean> {
    return (await this.#resourceOf({ apiVersion, kind })) !== undefined;
  }

  /** Where objects of the kind are. @throws Error when it is not served */
  async #collectionOf(object: KubernetesObject): Promise<string> {
    const resource = await this.#resourceOf(object);
    if (!resource) {
      throw new Error(`${object.apiVersion} ${object.kind} is not served`);
    }
    const within = resource.namespaced
      ? `/namespaces/${object.metadata.namespace ?? 'default'}`
      : '';
    return `${rootOf(object)}${within}/${resource.name}`;
  }

  async #resourceOf(object: KubernetesKind) {
    const { resources } = await this.#resourcesOf(rootOf(object));
    return resources.find(
      ({ kind, name }) => kind === object.kind && !name.includes('/'),
    );
  }

  #resourcesOf(root: string): Promise<ServedResources> {
    const known = this.#served.get(root);
    if (known) return known;
    const asked = this.send('GET', root, undefined).then(
      answer => answer as ServedResources,
      error => {
        if (!isNotFound(error)) throw error;
        return { resources: [] };
      },
    );
    this.#served.set(root, asked);
    return asked;
  }

  async #isThere(path: string): Promise<boolean> {
    try {
      await this.send('GET', path, undefined);
      return true;
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return false;
    }
  }

  /** No controller runs here that would fill a token's Secret: ask for one. */
  async tokenFor(namespace: string, account: string): Promise<string> {
    const answer = (await this.send(
      'POST',
      `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`,
      {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: {},
      },
    )) as { status: { token: string } };
    return answer.status.token;
  }

  /** The same token as it will be when its time is over, signed by the server's key. */
  async expired(token: string): Promise<string> {
    const [header, payload] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const hour = 3600;
    const past = { nbf: claims.nbf - 3 * hour, exp: claims.nbf - 2 * hour };
    const body = `${header}.${Buffer.from(
      JSON.stringify({ ...claims, iat: past.nbf, ...past }),
    ).toString('base64url')}`;
    const key = await readFile(join(this.#folder, 'sa.key'));
    const signature = createSign('RSA-SHA256').update(body).sign(key);
    return `${body}.${signature.toString('base64url')}`;
  }

  /** It forgets what it keeps in memory, such as the events that watches go on from. */
  async restart(): Promise<void> {
    await end(this.#server);
    this.#server = this.#spawnServer();
    const url = `${this.url}/readyz`;
    await ready(url, this.adminToken, this.#agent, this.#server);
  }

  async stop(): Promise<void> {
    await end(this.#server);
    await end(this.#etcd);
    await this.#agent.destroy();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function rootOf({ apiVersion }: KubernetesKind): string {
  return apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
}

/** As {@link KubeApiServer.send} says it. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && / 404 /.test(error.message);
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  if (child.exitCode === null && child.kill('SIGKILL')) await ended;
}

/** Polls until the server says ok; fails at once when the process has ended. */
async function ready(
  url: string,
  token: string,
  agent: Agent,
  server: ChildProcess,
): Promise<void> {
  let log = '';
  server.stderr?.on('data', chunk => {
    log = `${log}${chunk}`.slice(-2000);
  });
  for (;;) {
    if (server.exitCode !== null) {
      throw new Error(`kube-apiserver ended before it was ready: ${log}`);
    }
    const answer = await fetch(url, {
      dispatcher: agent,
      headers: { Authorization: `Bearer ${token}` },
    }).catch(() => undefined);
    await answer?.text();
    if (answer?.status === 200) return;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
}
