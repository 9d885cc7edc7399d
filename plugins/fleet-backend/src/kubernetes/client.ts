/**
 * What is used of the official client. Its front door brings a thousand
 * generated modules, one for each kind of object: more than a second of every
 * test file, and most of one of every start.
 */
export { ApiException } from '@kubernetes/client-node/dist/gen/apis/exception.js';
export {
  createConfiguration,
  type Configuration,
} from '@kubernetes/client-node/dist/gen/configuration.js';
export {
  HttpMethod,
  RequestContext,
  ResponseContext,
  wrapHttpLibrary,
  type HttpLibrary,
} from '@kubernetes/client-node/dist/gen/http/http.js';
export { ServerConfiguration } from '@kubernetes/client-node/dist/gen/servers.js';
