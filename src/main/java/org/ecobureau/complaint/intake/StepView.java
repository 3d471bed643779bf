package org.ecobureau.complaint.intake;

/** The frame of a question: "第 3 步，共 6 步", where it posts to and where back leads. */
public record StepView(int number, int count, String title, String action, String back) {

    static StepView of(Step step) {
        return new StepView(step.number(), Step.values().length, step.title(), step.address(), step.back());
    }
}
