package org.ecobureau.region;

/**
 * One published fact near a place and time.
 *
 * @param label what kind of fact, for instance 夜间施工证明
 * @param text the fact in words, with its time
 * @param href the page it comes from
 * @param telling false when it only says that nothing is known
 * @param demonstration made-up data for trying out the site
 */
public record NearbyFact(String label, String text, String href, boolean telling, boolean demonstration) {
}
