package org.ecobureau.complaint.desk;

import java.util.List;
import java.util.UUID;

import org.ecobureau.complaint.desk.CaseView.Fact;
import org.ecobureau.shared.web.Option;

/**
 * A visit in words.
 *
 * @param number of the case it belongs to; via is the same when that is not the case shown, else null
 * @param iso the day as a field wants it
 * @param metRole without the name, for words that go elsewhere
 * @param version the version of the record that counts
 * @param earlier the versions it replaced, the oldest first
 * @param note who wrote it down and when, and why it was corrected
 */
public record VisitView(String number, String via, int no, String iso, String day, String time, List<String> officers,
        String place, String metRole, String met, String seen, String ordered, int version, String note, String reason,
        List<Version> earlier,
        List<Sample> samples, long pending, List<Photo> photos, List<Document> documents) {

    /** "张三、李四". */
    public String who() {
        return String.join("、", officers);
    }

    /** "3 个样品，1 个等结果"; null without samples. */
    public String sampled() {
        return samples.isEmpty() ? null : samples.size() + " 个样品" + (pending == 0 ? "" : "，" + pending + " 个等结果");
    }

    /** The samples a result may be of. */
    public List<Option> sampleOptions() {
        return samples.stream().map(s -> Option.of(Integer.toString(s.no()), s.no() + "　" + s.item() + "，" + s.point()
                + (s.result() == null ? "" : "（已有 " + s.result() + "）"))).toList();
    }

    /** A version that was replaced. */
    public record Version(int version, String note, List<Fact> facts) {
    }

    /**
     * A sample.
     *
     * @param result value and unit, null while it is pending
     * @param how laboratory or instrument and day
     * @param earlier results that were replaced, with the reason
     */
    public record Sample(int no, String medium, String point, String item, String takenAt, String result, String how,
            List<String> earlier) {
    }

    /** A photo of the visit. */
    public record Photo(UUID thumbnail, UUID shown, UUID original, int width, int height, boolean clean, String state) {
    }

    /** A document of the visit. */
    public record Document(UUID id, String name, String size, String sha256, boolean clean, String state) {
    }
}
