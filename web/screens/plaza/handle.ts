/** "Núria Solé" → "nuriasole": what Plaza takes as a handle; empty while there is too little to make one of. */
export function handleFor(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 30);
  return plain.length >= 2 ? plain : "";
}
