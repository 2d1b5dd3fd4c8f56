/** The package comes without types; voice-activity.ts says what it uses of it. */
declare module '@echogarden/fvad-wasm' {
  const create: () => Promise<unknown>;
  export default create;
}
