import type { Router } from 'express';
import { labelsSchema } from '../store/labels';
import type { ApiContext } from './ApiContext';
import { parseInput } from './parseInput';

/** Labels of pull requests, which GitHub keeps with its issues. */
export function addLabelRoutes(
  router: Router,
  { pullRequests, ...context }: ApiContext,
): void {
  const path = '/repos/:owner/:repo/issues/:number(\\d+)/labels';

  router.post(path, async (req, res) => {
    const repository = context.writable(req.params);
    const number = Number(req.params.number);
    const { labels } = parseInput(labelsSchema, req.body);
    const record = await pullRequests.label(repository, number, {
      add: labels,
    });
    res.json(record.labels.map(name => ({ name })));
  });

  router.delete(`${path}/:name`, async (req, res) => {
    const repository = context.writable(req.params);
    const number = Number(req.params.number);
    const record = await pullRequests.label(repository, number, {
      remove: req.params.name,
    });
    res.json(record.labels.map(name => ({ name })));
  });
}
