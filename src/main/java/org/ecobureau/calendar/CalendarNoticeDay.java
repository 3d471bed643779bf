package org.ecobureau.calendar;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A day of a stored notice. */
@Entity
@Table(name = "calendar_notice_day")
@IdClass(CalendarNoticeDay.Key.class)
class CalendarNoticeDay extends PanacheEntityBase {

    /** Notice and day. */
    record Key(Long noticeId, LocalDate day) implements java.io.Serializable {
    }

    @Id
    @Column(name = "notice_id")
    Long noticeId;
    @Id
    LocalDate day;
    @Column(name = "is_workday", updatable = false)
    boolean workday;
    @Column(updatable = false)
    String name;

    static List<CalendarNoticeDay> of(List<Long> notices) {
        return notices.isEmpty() ? List.of() : list("noticeId in ?1 order by noticeId, day", notices);
    }
}
