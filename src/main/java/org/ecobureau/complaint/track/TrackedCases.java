package org.ecobureau.complaint.track;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.attachment.PhotoView;
import org.ecobureau.complaint.Actor;
import org.ecobureau.complaint.CaseIdentities;
import org.ecobureau.complaint.CasePhotos;
import org.ecobureau.complaint.CaseReader;
import org.ecobureau.complaint.CaseRetention;
import org.ecobureau.complaint.CaseSheet;
import org.ecobureau.complaint.Followed;
import org.ecobureau.complaint.IdentityField;
import org.ecobureau.complaint.LaterPhotos;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.RewardWish;
import org.ecobureau.region.Townships;

/** Puts the case page together. */
@ApplicationScoped
class TrackedCases {

    @Inject
    CaseReader reader;

    @Inject
    CasePhotos photos;

    @Inject
    LaterPhotos later;

    @Inject
    CaseRetention retention;

    @Inject
    QuestionCatalogue questions;

    @Inject
    CaseIdentities identities;

    @Inject
    Townships townships;

    TrackedCase of(String number) {
        Followed followed = reader.followed(number);
        List<PhotoView> pictures = photos.of(number);
        CaseRetention.Standing kept = retention.of(number, !pictures.isEmpty());
        return TrackedCase.of(followed, facts(followed.own(), kept), pictures, later.room(number), kept,
                reader.openTo(followed.own(), Actor.reporter()));
    }

    private List<TrackedCase.Fact> facts(CaseSheet sheet, CaseRetention.Standing kept) {
        List<TrackedCase.Fact> facts = new ArrayList<>();
        add(facts, "污染类型", String.join("、", sheet.types().stream().map(PollutionType::label).toList()));
        add(facts, "具体情况", String.join("、",
                sheet.subtypes().stream().map(s -> questions.subtypeLabel(sheet.types(), s)).toList()));
        add(facts, "地点", townships.nameOf(sheet.township()) + (sheet.place() == null ? "" : "，" + sheet.place()));
        add(facts, "经过", kept.text(sheet.description()));
        add(facts, "身份", sheet.identityMode().label());
        add(facts, "您留下的", sheet.identityKept() ? kept(sheet) : "");
        add(facts, RewardWish.LABEL, RewardWish.of(sheet) ? RewardWish.words(sheet) : "");
        return facts;
    }

    /** Which fields are kept; nothing of what stands in them. */
    private String kept(CaseSheet sheet) {
        String fields = identities.kept(sheet.number()).stream().map(IdentityField::label).collect(Collectors.joining("、"));
        return fields.isEmpty() ? ""
                : fields + "（加密保存，这里不显示）"
                        + (sheet.byPost() ? "。只有通信地址，所以我们写信告诉您；凭查询码在这里也看得到。" : "");
    }

    private static void add(List<TrackedCase.Fact> facts, String label, String value) {
        if (!value.isBlank()) {
            facts.add(new TrackedCase.Fact(label, value));
        }
    }
}
