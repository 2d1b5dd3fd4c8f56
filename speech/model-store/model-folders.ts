/** The two places where model folders lie. */
export interface ModelFolders {
  /** `speech/models`: the registry and the models that come with the program. Never written to. */
  readonly embedded: string;
  /** What `liftvoice models install` made, or a person put there; it need not exist. */
  readonly installed: string;
}

/** A folder name and nothing more: it is joined to a path. */
export const modelNamePattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$';

const namePattern = new RegExp(modelNamePattern, 'u');

export function isModelName(text: string): boolean {
  return namePattern.test(text);
}
