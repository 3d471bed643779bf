package org.ecobureau.eia.desk;

import java.util.List;

import org.ecobureau.eia.NoticeView.DocumentView;
import org.ecobureau.shared.web.Option;

/**
 * What the form of a notice needs besides what was typed.
 *
 * @param action the address the form is sent to
 * @param stage code of the stage
 * @param versionId null while nothing is stored
 * @param projectId the project a new notice belongs to, null for a new project
 * @param correction whether it replaces a published version: the first day is fixed then
 * @param documents files stored so far
 * @param period the calculated period in words, or null
 * @param idempotencyKey of a new notice
 */
public record FormPage(String action, String stage, String stageLabel, Long versionId, Integer lockVersion, Long projectId,
        boolean correction, List<DocumentView> documents, List<String> period, String idempotencyKey,
        List<Option> townships, List<Option> authorities, List<Option> reportTypes, List<Option> countingRules,
        List<Option> outcomes) {

    FormPage withPeriod(List<String> words) {
        return new FormPage(action, stage, stageLabel, versionId, lockVersion, projectId, correction, documents, words,
                idempotencyKey, townships, authorities, reportTypes, countingRules, outcomes);
    }

    public boolean acceptance() {
        return stage.equals("acceptance");
    }

    public boolean proposed() {
        return stage.equals("proposed");
    }

    public boolean decision() {
        return stage.equals("decision");
    }
}
