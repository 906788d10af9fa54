/** A template as text: Vite and Vitest read it so. */
declare module '*.typ?raw' {
  const template: string;
  // biome-ignore lint/style/noDefaultExport: so is what Vite makes of `?raw`
  export default template;
}
