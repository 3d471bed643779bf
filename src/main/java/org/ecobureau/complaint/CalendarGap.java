package org.ecobureau.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.ecobureau.calendar.OfficialCalendar;
import org.ecobureau.calendar.StoredWorkCalendar;
import org.ecobureau.shared.time.ChinaTime;

/** Says when a year's official calendar is missing that a term may need, in time to store it. */
@ApplicationScoped
public class CalendarGap {

    @Inject
    StoredWorkCalendar calendar;

    @Inject
    ClockRuleBook rules;

    @Inject
    Clock clock;

    /** What was found on a day with a calendar. */
    private record Found(LocalDate day, OfficialCalendar calendar, OptionalInt year) {
    }

    private volatile Found last;

    /** The first year that is missing, if one is; worked out once a day and calendar, for it stands above every list. */
    public OptionalInt year() {
        LocalDate today = ChinaTime.today(clock);
        OfficialCalendar now = calendar.current();
        Found found = last;
        if (found == null || found.calendar() != now || !found.day().equals(today)) {
            found = new Found(today, now, TermHorizon.firstMissing(rules.all(), today, now));
            last = found;
        }
        return found.year();
    }

    /** How many cases that are worked on have no due date already. */
    @Transactional
    public long affected() {
        List<CaseStatus> answering = CaseTransitions.all().stream().filter(t -> t.action() == CaseAction.SUPERVISE)
                .map(Transition::from).toList();
        // What is answered or has ended is due only while its letter is not posted.
        return ComplaintCase.count("nextDue is null and (status in ?1 or postSince is not null)", answering);
    }

    /** The alarm in words; null when all is well. */
    @Transactional
    public String alarm() {
        OptionalInt year = year();
        if (year.isEmpty()) {
            return null;
        }
        long affected = affected();
        return "缺少 " + year.getAsInt() + " 年的工作日历：按工作日计算、会跨到这一年的期限算不出来，到了那一年到期提醒也会停。"
                + (affected == 0 ? "" : "现在已有 " + affected + " 件算不出期限。")
                + "国务院办公厅放假通知公布后，请系统管理员在“工作日历”里上传。";
    }
}
