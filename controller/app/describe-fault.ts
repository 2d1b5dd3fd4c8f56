import type { SiteFault } from '../../config/index.js';

/** `site.yaml:12:5: error: stations[0].floors[3].contact: ...` as compilers write it, so that editors find the place. */
export function describeFault({ file, line, column, severity, field, message }: SiteFault): string {
  return `${file}:${line}:${column}: ${severity}: ${field === '' ? '' : `${field}: `}${message}`;
}
