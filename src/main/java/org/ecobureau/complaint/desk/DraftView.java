package org.ecobureau.complaint.desk;

import java.util.List;
import java.util.Map;

import org.ecobureau.complaint.CaseTexts;

/**
 * What is kept for a person on a case page: drafts of the forms that are open, drafts of others, texts to insert.
 *
 * @param others drafts whose form is not on the page
 * @param texts by the address of the step
 * @param told what was just done with a draft, null for nothing
 */
public record DraftView(String number, List<Draft> drafts, List<Draft> others, Map<String, List<CaseTexts.Filled>> texts,
        String told) {

    /**
     * A draft of one form.
     *
     * @param path where it is kept, thrown away and taken back
     * @param page where its form is
     * @param fresh kept by this very request, so the person need not be told where the words come from
     * @param open whether the step can still be taken
     * @param since what happened in the case after it was written
     * @param typed the words, for a step that cannot be taken any more
     * @param earlier what another window had kept, empty without
     */
    public record Draft(String path, String page, String slug, String label, String time, long stamp, boolean discarded,
            boolean fresh, boolean open,
            List<CaseView.Event> since, List<CaseView.Fact> typed, String earlierTime, List<CaseView.Fact> earlier) {

        /** The page of its form; the list one came from goes along. */
        public String page(ListWalk walk) {
            int mark = page.indexOf('#');
            String address = mark < 0 ? page : page.substring(0, mark);
            return address + (address.contains("?") ? walk.more() : walk.first()) + page.substring(address.length());
        }
    }

    /** Where the form of a step is kept. */
    public String path(String slug) {
        return path(number, slug);
    }

    static String path(String number, String slug) {
        return "/staff/cases/" + number + "/drafts/" + slug;
    }

    /** What was just done with a draft, in words; null for nothing. */
    static String told(String draft) {
        return switch (draft == null ? "" : draft) {
            case "kept" -> "已暂存。只有您自己看得到，下次打开还在。";
            case "inserted" -> "常用文字已加在最后，请把【】里的内容填好。";
            case "choose" -> "已暂存。请先选一段常用文字，再点“插入”。";
            case "discarded" -> "草稿已放弃，一天内可以取回。";
            case "again" -> "刚才登录已过期，这一步没有办成。保存过的字在表里，请核对后再提交一次。";
            case "restored" -> "草稿已取回。";
            default -> null;
        };
    }

    /** The draft of a form on the page, or null. */
    public Draft draft(String slug) {
        return drafts.stream().filter(d -> d.slug().equals(slug)).findFirst().orElse(null);
    }

    /** Which draft the form shows, empty without one. */
    public String stamp(String slug) {
        Draft draft = draft(slug);
        return draft == null || draft.discarded() ? "" : String.valueOf(draft.stamp());
    }

    /** When the words of a form were kept, or null. */
    public String saved(String slug) {
        Draft draft = draft(slug);
        return draft == null || draft.discarded() ? null : draft.time();
    }

    /** The texts that fit a step, empty for none. */
    public List<CaseTexts.Filled> textsFor(String slug) {
        return texts.getOrDefault(slug, List.of());
    }

    /** The field of a step that takes an inserted text. */
    public String field(String slug) {
        return Steps.bySlug(slug).map(Steps::textField).orElse(null);
    }
}
