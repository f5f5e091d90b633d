/** Puts a file where the browser puts what is downloaded. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file by then; an address that is kept keeps the file in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
