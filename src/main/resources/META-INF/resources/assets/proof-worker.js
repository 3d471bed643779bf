// Solves a challenge of docs/features/complaints.md, part by part, away from the page so that it stays usable.
'use strict';
self.onmessage = async event => {
  const { challenge, bits, parts } = event.data;
  const seed = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(challenge)));
  const atOnce = 64;
  const inputs = Array.from({ length: atOnce }, () => {
    const input = new Uint8Array(seed.length + 8);
    input.set(seed);
    return new DataView(input.buffer);
  });
  const numbers = [];
  for (let part = 0; part < parts; part++) {
    let found = -1;
    for (let first = 0; found < 0; first += atOnce) {
      const hashes = await Promise.all(inputs.map((input, i) => {
        input.setUint32(seed.length, part);
        input.setUint32(seed.length + 4, first + i);
        return crypto.subtle.digest('SHA-256', input);
      }));
      found = hashes.findIndex(hash => bits === 0 || new DataView(hash).getUint32(0) >>> (32 - bits) === 0);
      if (found >= 0) numbers.push(first + found);
    }
    self.postMessage({ done: part + 1 });
  }
  self.postMessage({ solution: challenge + ';' + numbers.join(',') });
};
