/** What every page and API call shares: errors, paging, caching, security headers, limits. May use {@code shared}. */
package org.ecobureau.shared.web;
