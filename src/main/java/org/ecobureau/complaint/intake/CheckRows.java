package org.ecobureau.complaint.intake;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.ecobureau.complaint.IdentityMode;
import org.ecobureau.complaint.PollutionType;
import org.ecobureau.complaint.QuestionCatalogue;
import org.ecobureau.complaint.RewardWish;
import org.ecobureau.region.Townships;

/** Says back to the reporter, in words, what they are about to send. */
@ApplicationScoped
class CheckRows {

    static final String CONSENT = "公开办理结果";

    @Inject
    QuestionCatalogue questions;

    @Inject
    Townships townships;

    List<CheckRow> of(ComplaintDraft draft, int photos) {
        List<CheckRow> rows = new ArrayList<>();
        List<PollutionType> types = draft.pollutionTypes();
        add(rows, "污染类型", join(types.stream().map(PollutionType::label).toList()), Step.TYPES);
        add(rows, "具体情况", join(draft.subtypes.stream().map(s -> questions.subtypeLabel(types, s)).toList()), Step.DETAILS);
        draft.answers.forEach((name, answer) -> questions.question(name)
                .ifPresent(q -> add(rows, q.label(), q.answerLabel(answer), Step.DETAILS)));
        add(rows, "乡镇、街道", given(draft.township) ? townships.nameOf(draft.township) : null, Step.PLACE);
        add(rows, "地点", draft.place, Step.PLACE);
        if (given(draft.latitude)) {
            add(rows, "坐标", "北纬 " + draft.latitude + "，东经 " + draft.longitude
                    + (ComplaintDraft.GCJ02.equals(draft.coordinates) ? "（高德、腾讯等地图的坐标，提交时换算）" : ""), Step.PLACE);
        }
        add(rows, "被投诉的单位", draft.enterprise, Step.PLACE);
        if (ComplaintDraft.SAME.equals(draft.nearby)) {
            rows.add(new CheckRow("附近的反映", "和先来的一件是同一件事（核对对得上的，合在一起办理）", NearbyPages.ROOT));
        }
        add(rows, "经过", draft.description, Step.WHAT);
        add(rows, "发生时间", draft.occurredAt == null ? null : draft.occurredAt.replace('T', ' '), Step.WHAT);
        add(rows, "照片", photos == 0 ? null : photos + " 张", Step.WHAT);
        add(rows, "身份", IdentityMode.byCode(draft.identity).map(IdentityMode::label).orElse(null), Step.IDENTITY);
        add(rows, "姓名", draft.name, Step.IDENTITY);
        add(rows, "电话", draft.phone, Step.IDENTITY);
        add(rows, "电子邮箱", draft.email, Step.IDENTITY);
        add(rows, RewardWish.LABEL, RewardWish.YES.equals(draft.rewardWish) && "named".equals(draft.identity) ? "是" : null,
                Step.IDENTITY);
        add(rows, CONSENT, "true".equals(draft.publicConsent) ? "同意（不含您的个人信息）" : "不同意", Step.IDENTITY);
        return rows;
    }

    private static void add(List<CheckRow> rows, String label, String value, Step step) {
        if (given(value)) {
            rows.add(new CheckRow(label, value, step.address()));
        }
    }

    private static boolean given(String value) {
        return value != null && !value.isBlank();
    }

    private static String join(List<String> words) {
        return String.join("、", words);
    }
}
