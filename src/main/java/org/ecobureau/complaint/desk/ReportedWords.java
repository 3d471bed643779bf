package org.ecobureau.complaint.desk;

import java.util.List;

import org.ecobureau.complaint.ReportedValue;
import org.ecobureau.shared.time.ChinaTime;

/** The value an error was reported in, with words for the answer when it was corrected since. */
final class ReportedWords {

    private ReportedWords() {
    }

    static CaseView.Reported of(ReportedValue value, String baseUrl) {
        List<CaseView.Reported.Change> changes = value.changes().stream().map(c -> new CaseView.Reported.Change(c.version(),
                c.now(), ChinaTime.minute(c.at()), c.note())).toList();
        return new CaseView.Reported(value.value(), value.href(), value.then(), changes, value.mended(), value.demonstration(),
                value.mended() ? proposal(value, changes.get(changes.size() - 1), baseUrl) : null);
    }

    private static String proposal(ReportedValue value, CaseView.Reported.Change last, String baseUrl) {
        return "您反映的" + value.value() + "，我们核对后已经更正：原来公布的是 " + value.then() + "，现在是 " + last.now() + "（" + last.at()
                + "公布）。" + (last.note() == null ? "" : "更正说明：" + last.note() + "。") + "全部版本可以在 " + baseUrl + value.href()
                + " 查看。谢谢您帮我们改正。";
    }
}
