declare module '@echogarden/fvad-wasm' {
  const create: () => Promise<import('./voice-activity.js').FvadModule>;
  export default create;
}
