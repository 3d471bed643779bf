package org.ecobureau.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.ecobureau.attachment.AttachmentView;
import org.ecobureau.attachment.PhotoView;

/**
 * One visit as read by staff: every version of its record, samples with their results, photos and documents.
 *
 * @param number of the case it belongs to: the own one, or one merged into it
 * @param versions in the order they were written; the last one counts
 */
public record VisitSheet(String number, int no, List<Version> versions, List<Sample> samples, List<PhotoView> photos,
        List<AttachmentView> documents) {

    /**
     * The record as somebody wrote it.
     *
     * @param metName personal data, null when nobody asked for it
     * @param reason why it replaces the version before, null in the first
     */
    public record Version(int version, Instant startedAt, Instant endedAt, List<String> officers, String place,
            String metRole, String metName, String seen, String ordered, String reason, Instant recordedAt,
            String recordedBy, String unit) {

        @Override
        public String toString() {
            return "Version[" + version + "]";
        }
    }

    /** One sample; without results it is pending, the last result counts. */
    public record Sample(int no, SampleMedium medium, String point, String parameter, String item, Instant takenAt,
            String laboratory, List<Result> results) {

        public Optional<Result> result() {
            return results.isEmpty() ? Optional.empty() : Optional.of(results.get(results.size() - 1));
        }
    }

    /** One result. */
    public record Result(SampleValue value, String unit, String laboratory, LocalDate measuredOn, String reason,
            Instant recordedAt, String recordedBy) {
    }

    public Version latest() {
        return versions.get(versions.size() - 1);
    }

    /** How many samples wait for their result. */
    public long pending() {
        return samples.stream().filter(s -> s.results().isEmpty()).count();
    }
}
