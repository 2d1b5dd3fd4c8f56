import { Document, isMap, isSeq, visit } from 'yaml';
import type { ScenarioFile } from '../scenario.schema.js';

/** A scenario as a file, a step a line. */
export function scenarioText(file: ScenarioFile): string {
  const document = new Document(file);
  visit(document, {
    Map: (_, map, path) => {
      // The file and its list of steps are written over several lines, everything within a step in one.
      if (path.length > 1) map.flow = true;
    },
    Seq: (_, list, path) => {
      const isInStep = path.filter((node) => isMap(node) || isSeq(node)).length > 1;
      if (isInStep) list.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}
