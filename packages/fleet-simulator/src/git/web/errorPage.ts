import type { ErrorRequestHandler } from 'express';
import { failureOf } from '../api/respondWithError';
import { html } from './html';
import { layout } from './layout';

/** Answers with a page whatever a page, form or clone has thrown. */
export function errorPage(): ErrorRequestHandler {
  return (error, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, message } = failureOf(error);
    const title = status === 404 ? 'Page not found' : 'That did not work';
    const content = html`<h1>${title}</h1>
      <p>${message}</p>
      <p><a href="/">All repositories</a></p>`;
    res.status(status).send(layout({ title, content }));
  };
}
