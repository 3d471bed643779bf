package org.ecobureau.complaint.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import org.ecobureau.complaint.Channel;
import org.ecobureau.shared.text.Nfc;

/** Brings what a clerk typed on the entry screen back, and says what is kept. */
@ApplicationScoped
class EntryDraftViews {

    private static final int FIRST_WORDS = 20;

    @Inject
    EntryDrafts drafts;

    @Inject
    DraftViews draftViews;

    /** The form of a page with what is said about drafts. */
    record Opened(EntryForm form, EntryDraftView kept) {
    }

    /**
     * The screen as it opens: empty, or with the draft that was asked for. Never with another one by itself: the next caller
     * is somebody else.
     */
    Opened open(EntryForm fresh, String asked, String done, String clerk) {
        List<EntryDrafts.Kept> all = drafts.of(clerk);
        Optional<EntryDrafts.Kept> chosen = all.stream().filter(k -> k.key().equals(asked) && !k.discarded()).findFirst();
        List<EntryDraftView.Line> others = all.stream().filter(k -> chosen.isEmpty() || !k.key().equals(asked)).map(this::line)
                .toList();
        EntryForm form = chosen.map(k -> {
            MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
            k.typed().forEach((name, values) -> typed.put(name, new ArrayList<>(values)));
            return EntryForm.of(typed);
        }).orElse(fresh);
        String told = "discarded".equals(done) ? "草稿已放弃，一天内可以取回。"
                : asked != null && chosen.isEmpty() ? "这份草稿已经登记或放弃了。" : null;
        String time = chosen.map(k -> draftViews.time(k.savedAt())).orElse(null);
        return new Opened(form, new EntryDraftView(drafts.newKey(), chosen.map(EntryDrafts.Kept::key).orElse(null),
                chosen.map(k -> String.valueOf(k.stamp())).orElse(""), time, null, told, others));
    }

    /** Keeps what was sent and is shown again. */
    EntryDraftView again(EntryForm form, boolean asked, String clerk) {
        EntryDrafts.Place place = place(form);
        Optional<Instant> saved = form.holdsWords() ? drafts.save(clerk, place, form.typed()) : Optional.empty();
        String time = saved.map(draftViews::time).orElse(null);
        return new EntryDraftView(place.key(), null, "", null, time,
                asked ? time == null ? "还没有写什么，没有暂存。" : "已暂存。只有您自己看得到，七天内都在。" : null, List.of());
    }

    /** Where a sent form is kept; a new place for one that names none. */
    EntryDrafts.Place place(EntryForm form) {
        return new EntryDrafts.Place(Optional.ofNullable(form.draftKey()).orElseGet(drafts::newKey), form.draftFrom(),
                form.draftStamp());
    }

    private EntryDraftView.Line line(EntryDrafts.Kept kept) {
        String words = String.join("，", List.of(first(kept, "township"), first(kept, "description")).stream()
                .filter(w -> !w.isEmpty()).toList());
        return new EntryDraftView.Line(kept.key(), draftViews.time(kept.savedAt()),
                Channel.byCode(first(kept, "channel")).map(Channel::label).orElse("来件"), words.isEmpty() ? "还没有写情况" : words,
                kept.discarded());
    }

    private static String first(EntryDrafts.Kept kept, String field) {
        String value = Nfc.clean(String.join("", kept.typed().getOrDefault(field, List.of()).stream().limit(1).toList()));
        if (value == null) {
            return "";
        }
        return Nfc.length(value) <= FIRST_WORDS ? value : value.substring(0, value.offsetByCodePoints(0, FIRST_WORDS)) + "…";
    }
}
