import { HumanDuration } from '@backstage/types';

/** A server with the HTTP API of Prometheus. */
interface MetricsServer {
  /** Base URL, without `/api/v1`. */
  url: string;
  /**
   * Bearer token, where the server wants one.
   * @visibility secret
   */
  token?: string;
  /** File with the token; read again when it changes. */
  tokenFile?: string;
  /** CA certificates of the server, PEM. */
  ca?: string;
  /** File with the CA certificates, PEM. */
  caFile?: string;
  /** Do not verify the certificate. For tests only. */
  dangerouslyAllowSkipTLSVerify?: boolean;
  /** Deadline of one query. Default: 10 seconds. */
  timeout?: HumanDuration | string;
  /** Queries at once. Default: 4. */
  maxConcurrency?: number;
}

export interface Config {
  /** The fleet portal: Argo CD hubs and the spokes behind them. */
  fleet?: {
    /**
     * After how long without a word from a hub its values are drawn neutral, as
     * "not heard". Default: 60 seconds.
     */
    staleAfter?: HumanDuration | string;

    permissions?: {
      /**
       * For so many seconds the policy's decision to let somebody read is gone
       * by; 0: it is asked every time. What changes something always asks.
       * Default: 5.
       */
      keepDecisionsSeconds?: number;
    };

    /** How environments and regions are told from the labels of clusters. */
    environments?: {
      /** Cluster label with the environment. Default: `env`. */
      label?: string;
      /** Cluster label with the region. Default: `region`. */
      regionLabel?: string;
      /** Environments in promotion order. Default: dev, test, staging, prod. */
      order?: string[];
      /** Environments in which a removal must be confirmed. Default: prod, production. */
      production?: string[];
    };

    /** The Argo CD hubs. */
    hubs?: Array<{
      /** Unique; letters, digits, `-`, `_` and `.`; used in URLs and entity names. */
      name: string;
      /** What people call it. */
      title?: string;
      /** Base URL of the Argo CD API server. Not with `kubernetes`. */
      url?: string;
      /** Base URL of Argo CD's own UI for links, where it is not `url`. */
      uiUrl?: string;
      /**
       * Token of an Argo CD account that may read.
       * @visibility secret
       */
      token?: string;
      /** File with the token; read again when it changes. */
      tokenFile?: string;
      /** User of a local Argo CD account, instead of a token. */
      username?: string;
      /** @visibility secret */
      password?: string;
      /** CA certificates of the hub, PEM. */
      ca?: string;
      /** File with the CA certificates of the hub, PEM. */
      caFile?: string;
      /** Do not verify the hub's certificate. For tests only. */
      dangerouslyAllowSkipTLSVerify?: boolean;
      /**
       * Deadline of one request; a list of everything may take six times as
       * long. Default: 10 seconds.
       */
      timeout?: HumanDuration | string;
      /** Requests at once. Default: 6. */
      maxConcurrency?: number;
      /** Answers that are larger (unzipped, in MiB) are cut off. Default: 256. */
      maxAnswerMiB?: number;
      /**
       * Read the hub's resources through the Kubernetes API of the cluster that
       * it runs on, instead of `url` with its credential and CA. It is reached by
       * `url` and a token, by `kubeconfig`, or `inCluster`.
       */
      kubernetes?: {
        /** URL of the API server. */
        url?: string;
        /**
         * Token of a ServiceAccount that may read.
         * @visibility secret
         */
        token?: string;
        /** File with the token; read again when it changes. */
        tokenFile?: string;
        /** CA certificates of the API server, PEM. */
        ca?: string;
        /** File with the CA certificates, PEM. */
        caFile?: string;
        /** Do not verify the certificate. For tests only. */
        dangerouslyAllowSkipTLSVerify?: boolean;
        /** A kubeconfig file; its users have tokens or client certificates. */
        kubeconfig?: string;
        /** Context of that file. Default: its current-context. */
        context?: string;
        /** The hub runs on the portal's own cluster; the pod's ServiceAccount reads. */
        inCluster?: boolean;
        /** Namespace of Argo CD. Default: argocd. */
        namespace?: string;
        /** Read Applications of that namespace only. Default: of all. */
        onlyOwnNamespace?: boolean;
      };
      /** Do not ask this hub for now. Followed without a restart. */
      muted?: {
        reason: string;
        by?: string;
        /** ISO 8601. */
        until?: string;
      };
    }>;

    /** How the portal reaches the spokes that it may ask itself. Followed without a restart. */
    spokes?: Array<{
      /** Name of the hub that knows the cluster. */
      hub: string;
      /** Name of the cluster, as the hub calls it. */
      cluster: string;
      /** URL of the API server, where it is not the one that the hub uses. */
      url?: string;
      /**
       * Token of a ServiceAccount that may read.
       * @visibility secret
       */
      token?: string;
      /** File with the token; read again when it changes. */
      tokenFile?: string;
      /** CA certificates of the API server, PEM. */
      ca?: string;
      /** File with the CA certificates, PEM. */
      caFile?: string;
      /** Do not verify the certificate. For tests only. */
      dangerouslyAllowSkipTLSVerify?: boolean;
      /** A kubeconfig file, instead of the URL, token and CA. */
      kubeconfig?: string;
      /** Context of that file. Default: its current-context. */
      context?: string;
    }>;

    /** What is kept in the database about deployments and outages. */
    history?: {
      /** After how long events are forgotten, at most ten years. Default: 90 days. */
      retention?: HumanDuration | string;
    };

    /** Who is told in Backstage when something turns. */
    notifications?: {
      /** Default: false. */
      enabled?: boolean;
      /** What is told, of the topics in docs/notifications.md. Default: all. */
      topics?: string[];
      /**
       * Time between two notifications to one owner on one topic, at least;
       * what happens meanwhile is collected. Default: 5 minutes.
       */
      quietPeriod?: HumanDuration | string;
      /**
       * Entity that is told of hubs and spokes without an owner, for example
       * `group:default/platform`.
       */
      platformOwner?: string;
    };

    /** Archives of the hubs' configuration that are made by themselves. */
    export?: {
      /** Where they are kept; none are made without it. */
      directory?: string;
      /** Time between two of a hub. Default: 1 day. */
      interval?: HumanDuration | string;
      /** How many of each hub are kept. Default: 14. */
      keep?: number;
    };

    /** When spokes are asked whether they live. */
    probes?: {
      /** Default: 10 seconds. */
      interval?: HumanDuration | string;
      /** Default: 5 seconds. */
      timeout?: HumanDuration | string;
      /** Misses in a row after which a spoke is unreachable. Default: 2. */
      misses?: number;
      /** Probes at once. Default: 256. */
      maxConcurrency?: number;
    };

    /** The onboarding checklist that every cluster is judged by. */
    readiness?: {
      /**
       * The steps that this fleet wants. Default: registered, labels, nodes,
       * network, defaultDeny, certificates, secrets, policies, backups,
       * metrics, benchmark, deprecatedApis, workloads.
       */
      steps?: string[];
      /** How long one reading of a spoke is good for. Default: 5 minutes. */
      maxAge?: HumanDuration | string;
    };

    /** Servers with the HTTP API of Prometheus that the portal may query. */
    metrics?: {
      /** One for all clusters: Thanos, Mimir, VictoriaMetrics. */
      fleet?: MetricsServer & {
        /** The label that names the cluster of a series. Default: `cluster`. */
        clusterLabel?: string;
        /**
         * What that label says, where it is not the name of the cluster; of the
         * cluster that a hub runs on, where it is not the name of the hub.
         */
        clusterNames?: Array<{
          hub: string;
          /** Absent: the cluster that the hub runs on. */
          cluster?: string;
          value: string;
        }>;
      };
      /** Servers of one cluster, or of one hub; they win over that of the fleet. */
      servers?: Array<
        MetricsServer & {
          hub: string;
          /** Name of the cluster, as the hub calls it. Absent: the hub's own Argo CD. */
          cluster?: string;
        }
      >;
      /** How the requests to workloads are counted. */
      requests?: {
        /** A counter. Default: `http_requests_total`. */
        total?: string;
        /** Its label with the HTTP status. Default: `code`. */
        statusLabel?: string;
        /**
         * A histogram of seconds, without `_bucket`. Default:
         * `http_request_duration_seconds`.
         */
        duration?: string;
      };
      grafana?: {
        /** Page of a cluster in Grafana, with `{{hub}}` and `{{cluster}}` in it. */
        clusterUrl?: string;
      };
    };

    /** Cluster API, which makes clusters. */
    clusterApi?: {
      /**
       * The cluster on which Cluster API of a hub runs. Default: the hub's own
       * cluster, `in-cluster`. The portal reads it with the access to that
       * cluster (`fleet.spokes`, or Backstage's Kubernetes plugin).
       */
      managementClusters?: Array<{
        hub: string;
        /** Name of the cluster, as the hub calls it. */
        cluster: string;
      }>;
      /** How long one reading is good. Default: 10 seconds. */
      maxAge?: HumanDuration | string;
      /** Deadline of one reading. Default: 10 seconds. */
      timeout?: HumanDuration | string;
    };

    /** The upgrade of Kubernetes over the fleet, in waves. */
    upgrades?: {
      /** What every cluster is to run, for example `v1.36.1`. There is no plan without it. */
      version?: string;
      /** In this order; a cluster belongs to the first whose labels it has. */
      waves?: Array<{
        name: string;
        /** Labels of its clusters. */
        match: { [label: string]: string };
        /** How many clusters at once. Default: all of them. */
        atOnce?: number;
        /** How long it is watched before the next begins. Default: not at all. */
        soak?: HumanDuration | string;
      }>;
      /**
       * What is promised of a cluster that was upgraded. One that is beyond stops
       * the plan; a figure that is left out is not watched. Needs `fleet.metrics`.
       */
      slo?: {
        /** The most of the requests to workloads that may fail, from 0 to 1. */
        errorRate?: number;
        /** Within which time requests to workloads are answered. */
        latency?: {
          /** How many of them, from 0 to 1. Default: 0.99. */
          quantile?: number;
          /** Default: 1 second. */
          within?: HumanDuration | string;
        };
        /** The least of the requests that the API server answers without an error of its own, from 0 to 1. */
        apiServer?: number;
        /** The most of the deployments since the upgrade that may fail, from 0 to 1. */
        failedDeployments?: number;
        /** The span over which requests are counted. Default: 10 minutes. */
        window?: HumanDuration | string;
        /** How often somebody looks. Default: 1 minute. */
        checkEvery?: HumanDuration | string;
      };
      /** What the portal runs when the plan stops by itself. Default: nothing. */
      onStop?: {
        /** For example `template:default/stop-an-upgrade`. */
        template: string;
        /** For its form. Default: `repository` is the first of `fleet.repositories`. */
        values?: { [parameter: string]: unknown };
      };
    };

    /** What is promised of clusters that have to come back. */
    recovery?: {
      /** RPO: how old the state of the last good backup may be. Default: 24 hours. */
      rpo?: HumanDuration | string;
      /** RTO: how long a restore may take. Default: 4 hours. */
      rto?: HumanDuration | string;
      /** Other figures for single environments. */
      environments?: {
        [environment: string]: {
          rpo?: HumanDuration | string;
          rto?: HumanDuration | string;
        };
      };
    };

    /** How the blast radius of a change is worked out. */
    preview?: {
      /**
       * At the review of a form, ask the hubs as well what they would generate.
       * Their account needs `applicationsets, create` for it. Default: false.
       */
      askHubs?: boolean;
      /**
       * Repositories that may be read for it though no Application uses them yet.
       * Default: none.
       */
      repositories?: string[];
    };

    /**
     * What signed-in people with the permission may have a hub do. Each is off
     * unless it is set to true, and needs its lines in the hub's policy.
     */
    operations?: {
      /** Compare an Application with Git now. Default: false. */
      refresh?: boolean;
      /** Sync an Application, also as a dry run. Default: false. */
      sync?: boolean;
      /** End the operation that runs. Default: false. */
      terminate?: boolean;
      /** Roll back on the hub, past Git. Default: false. */
      rollback?: boolean;
      /** Read a cluster anew. Default: false. */
      invalidateCache?: boolean;
    };
  };

  /**
   * Of the existing Argo CD plugins. Each instance is a hub as well, unless
   * `fleet.hubs` has one of its name or URL.
   */
  argocd?: {
    /** User of instances that have none of their own. */
    username?: string;
    /** @visibility secret */
    password?: string;
    /** Base URL of Argo CD's own UI, where there is one instance. */
    baseUrl?: string;
    appLocatorMethods?: Array<{
      /** Only `config` is read. */
      type: string;
      instances?: Array<{
        name: string;
        /** Base URL of the Argo CD API server. */
        url: string;
        /** Base URL of Argo CD's own UI, where it is not `url`. */
        frontendUrl?: string;
        /** @visibility secret */
        token?: string;
        username?: string;
        /** @visibility secret */
        password?: string;
      }>;
    }>;
  };
}
