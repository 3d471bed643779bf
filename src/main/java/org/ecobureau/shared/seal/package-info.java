/**
 * Secrets at rest: sealed values (AES-256-GCM), keyed hashes and random codes, with keys that can be rotated.
 * May use nothing of ours.
 */
package org.ecobureau.shared.seal;
