package org.ecobureau.monitoring;

/**
 * What is known about a delivery before its rows are looked at.
 *
 * @param who account that brings it
 * @param fileName name of the file, or null
 * @param sha256 lower-case hex digest of the bytes that came in
 * @param source who measured, as pages print it; {@link Reading#DEMONSTRATION} marks demonstration rows
 * @param state how far the values are checked: provisional or verified
 */
public record BatchInfo(ImportBatch.Channel channel, String who, String fileName, String sha256, String source,
        ObservationState state) {
}
