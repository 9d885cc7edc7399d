export interface Config {
  fleet?: {
    /**
     * Git repositories that describe the fleet, offered by the templates' forms.
     * The first one is chosen at the start.
     * @deepVisibility frontend
     */
    repositories?: Array<{
      /** What people call it. */
      title?: string;
      /** Where pull requests go: `host?owner=OWNER&repo=REPOSITORY`. */
      repoUrl: string;
      /** The same repository as the hubs clone it. Default: `https://host/OWNER/REPOSITORY.git`. */
      gitUrl?: string;
      /** Branch that the hubs read. Default: `main`. */
      branch?: string;
    }>;
    preview?: {
      /**
       * At the review of a form, ask the hubs as well what they would generate.
       * @visibility frontend
       */
      askHubs?: boolean;
    };
  };
}
