/**
 * What a photo really is, judged by its bytes, and the copies that are shown of it. Pure code without framework.
 * May use nothing of ours.
 */
package org.ecobureau.attachment.photo;
