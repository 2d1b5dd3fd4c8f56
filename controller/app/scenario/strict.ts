/** A mistyped name is a fault, and not passed over. */
export const strict = { additionalProperties: false } as const;
