/**
 * Messages out: a transactional outbox with sealed addresses, mail and text-message channels, templates as data.
 * May use shared, region, staff and audit.
 */
package org.ecobureau.notify;
