import type { JsonObject } from '../../base/json.ts';
import {
  allPorts,
  type Catalogue,
  connectorId,
  type PatchbayDocument,
  setAt,
  specOf,
} from '../../model/index.ts';
import { setConnectorMode } from '../../editing/connectors/connect.ts';
import { setProcessType } from '../../editing/process/process.ts';

const RAY_CONNECTOR = 'plugboard.connector.RayConnector';
const ZMQ_CONNECTOR = 'plugboard.connector.ZMQConnector';

/**
 * The same model as a process on Ray. RayConnector carries no events, so a model with events gets
 * ZMQConnector instead (which needs `PLUGBOARD_FLAGS_ZMQ_PUBSUB_PROXY=true`); and it knows no other
 * mode than the pipeline, which between one output and one input does the same.
 */
export function forRay(document: PatchbayDocument, catalogue: Catalogue): PatchbayDocument {
  const ray = setProcessType(document, 'plugboard.process.RayProcess');
  if (specOf(ray).plugboard.process.connector_builder.type !== RAY_CONNECTOR) return ray;
  if (!hasEvents(document, catalogue)) return withoutModes(ray);
  const path = ['plugboard', 'process', 'connector_builder', 'type'];
  return { ...ray, config: setAt(ray.config, path, ZMQ_CONNECTOR) as JsonObject };
}

/** True for a model whose components send or take events. */
export function hasEvents(document: PatchbayDocument, catalogue: Catalogue): boolean {
  return [...allPorts(specOf(document), catalogue).values()].some(
    ({ inputEvents, outputEvents }) => inputEvents.length + outputEvents.length > 0,
  );
}

function withoutModes(document: PatchbayDocument): PatchbayDocument {
  return specOf(document)
    .plugboard.process.args.connectors.filter(({ mode }) => mode !== 'pipeline')
    .reduce((next, connector) => {
      return setConnectorMode(next, connectorId(connector), 'pipeline');
    }, document);
}
