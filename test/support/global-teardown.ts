/** Ends what global-setup started. */
export default async function stopServer(): Promise<void> {
  await globalThis.guikuTestServer?.stop();
}
