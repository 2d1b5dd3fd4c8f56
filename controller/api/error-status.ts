import type { ErrorArea, ErrorCode } from '../../config/kernel/index.js';
import { ElevatorError, errorCatalogue, withoutCode } from '../../config/kernel/index.js';
import type { ErrorBody } from './contract/requests.schema.js';
import type { RuntimeFailure } from './site-runtime.types.js';

const statusOfArea: Readonly<Record<ErrorArea, number>> = {
  CFG: 500,
  LINK: 503,
  PROTO: 502,
  FW: 502,
  SPEECH: 503,
  CMD: 500,
  SAFETY: 409,
  API: 400,
  JOURNAL: 500,
  BUG: 500,
};

const statusOfCode: Partial<Readonly<Record<ErrorCode, number>>> = {
  'ELV-API-002': 404,
  'ELV-API-003': 500,
  'ELV-API-004': 409,
  'ELV-API-005': 422,
  'ELV-API-006': 403,
  'ELV-API-007': 429,
  'ELV-API-008': 503,
};

/** The one map from an error code to the HTTP status it is answered with. */
export function statusOf(code: ErrorCode): number {
  return statusOfCode[code] ?? statusOfArea[errorCatalogue[code].area];
}

/** What a caller may read: for 5xx only the catalogue's sentence, because the message of a fault inside may name paths. The code stands beside it. */
export function bodyOf(error: ElevatorError, requestId: string): ErrorBody {
  const isHidden = statusOf(error.code) >= 500;
  return {
    code: error.code,
    message: isHidden ? errorCatalogue[error.code].meaning : withoutCode(error.message),
    requestId,
  };
}

const codeOfReason: Readonly<Record<RuntimeFailure['reason'], ErrorCode>> = {
  notFound: 'ELV-API-002',
  notSimulated: 'ELV-API-004',
  notPossible: 'ELV-API-005',
};

export function errorOfFailure(failure: RuntimeFailure): ElevatorError {
  return new ElevatorError(codeOfReason[failure.reason], failure.message);
}
