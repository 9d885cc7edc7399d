import type { MockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';

/** GitHub, as the actions know it. */
export const github = ScmIntegrations.fromConfig(
  new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
);

/** The fleet repository of the examples. */
export const fleetRepository = { repoUrl: 'github.com?owner=acme&repo=fleet' };

/**
 * Runs an action in a workspace, with the usual input and what is given over
 * it, and gives back its outputs by name.
 */
export function runIn<Input extends JsonObject, Output extends JsonObject>(
  workspace: MockDirectory,
  action: TemplateAction<Input, Output, 'v2'>,
  usual: NoInfer<Input>,
) {
  return async (input: Partial<Input> = {}, signal?: AbortSignal) => {
    const context = createMockActionContext<Input>({
      workspacePath: workspace.path,
      input: { ...usual, ...input },
    });
    await action.handler({ ...context, ...(signal && { signal }) });
    return Object.fromEntries(jest.mocked(context.output).mock.calls);
  };
}

/** The text of a file that an action wrote. */
export function writtenIn(workspace: MockDirectory) {
  return (path: string) => readFileSync(workspace.resolve(path), 'utf8');
}
