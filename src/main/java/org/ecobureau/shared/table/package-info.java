/**
 * Tables in files: CSV and XLSX read row by row in constant memory, small ones held whole, and XLSX written.
 * May use shared.text and shared.web.
 */
package org.ecobureau.shared.table;
