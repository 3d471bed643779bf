package org.ecobureau.complaint.desk;

import java.time.Instant;

import org.ecobureau.complaint.ClockReading;
import org.ecobureau.complaint.desk.CaseView.ClockView;
import org.ecobureau.shared.time.ChinaTime;

/** The clocks of a case in words. */
final class ClockWords {

    private ClockWords() {
    }

    /** Until when in words, or when it was done. */
    static ClockView of(ClockReading reading, Instant now) {
        if (reading.calendarMissing()) {
            return new ClockView(duty(reading), "期限算不出来：缺少那一年的工作日历，请联系系统管理员录入。",
                    reading.open() ? DueView.none("缺工作日历") : new DueView("none", "已完成", ""));
        }
        var day = ChinaTime.dayOf(reading.due());
        if (reading.kind() == ClockReading.Kind.RETURN && !reading.open()) {
            boolean lapsed = reading.due().equals(reading.doneAt());
            return new ClockView(duty(reading), lapsed ? "退回期限 " + ChinaTime.day(day) + " 已过，由我们办理" : "已决定办理，不再退回",
                    DueView.none(""));
        }
        if (reading.open()) {
            DueView due = DueView.of(reading.due(), now);
            String extended = reading.state() == ClockReading.State.EXTENDED ? "，已延期" : "";
            String late = due.level().equals("late") ? "（" + due.detail() + "）" : "";
            return new ClockView(duty(reading),
                    "最迟 " + ChinaTime.day(day) + "（" + ChinaTime.weekday(day) + "）24:00 前" + extended + late, due);
        }
        boolean late = reading.state() == ClockReading.State.LATE;
        return new ClockView(duty(reading),
                ChinaTime.shortMinute(reading.doneAt()) + "（期限 " + ChinaTime.day(day) + "）",
                new DueView(late ? "late" : "done", late ? "超期完成" : "按时完成", ""));
    }

    private static String duty(ClockReading reading) {
        return reading.basis() == null ? reading.kind().label() : reading.kind().label() + "（" + reading.basis() + "）";
    }
}
